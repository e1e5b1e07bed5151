using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>Values that come with a document, made fit to store.</summary>
public static class GivenValues
{
    /// <summary>Trimmed, without unpaired surrogates and what nobody sees; <c>null</c> if nothing is left.</summary>
    internal static string? Text(string? value) => Trimmed(value) is { } text ? Trimmed(GivenText.Seen(text)) : null;

    private static string? Trimmed(string? value) =>
        value is not null && StoredText.Of(value).Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Without tags, and with nothing left escaped.</summary>
    internal static string? Plain(string? value) =>
        value is null ? null : Leftovers.Decode(MarkupInText.IsIn(value) ? MarkupInText.Read(value).Text : value);

    /// <summary>A given title as it is kept: one line, without tags; <c>null</c> if nothing is left of it.</summary>
    public static string? Line(string? value) =>
        Plain(value) is not { } text ? null
        : text.AsSpan().Trim().ContainsAny('\n', '\r', '\t')
            ? Trimmed(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        : Trimmed(text);

    /// <param name="given">Outranks <paramref name="found"/>, which the document's own structure says.</param>
    internal static GivenFields Merge(GivenFields given, GivenFields found) =>
        new()
        {
            Title = Text(given.Title) ?? found.Title,
            Outlet = Text(given.Outlet) ?? found.Outlet,
            Url = Text(given.Url) ?? found.Url,
            ExternalId = Text(given.ExternalId) ?? found.ExternalId,
            Published = given.Published ?? found.Published,
            Updated = given.Updated ?? found.Updated,
            PageTitle = given.PageTitle ?? found.PageTitle,
            Apart = found.Apart,
        };
}
