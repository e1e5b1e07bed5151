using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Wording;

/// <summary>By what two words are the same, however they are written: spelling is folded, and a number is its value.</summary>
internal static class Keys
{
    public const string Percent = "%";

    private const char OnAlef = 'أ'; // as written

    private const int LongestClitic = 3;

    private const char BesideOthers = '+';

    private const char AtEnd = 'ة'; // as written

    private static readonly string Hundred = Of("المئة");

    private static readonly string LongHundred = Of("المائة");

    private static readonly FrozenDictionary<string, string> Numbers = Load(row =>
        row.EndsWith(BesideOthers) ? "" : row
    );

    private static readonly FrozenDictionary<string, string> Parts = Load(row => row.TrimEnd(BesideOthers));

    /// <summary>In one spelling; also without the hamza that many leave out on an alef, or behind it: الأولى, السماء.</summary>
    public static string Of(string word)
    {
        var bare = word.AsSpan().IndexOfAny(OnAlef, AtEnd) < 0 ? word : Seatless(word);
        var key = WordSense.Spell(bare);
        return key.Length > 3 ? key.Replace("اء", "ا", StringComparison.Ordinal) : key;
    }

    /// <summary>Behind في.</summary>
    public static bool IsHundred(string key) => key == Hundred || key == LongHundred;

    /// <param name="key">As <see cref="Of"/> makes it.</param>
    /// <returns>The value in digits if the word tells it, else the word; <c>null</c> if it is no number.</returns>
    public static string? NumberOf(string key)
    {
        if (key.Length > 0 && key.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return key;
        }
        if (Numbers.TryGetValue(key, out var number))
        {
            return number.Length == 0 ? key : number;
        }
        // وخمسة, بثلاثة, المليون
        for (var cut = 1; cut <= LongestClitic && key.Length - cut > 2; cut++)
        {
            if (IsClitic(key.AsSpan(0, cut)) && Numbers.ContainsKey(key[cut..]))
            {
                return key;
            }
        }
        return null;
    }

    /// <param name="key">As <see cref="Of"/> makes it.</param>
    /// <returns>The value of a whole number in digits, or of a word for one beside others; <c>null</c> of anything else.</returns>
    public static long? ValueOf(string key) =>
        long.TryParse(Parts.GetValueOrDefault(key, key), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>The word itself, then without what may cling to its front: واليوم, لليوم.</summary>
    public static IEnumerable<string> Bare(string key) =>
        Enumerable
            .Range(0, LongestClitic + 1)
            .Where(cut => key.Length - cut > 1 && (cut == 0 || IsClitic(key.AsSpan(0, cut))))
            .Select(cut => key[cut..]);

    /// <summary>Digits in one script, without what parts thousands; the decimal mark is a point.</summary>
    public static string OfDigits(ReadOnlySpan<char> written)
    {
        var value = new StringBuilder(written.Length);
        var folded = Folding.Fold(written);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (
                c is ',' or '٬'
                && i + 4 <= folded.Length
                && (i + 4 == folded.Length || !char.IsAsciiDigit(folded[i + 4]))
            )
            {
                continue;
            }
            value.Append(
                c switch
                {
                    ',' or '٫' or '٬' or '.' => '.',
                    '−' or '–' => '-',
                    _ => c,
                }
            );
        }
        return value.ToString();
    }

    /// <summary>Behind ي another seat may be meant, at the end of a word: هيأة, هيئة.</summary>
    private static string Seatless(string word)
    {
        var letters = word.Replace(AtEnd, 'ه').ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var isSeat = i > 0 && letters[i - 1] == 'ي' && i + 2 == letters.Length && letters[i + 1] == 'ه';
            letters[i] = letters[i] == OnAlef && !isSeat ? 'ا' : letters[i];
        }
        return new(letters);
    }

    private static bool IsClitic(ReadOnlySpan<char> front) =>
        front is "و" or "ف" or "ب" or "ل" or "ك" or "ال" or "وال" or "بال" or "لل" or "وب" or "ول" or "فال";

    /// <param name="valueOf">What a row's first column tells.</param>
    private static FrozenDictionary<string, string> Load(Func<string, string> valueOf)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in WordList.Rows("Wording/number-words.txt", '|'))
        {
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                numbers.TryAdd(Of(word), valueOf(row[0]));
            }
        }
        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
