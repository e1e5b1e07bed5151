using Qawl.Api;
using Qawl.Api.Annotations;
using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Caching;
using Qawl.Api.Connections;
using Qawl.Api.Data;
using Qawl.Api.Discovery;
using Qawl.Api.Feeds;
using Qawl.Api.Imports;
using Qawl.Api.Json;
using Qawl.Api.Lists;
using Qawl.Api.Mentions;
using Qawl.Api.OpenApi;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Service;
using Qawl.Api.Statistics;
using Qawl.Api.Timelines;

return args switch
{
    ["openapi", .. var rest] => await ContractVerb.RunAsync(Build([], withDatabase: false), rest),
    ["health", .. var rest] => await HealthProbe.RunAsync(rest),
    ["--help" or "-h", ..] => Usage.Help(),
    [var verb, ..] when !verb.StartsWith('-') => Usage.Unknown(verb),
    _ => await Server.RunAsync(() => Build(args, withDatabase: true)),
};

static WebApplication Build(string[] args, bool withDatabase)
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.Harden();
    builder.LogAsJson();
    var services = builder.Services;
    services.ConfigureHttpJsonOptions(json => JsonForm.Apply(json.SerializerOptions));
    services.AddExceptionHandler<Failures>();
    services.AddSingleton(TimeProvider.System);
    services.AddSingleton<Store>();
    services.AddSingleton<Listing>();
    services.AddSingleton<RowReading>();
    services.AddSingleton<ListAnswers>();
    services.AddSingleton<Selection>();
    services.AddSingleton<ReadinessCheck>();
    services.AddValidators();
    services.AddContract();
    if (withDatabase)
    {
        builder.UseDatabase();
    }
    var http = builder.AddHttp(withDatabase);

    var app = builder.Build();
    app.UseRequests();
    app.UseExceptionHandler(_ => { });
    app.UseStatusCodePages(Failures.ExplainAsync);
    app.UseAnswerHeaders(http);
    app.UseSafeHeaders();
    app.UseRequestTimeouts();
    app.UseStrictQueryText();
    app.UseBodyForm();
    app.UseApiKey();
    app.UseNegotiation();
    app.UseKeptAnswers(http);

    var v1 = app.MapGroup("/v1").WithStrictQueries().WithAnswersOfData().Negotiated().MayFail();
    v1.MapPeople();
    v1.MapOrganizations();
    v1.MapArticles();
    v1.MapQuotes();
    v1.MapMentions();
    v1.MapConnections();
    v1.MapTimelines();
    v1.MapDiscovery();
    v1.MapImports(app.Configuration);
    v1.MapStatistics();
    v1.MapAnnotations();
    v1.MapFeeds();
    app.MapHealth();
    app.MapProblemPages().WithAnswersOfProgram();
    app.MapContract();
    return app;
}
