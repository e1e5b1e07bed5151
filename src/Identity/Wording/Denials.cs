using System.Collections.Frozen;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Wording;

/// <summary>Words by which somebody is reported to say that something is not so (نفى أن, أنكر أنه): the rows <c>denial</c>, <c>disclaimer</c> and <c>assertion</c> of <c>frame-words.txt</c>.</summary>
public static class Denials
{
    private const string Kind = "denial";

    internal const string Disclaimer = "disclaimer";

    internal const string Assertion = "assertion";

    private const int LongestBeginning = 3;

    private const char Joint = '-';

    private static readonly FrozenSet<string> Words = Of(Kind)
        .SelectMany(word => new[] { word, word.Replace('أ', 'ا') })
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Assertions = Of(Assertion)
        .Select(Keys.Of)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Beginnings = Of(Disclaimer)
        .Select(words => string.Join(Joint, words.Split(Joint).Select(Keys.Of)))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <param name="cue">The words that report, as they are written.</param>
    /// <param name="said">The words that they report.</param>
    /// <param name="isDirect">Whether these stand in marks: <c>نفى «وجود أي خلاف»</c> denies them, <c>نفى: «لم يحدث شيء»</c> is a denial of its own.</param>
    public static bool Report(string cue, string said, bool isDirect) =>
        Report(cue) && !(isDirect && Assertions.Contains(Keys.Of(said.Split(' ', 2)[0])));

    private static bool Report(ReadOnlySpan<char> cue)
    {
        foreach (var range in cue.Split(' '))
        {
            var word = cue[range];
            // لم ينف أن: a denial that is denied.
            if (word.TrimStart("وف") is "لم" or "لا" or "لن")
            {
                return false;
            }
            if (Known.Contains(word) || (word is ['و' or 'ف', ..] && Known.Contains(word[1..])))
            {
                return true;
            }
        }
        return false;
    }

    /// <param name="said">Reported words: ليس صحيحا أن …, لا صحة لما تردد من أن …, لم يقل إن ….</param>
    public static bool Begin(string said)
    {
        var words = said.Split(' ', LongestBeginning + 1, StringSplitOptions.RemoveEmptyEntries);
        var keys = words.Take(LongestBeginning).Select(Keys.Of).ToArray();
        return Enumerable.Range(1, keys.Length).Any(n => Beginnings.Contains(string.Join(Joint, keys.Take(n))));
    }

    private static IEnumerable<string> Of(string kind) =>
        WordList
            .Rows("Wording/frame-words.txt", '|')
            .Where(row => row[0] == kind)
            .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
