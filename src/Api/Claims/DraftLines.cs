using System.Text.RegularExpressions;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Api.Claims;

/// <summary>Words that a line gives without marks, and who is said to have said them.</summary>
/// <param name="Who"><c>null</c> of somebody whom it never names in full.</param>
/// <param name="Named">Where the draft names him.</param>
internal readonly record struct LineReport(TextSpan Words, Entity? Who, TextSpan Named);

/// <summary>Lists, chats and tables give words without marks: a name leads to its bearer's, or stands above them.</summary>
internal sealed partial class DraftLines(StoredText text, PlacedEntities entities, NamedBeside beside)
{
    /// <summary>Words of a surname.</summary>
    private const int LongestBareName = 3;

    private const RegexOptions Bounded = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary><c>فلان: …</c>, <c>عاجل | وزيرة الأشغال فلانة لإذاعة الوادي: …</c></summary>
    public IEnumerable<LineReport> Labelled()
    {
        foreach (Match line in Label().Matches(text.Value))
        {
            var (label, words) = (SpanOf(line.Groups["label"]), SpanOf(line.Groups["words"]));
            if (IsOfWords().IsMatch(line.Groups["label"].ValueSpan))
            {
                if (beside.Of(words) is var (who, named))
                {
                    yield return new(words, who, named);
                }
            }
            else if (!entities.Within(label).Any() && IsBareName(line.Groups["label"].Value))
            {
                yield return new(words, null, label);
            }
            else if (
                entities.Only(label) is var (entity, span)
                && IsBeforeName(entity, new(label.Start, span.Start))
                && BehindName().IsMatch(text.Slice(new(span.End, label.End)))
            )
            {
                yield return new(words, entity, span);
            }
        }
    }

    /// <summary>سركيس, أبو راشد, بن جلول: somebody whom the draft never names in full.</summary>
    private static bool IsBareName(string label) =>
        SearchWords.Of(label) is { Count: > 0 and <= LongestBareName } words
        && words.TrueForAll(w => WordSense.IsName(w.Word) || WordSense.MayBeName(w.Word))
        && words.Exists(w => WordSense.IsName(w.Word))
        && !words.Exists(w => WordSense.IsPlace(w.Word));

    /// <summary>Nothing, or what he is, or what kind of line it is: #عاجل, 12:30, قول ثان (.</summary>
    private bool IsBeforeName(Entity entity, TextSpan before)
    {
        var office =
            entity.Roles.FirstOrDefault(role => before.Contains(role.Span))?.Span ?? new(before.End, before.End);
        return string.IsNullOrWhiteSpace(text.Slice(new(office.End, before.End)))
            && BeforeName().IsMatch(text.Slice(new(before.Start, office.Start)));
    }

    /// <summary>
    /// Below a line that names one person lines that begin with a verb of saying tell what he said: <c>- أكدت أن …</c>.
    /// </summary>
    public IEnumerable<LineReport> BelowName()
    {
        (Entity Entity, TextSpan Span)? heading = null;
        foreach (Match line in Line().Matches(text.Value))
        {
            var verb = line.Groups["verb"].Value;
            if (!WordSense.Reports(SearchWords.Find(verb)))
            {
                heading =
                    line.Length <= NamedBeside.LongestHeading && line.Value.TrimEnd() is not [.., '.']
                        ? entities.Only(SpanOf(line))
                        : null;
                continue;
            }
            if (heading is not var (who, named))
            {
                continue;
            }
            // As if the verb had its subject.
            var subject = StoredText.Of($" {who.Name}");
            var report = ArticleExtractor.Extract(
                StoredText.Of(line.Value.Insert(line.Groups["verb"].Index - line.Index + verb.Length, subject.Value)),
                GivenFields.None
            );
            var start = SpanOf(line).Start - subject.Length;
            foreach (var quote in report.Quotes.Where(q => q.Span.Start > subject.Length + verb.Length))
            {
                yield return new(new(start + quote.Span.Start, start + quote.Span.End), who, named);
            }
        }
    }

    private TextSpan SpanOf(Capture capture) => text.ToCodePoints(capture.Index, capture.Index + capture.Length);

    [GeneratedRegex(
        """^[ \t]*((\d{1,2}:){1,2}\d{2}\s+|[^:\n«»“”"]{1,30}:[ \t]+)?(?<label>[^:\n«»“”"]{2,120}):[ \t]*(?<words>\p{L}[^\n«»“”":]+?)[ \t]*$""",
        Bounded | RegexOptions.Multiline
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"^[ \t]*(التصريح|القول|العبارة|الاقتباس|المقولة|quote)[ \t]*$", Bounded | RegexOptions.IgnoreCase)]
    private static partial Regex IsOfWords();

    [GeneratedRegex(@"^\P{L}*(#\p{L}+\P{L}*)?([^|(]{0,60}[|(])?\P{L}*$", Bounded)]
    private static partial Regex BeforeName();

    [GeneratedRegex(
        @"^\s*(\)\s*|\([^()]{1,60}\)\s*|،.{1,80}|ل\p{L}+.{0,60}|(عبر|في|على|أمام|خلال|عن|حول|بشأن|ردا|تعليقا)\s.{1,80})?$",
        Bounded | RegexOptions.Singleline
    )]
    private static partial Regex BehindName();

    [GeneratedRegex(@"^[ \t]*(?<verb>\p{L}*)[^\n]+", Bounded | RegexOptions.Multiline)]
    private static partial Regex Line();
}
