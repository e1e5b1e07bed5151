using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Json;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Articles;

/// <summary>A document to import: its text or its HTML, and what is known of it. Given fields outrank what the document says.</summary>
internal sealed record NewArticle
{
    /// <summary>Plain text, page furniture included or not. Either this or html.</summary>
    public string? Text { get; init; }

    /// <summary>A page's HTML. Either this or text.</summary>
    public string? Html { get; init; }

    /// <summary>Who published it. It is part of the article's identity.</summary>
    [StringLength(GivenText.Longest, MinimumLength = 1)]
    public string? Outlet { get; init; }

    // Line ends and tabs count as spaces, as in imports.
    [StringLength(GivenText.Longest, MinimumLength = 1)]
    public string? Title
    {
        get;
        init => field = GivenValues.Line(value) ?? value;
    }

    /// <summary>Where it came from: http or https. It is stored, never fetched.</summary>
    [StringLength(GivenText.LongestAddress, MinimumLength = 1)]
    [RegularExpression(NewArticleValidator.AddressPattern)]
    public string? Url { get; init; }

    /// <summary>A day such as 2024-05-04, or a time such as 2024-05-04T10:30:00Z; without an offset the zone stays unknown. A fraction of the second is left out.</summary>
    [RegularExpression(StatedDate.InputPattern)]
    public string? PublishedAt { get; init; }

    /// <summary>The publisher's own number or name for it.</summary>
    [StringLength(GivenText.Longest, MinimumLength = 1)]
    public string? ExternalId { get; init; }

    internal IncomingDocument ToDocument() =>
        IncomingDocument.OfText(
            Url ?? ExternalId ?? Title ?? "article",
            Html ?? IncomingDocument.TextOf(Title, Text!),
            Html is null ? DocumentFormat.Text : DocumentFormat.Html,
            new GivenFields
            {
                Outlet = Outlet,
                Title = Title,
                Url = Url,
                ExternalId = ExternalId,
                Published = IncomingDocument.TimeOf(PublishedAt),
            }
        );
}

internal sealed class NewArticleValidator : AbstractValidator<NewArticle>
{
    /// <summary>Without white space at either end; what else an address must be is checked too.</summary>
    internal const string AddressPattern = @"^[hH][tT][tT][pP][sS]?://.*\S$";

    public NewArticleValidator()
    {
        RuleFor(a => a.Text)
            .Must((a, text) => (text is null) != (a.Html is null))
            .WithMessage("must be there if html is not, and only then.");
        RuleFor(a => a.Text).Must(t => t is null || !t.Contains('\0')).WithMessage("must not contain U+0000.");
        RuleFor(a => a.Html).Must(t => t is null || !t.Contains('\0')).WithMessage("must not contain U+0000.");
        foreach (var field in new[] { RuleFor(a => a.Outlet), RuleFor(a => a.Title), RuleFor(a => a.ExternalId) })
        {
            field.Text(GivenText.Longest).Must(IsSeen).WithMessage((_, text) => Unseen(text!));
        }
        RuleFor(a => a.Url).Text(GivenText.LongestAddress);
        RuleFor(a => a.Url)
            // The parser alone is lenient: it takes backslashes, and white space around the address.
            .Must(u => u is null || GivenText.IsAddress(u))
            .WithMessage((_, u) => $"must be an absolute http or https address, not {Echo.Of(u!)}.");
        RuleFor(a => a.PublishedAt)
            .Must(p => p is null || (StatedDate.IsWellFormed(p) && IncomingDocument.TimeOf(p) is not null))
            .WithMessage((_, p) => $"must be {WireReader<Moment>.Allowed}, not {Echo.Of(p!)}.");
    }

    private static bool IsSeen(string? text) =>
        text is null || !text.EnumerateRunes().Any(p => GivenText.IsUnseen(p) && !Echo.IsHidden(p));

    private static string Unseen(string text) =>
        $"must not contain what nobody sees; it has U+{text.EnumerateRunes().First(GivenText.IsUnseen).Value:X4}.";
}

/// <summary>The article that a document became.</summary>
internal sealed record StoredArticle
{
    public required string Id { get; init; }

    /// <summary>False if the very same article was stored before.</summary>
    public required bool Created { get; init; }
}
