using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Imports;

/// <summary>Which runs.</summary>
internal sealed record ImportFilter : PageFilter
{
    /// <summary>Runs that are running, finished or failed.</summary>
    public WireValue<ImportStatus>[]? Status { get; init; }

    /// <summary>Runs of this very source, for example <c>POST /v1/imports</c>; <c>POST /v1/articles</c> has a run for each article that was posted, which are left out unless they are asked for.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Source { get; init; }
}

/// <summary>Which rejections of a run; they come as the documents did.</summary>
internal sealed record RejectionFilter : PageFilter
{
    /// <summary>Documents rejected for this reason.</summary>
    public WireValue<RejectionReason>[]? Reason { get; init; }
}

/// <summary>How documents are imported.</summary>
internal sealed record NewImport
{
    /// <summary>Which fields hold what: a preset (default, saudinewsnet) or pairs such as content=body_text,outlet=paper with commas between them; else recognized.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    [RegularExpression(FieldNames.Pattern)]
    public string? Fields { get; init; }

    /// <summary>Extract again what an older engine version left.</summary>
    public WireValue<bool>? Reextract { get; init; }

    /// <summary>Also store what was taken down; then it is no longer taken down.</summary>
    public WireValue<bool>? Force { get; init; }
}

internal sealed class ImportFilterValidator : AbstractValidator<ImportFilter>
{
    public ImportFilterValidator()
    {
        Include(new PageFilterValidator());
        RuleForEach(f => f.Status).Understood();
        RuleFor(f => f.Source).Text(Limits.Name);
    }
}

internal sealed class RejectionFilterValidator : AbstractValidator<RejectionFilter>
{
    public RejectionFilterValidator()
    {
        Include(new PageFilterValidator());
        RuleForEach(f => f.Reason).Understood();
    }
}

internal sealed class NewImportValidator : AbstractValidator<NewImport>
{
    public NewImportValidator()
    {
        RuleFor(i => i.Fields).Text(Limits.Name);
        RuleFor(i => i.Fields)
            .Must(f => f is null || FieldNames.IsWellFormed(f))
            .WithMessage(
                (_, f) =>
                    "must be default, saudinewsnet or FIELD=NAME, or several of them with commas between them; FIELD is one of "
                    + $"title, content, outlet, url, publishedAt, externalId. It is {Echo.Of(f!)}."
            );
        RuleFor(i => i.Reextract).Understood();
        RuleFor(i => i.Force).Understood();
    }
}
