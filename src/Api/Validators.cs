using FluentValidation;
using Qawl.Api.Annotations;
using Qawl.Api.Articles;
using Qawl.Api.Claims;
using Qawl.Api.Connections;
using Qawl.Api.Copies;
using Qawl.Api.Discovery;
using Qawl.Api.Feeds;
using Qawl.Api.Imports;
using Qawl.Api.Mentions;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Statistics;
using Qawl.Api.Timelines;
using Qawl.Api.Utterances;

namespace Qawl.Api;

/// <summary>What each operation's query, or body, is checked with. An operation without its own does not start.</summary>
internal static class Validators
{
    public static void AddValidators(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<Addition>, AdditionValidator>();
        services.AddSingleton<IValidator<AnnotationFilter>, AnnotationFilterValidator>();
        services.AddSingleton<IValidator<ArticleFilter>, ArticleFilterValidator>();
        services.AddSingleton<IValidator<ArticleQuoteFilter>, ArticleQuoteFilterValidator>();
        services.AddSingleton<IValidator<ArticleStatsFilter>, ArticleStatsFilterValidator>();
        services.AddSingleton<IValidator<Claim>, ClaimValidator>();
        services.AddSingleton<IValidator<ConnectionFilter>, ConnectionFilterValidator>();
        services.AddSingleton<IValidator<CopyFilter>, CopyFilterValidator>();
        services.AddSingleton<IValidator<Deletion>, DeletionValidator>();
        services.AddSingleton<IValidator<Draft>, DraftValidator>();
        services.AddSingleton<IValidator<ImportFilter>, ImportFilterValidator>();
        services.AddSingleton<IValidator<MentionFilter>, MentionFilterValidator>();
        services.AddSingleton<IValidator<NewArticle>, NewArticleValidator>();
        services.AddSingleton<IValidator<NewImport>, NewImportValidator>();
        services.AddSingleton<IValidator<OrganizationFilter>, OrganizationFilterValidator>();
        services.AddSingleton<IValidator<PersonFilter>, PersonFilterValidator>();
        services.AddSingleton<IValidator<QuoteFeedFilter>, AnyQuoteFilterValidator>();
        services.AddSingleton<IValidator<QuoteFilter>, QuoteFilterValidator>();
        services.AddSingleton<IValidator<QuoteStatsFilter>, QuoteStatsFilterValidator>();
        services.AddSingleton<IValidator<QuoteView>, QuoteViewValidator>();
        services.AddSingleton<IValidator<RejectionFilter>, RejectionFilterValidator>();
        services.AddSingleton<IValidator<RevisionFilter>, RevisionFilterValidator>();
        services.AddSingleton<IValidator<SearchFilter>, SearchFilterValidator>();
        services.AddSingleton<IValidator<SpokenFeedFilter>, AnyQuoteFilterValidator>();
        services.AddSingleton<IValidator<SpokenListFilter>, SpokenListFilterValidator>();
        services.AddSingleton<IValidator<SuggestFilter>, SuggestFilterValidator>();
        services.AddSingleton<IValidator<TimelineFilter>, TimelineFilterValidator>();
        services.AddSingleton<IValidator<UtteranceFilter>, UtteranceFilterValidator>();
        services.AddSingleton<IValidator<VariantFilter>, VariantFilterValidator>();
    }
}
