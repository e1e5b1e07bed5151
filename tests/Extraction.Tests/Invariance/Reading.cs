using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Invariance;

/// <summary>What the engine found, one line each, comparable between spellings of one text.</summary>
internal static class Reading
{
    public static List<string> Of(StoredText text) => Lines(text, span => span);

    /// <summary>The reading of the original, its spans moved to where they stand in the respelt text.</summary>
    public static List<string> Expected(Respelling respelling) => Lines(respelling.Original, respelling.Map);

    private static List<string> Lines(StoredText text, Func<TextSpan, TextSpan> map)
    {
        var article = ArticleExtractor.Extract(text, GivenFields.None);
        var lines = new List<string>
        {
            $"title {Fold(article.Title)}",
            $"kicker {Fold(article.Kicker)}",
            $"outlet {Fold(article.Outlet)}",
            $"source {Fold(article.OriginalSource)}",
            $"id {Fold(article.ExternalId)}",
            $"published {article.Published?.Text} {article.Published?.Sort:O}",
            $"updated {article.Updated?.Text} {article.Updated?.Sort:O}",
            $"body {Write(article.Body)}",
        };
        lines.AddRange(article.Furniture.Select(span => $"furniture {Write(span)}"));
        lines.AddRange(article.People.Select(entity => Entity("person", entity)));
        lines.AddRange(article.Organizations.Select(entity => Entity("organization", entity)));
        lines.AddRange(article.Quotes.Select(Quote));
        return lines;

        string Entity(string kind, Entity entity) =>
            $"{kind} {entity.Key} {Fold(entity.Name)} {entity.Kind} {entity.IsOutlet} "
            + $"at {string.Join(' ', entity.Mentions.Select(span => Write(span)))} "
            + $"as {string.Join(", ", entity.Roles.Select(role => $"{Fold(role.Title)} {Write(role.Span)}"))}";

        string Quote(Quote quote) =>
            $"{quote.Kind} {Write(quote.Span)} by {quote.Speaker?.Type} {quote.Speaker?.Key} {Write(quote.Speaker?.Words)} "
            + $"({quote.SpeakerBy}) relay {quote.Relay?.Key} for {quote.OnBehalfOf?.Key} cue {Write(quote.Cue)} "
            + $"confidence {quote.Confidence}";

        string Write(TextSpan? span) => span is { } known ? $"{map(known).Start}-{map(known).End}" : "nowhere";
    }

    /// <summary>Titles and names are given as written; marks of another style are written otherwise too.</summary>
    private static string Fold(string? written) =>
        written is null ? "none" : string.Concat(Folding.Fold(written).Select(c => Spellings.IsMark(c) ? '"' : c));
}
