using Qawl.Api;
using Qawl.Api.Access;
using Qawl.Api.Annotations;
using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Caching;
using Qawl.Api.Claims;
using Qawl.Api.Connections;
using Qawl.Api.Copies;
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
using Qawl.Api.Reconciliation;
using Qawl.Api.Requests;
using Qawl.Api.Service;
using Qawl.Api.Settings;
using Qawl.Api.Statistics;
using Qawl.Api.Timelines;
using Qawl.Api.Utterances;

return args switch
{
    ["openapi", .. var rest] => await ContractVerb.RunAsync(Build([], withDatabase: false), rest),
    ["health", .. var rest] => await HealthProbe.RunAsync(rest),
    ["--help" or "-h", ..] => Usage.Help(),
    [var verb, ..] when !verb.StartsWith('-') => Usage.UnknownVerb(verb),
    _ when Usage.FirstUnknown(args) is { } option => Usage.UnknownOption(option),
    _ => await Server.RunAsync(() => Build(args, withDatabase: true)),
};

static WebApplication Build(string[] args, bool withDatabase)
{
    var builder = WebApplication.CreateSlimBuilder(args);
    var settings = ServiceSettings.From(builder.Configuration);
    builder.Harden();
    builder.Services.TrustProxies(settings);
    builder.LogAsJson();
    builder.AddTelemetry(settings);
    AddServices(builder.Services, settings);
    if (withDatabase)
    {
        KnownSettings.Check(builder.Configuration);
        builder.UseDatabase(settings);
    }
    builder.AddHttp(settings, withDatabase);

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseTelemetry();
    app.UseRequests();
    app.UseExceptionHandler(_ => { });
    app.UseStatusCodePages(Failures.ExplainAsync);
    app.UseAnswerHeaders(settings);
    app.UseSafeHeaders();
    app.UseOwnHosts(settings);
    app.UseShedding();
    app.UseRequestTimeouts();
    app.UseCallers();
    app.UseRates();
    app.UseApiKey();
    app.UseStrictQueryText();
    app.UseAcceptedBody();
    app.UseNegotiation();
    app.UseKeptAnswers(settings);
    MapRoutes(app, settings);
    return app;
}

static void AddServices(IServiceCollection services, ServiceSettings settings)
{
    services.ConfigureHttpJsonOptions(json => WireJson.Apply(json.SerializerOptions));
    services.AddExceptionHandler<Failures>();
    services.AddSingleton(TimeProvider.System);
    services.AddSingleton(_ => new Store(TimeProvider.System, settings.ReadsAtOnce));
    services.AddSingleton(settings);
    services.AddSingleton<KnownKeys>();
    services.AddSingleton<ApiKey>();
    services.AddRates();
    services.AddSingleton<OpenLists>();
    services.AddSingleton<ListAnswers>();
    services.AddSingleton<ReadinessCheck>();
    services.AddSingleton<Verifier>();
    services.AddSingleton<DraftVerifier>();
    services.AddValidators();
    services.AddContract();
}

static void MapRoutes(WebApplication app, ServiceSettings settings)
{
    var v1 = app.MapGroup("/v1").WithStrictQueries().WithAnswersOfData().Negotiated().MayFail().ForReaders();
    var rows = v1.MapGroup("").MayBeShed();
    rows.MapPeople();
    rows.MapOrganizations();
    rows.MapArticles();
    rows.MapQuotes();
    rows.MapUtterances();
    rows.MapCopies();
    rows.MapMentions();
    v1.MapConnections();
    v1.MapTimelines();
    v1.MapDiscovery();
    v1.MapClaims();
    v1.MapImports(settings.LargestImport);
    v1.MapStatistics();
    v1.MapAnnotations();
    v1.MapFeeds();
    app.MapReconciliation();
    app.MapHealth();
    app.MapMetrics();
    app.MapProblemPages().WithAnswersOfProgram();
    app.MapContract();
}
