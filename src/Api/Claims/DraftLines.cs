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
    private const int LongestOffice = 7;

    /// <summary>In UTF-16, of what stands between a name and a colon.</summary>
    private const int LongestDeed = 70;

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
            else if (
                entities.Only(label) is not { Entity.Kind: null }
                && (
                    IsOffice(line.Groups["label"].Value)
                    || !entities.Within(label).Any() && IsBareName(line.Groups["label"].Value)
                )
            )
            {
                yield return new(words, null, label);
            }
            else if (
                entities.Only(label) is var (entity, span)
                && IsBeforeName(entity, new(label.Start, span.Start))
                && IsBehindName(text.Slice(new(span.End, label.End)))
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

    /// <summary>Nothing, or what he is, or what kind of line it is: #عاجل, 12:30, قول ثان (, المسافرة.</summary>
    private bool IsBeforeName(Entity entity, TextSpan before)
    {
        var office =
            entity.Roles.FirstOrDefault(role => before.Contains(role.Span))?.Span ?? new(before.End, before.End);
        return string.IsNullOrWhiteSpace(text.Slice(new(office.End, before.End)))
            && text.Slice(new(before.Start, office.Start)) is var beginning
            && (BeforeName().IsMatch(beginning) || OfWords().IsMatch(beginning) || IsOffice(beginning));
    }

    /// <summary>مدير محطة العقبة: words that begin with an office.</summary>
    private static bool IsOffice(string before) =>
        SearchWords.Of(before) is [var first, ..] words
        && words.Count <= LongestOffice
        && WordSense.IsOffice(first.Word)
        && Unbroken().IsMatch(before);

    /// <summary>Nothing, or where and about what he speaks, or with a verb what he does.</summary>
    private static bool IsBehindName(string behind) =>
        BehindName().IsMatch(behind)
        || behind.Length <= LongestDeed && SearchWords.Of(behind).Exists(w => WordSense.IsVerb(w.Word.Form));

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
        """^[ \t]*(\[[^\]\n]{4,30}\][ \t]*|([^:\n«»“”"]{1,20}[ \t])?(\d{1,2}:){1,2}\d{2}[ \t]*[|–-]?[ \t]+|[^:\n«»“”"]{1,30}:[ \t]+)?(?<label>[^:\n«»“”"]{2,120}(«[^«»\n]{2,40}»)?):[ \t]*(\n[ \t]*){0,2}(?<words>\p{L}[^\n«»“”":]+?)[ \t]*$""",
        Bounded | RegexOptions.Multiline
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^[ \t]*(التصريح|القول|العبارة|الاقتباس|المقولة|quote)[ \t]*(\([^()]*\)[ \t]*)?$",
        Bounded | RegexOptions.IgnoreCase
    )]
    private static partial Regex IsOfWords();

    [GeneratedRegex(@"^\P{L}*(#\p{L}+\P{L}*)?([^|(]{0,60}[|(])?\P{L}*(ال\p{L}+\s+){0,2}$", Bounded)]
    private static partial Regex BeforeName();

    [GeneratedRegex(@"^\P{L}*[\p{L}\p{M}\s]+$", Bounded)]
    private static partial Regex Unbroken();

    // أقسى جملة جاءت من فلان: …
    [GeneratedRegex(
        @"(^|\P{L})(ال)?(جملة|عبارة|كلمة|رد|تعليق|تصريح|قول|كلام|جواب|خلاصة)(\P{L}.*)?$",
        Bounded | RegexOptions.Singleline
    )]
    private static partial Regex OfWords();

    [GeneratedRegex(
        @"^\s*(أيض\p{L}*\p{M}*|كذلك|بدوره|بدورها)?\s*(\)\s*|\([^()]{1,60}\)\s*|،.{1,80}|ل\p{L}+.{0,60}|لـ?«[^«»]+»|(عبر|في|على|أمام|خلال|عن|حول|بشأن|ردا|تعليقا)\s.{1,80})?$",
        Bounded | RegexOptions.Singleline
    )]
    private static partial Regex BehindName();

    [GeneratedRegex(@"^[ \t]*(?<verb>\p{L}*)[^\n]+", Bounded | RegexOptions.Multiline)]
    private static partial Regex Line();
}
