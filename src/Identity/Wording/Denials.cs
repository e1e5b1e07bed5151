using System.Collections.Frozen;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Wording;

/// <summary>Words by which somebody is reported to say that something is not so (نفى أن, أنكر أنه): the rows <c>denial</c> of <c>frame-words.txt</c>.</summary>
public static class Denials
{
    private const string Kind = "denial";

    private static readonly FrozenSet<string> Words = WordList
        .Rows("Wording/frame-words.txt", '|')
        .Where(row => row[0] == Kind)
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(word => new[] { word, word.Replace('أ', 'ا') })
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <param name="cue">The words that report, as they are written.</param>
    public static bool Report(ReadOnlySpan<char> cue)
    {
        foreach (var range in cue.Split(' '))
        {
            var word = cue[range];
            if (Known.Contains(word) || (word is ['و' or 'ف', ..] && Known.Contains(word[1..])))
            {
                return true;
            }
        }
        return false;
    }
}
