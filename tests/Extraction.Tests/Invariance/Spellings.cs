namespace Qawl.Extraction.Tests.Invariance;

/// <summary>The ways in which the same words are written, as functions of a text and an index; see <see cref="Respelling"/>.</summary>
internal static class Spellings
{
    /// <summary>
    /// Marks that nobody sees. U+200B and U+FEFF are not among them: the first says that a line may break there, the second
    /// is left where two files were joined, and both stand between words.
    /// </summary>
    private const string Invisible = "\u200C\u200D\u200E\u200F\u061C\u2060\u00AD";

    /// <summary>
    /// No shadda, which is read: بيّن says, بين is between. No tanwin, which stands at the ends of words only and is read
    /// there: no name is an adverb.
    /// </summary>
    private const string Harakat = "\u064E\u064F\u0650\u0652\u0670";

    private static readonly string[] Marks = ["«»", "“”", "\"\"", "„“"];

    private static readonly string[] Digits = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"];

    public static string[] Names =>
        [
            "hamza dropped",
            "ى and ي swapped at word ends",
            "Persian letters",
            "tatweel",
            "harakat",
            "invisible marks",
            "ASCII digits",
            "Arabic-Indic digits",
            "Persian digits",
            "guillemets",
            "curly marks",
            "straight marks",
            "low and high marks",
        ];

    /// <summary>The same <paramref name="seed"/> writes the same text.</summary>
    public static Func<string, int, string> Named(string name, string text, int seed)
    {
        var random = new Random(seed);
        return name switch
        {
            "hamza dropped" => One(c => c is 'أ' or 'إ' or 'آ' or 'ٱ' ? 'ا' : c),
            "ى and ي swapped at word ends" => (t, i) =>
                EndsWord(t, i) && !IsRa(t, i) ? Swapped(t[i]).ToString() : t[i].ToString(),
            "Persian letters" => One(c =>
                c switch
                {
                    'ي' or 'ى' => 'ی',
                    'ك' => 'ک',
                    _ => c,
                }
            ),
            "tatweel" => Inserting("ـ", random),
            "harakat" => Inserting(Harakat, random),
            "invisible marks" => Inserting(Invisible, random),
            "ASCII digits" => InDigits(0),
            "Arabic-Indic digits" => InDigits(1),
            "Persian digits" => InDigits(2),
            "guillemets" => InMarks(text, 0),
            "curly marks" => InMarks(text, 1),
            "straight marks" => InMarks(text, 2),
            "low and high marks" => InMarks(text, 3),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    /// <summary>Some of the ways at once, each in some places only.</summary>
    public static Func<string, int, string> Mixture(string text, int seed)
    {
        var random = new Random(seed);
        var ways = Names.Where(_ => random.Next(2) == 0).Select(name => Named(name, text, random.Next())).ToArray();
        return (t, i) =>
        {
            var written = t[i].ToString();
            foreach (var way in ways)
            {
                var other = way(t, i);
                // Marks change in pairs, so all of a text or none; letters each for itself.
                if (IsMark(t[i]) || random.Next(3) > 0)
                {
                    written = other[0] == t[i] ? written + other[1..] : other[..1] + written[1..];
                }
            }
            return written;
        };
    }

    public static bool IsMark(char c) => c is '«' or '»' or '“' or '”' or '"' or '„';

    private static Func<string, int, string> One(Func<char, char> other) => (t, i) => other(t[i]).ToString();

    private static Func<string, int, string> InDigits(int style) =>
        One(c =>
        {
            foreach (var digits in Digits)
            {
                var value = digits.IndexOf(c, StringComparison.Ordinal);
                if (value >= 0)
                {
                    return Digits[style][value];
                }
            }
            return c;
        });

    private static Func<string, int, string> Inserting(string marks, Random random) =>
        (t, i) =>
            i + 1 < t.Length && IsLetter(t[i]) && IsLetter(t[i + 1]) && random.Next(4) == 0
                ? $"{t[i]}{marks[random.Next(marks.Length)]}"
                : t[i].ToString();

    /// <summary>
    /// Only in lines whose marks are of one style and pair up without nesting: where they are missing or mixed, which of
    /// them opens is what the engine has to find out, and another style tells it more or less.
    /// </summary>
    private static Func<string, int, string> InMarks(string text, int style)
    {
        var written = new Dictionary<int, char>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var marks = Enumerable.Range(start, end - start).Where(i => IsMark(text[i])).ToList();
            var line = string.Concat(marks.Select(i => text[i]));
            if (Array.Exists(Marks, pair => line == string.Concat(Enumerable.Repeat(pair, line.Length / 2))))
            {
                for (var i = 0; i < marks.Count; i++)
                {
                    written[marks[i]] = Marks[style][i % 2];
                }
            }
            start = end + 1;
        }
        return (t, i) => written.GetValueOrDefault(i, t[i]).ToString();
    }

    private static bool IsLetter(char c) => c is >= 'ء' and <= 'غ' or >= 'ف' and <= 'ي';

    private static bool EndsWord(string text, int i) => i + 1 == text.Length || !char.IsLetter(text[i + 1]);

    /// <summary>رأى is a verb and رأي a noun, and both are followed by أن: here the last letter is read.</summary>
    private static bool IsRa(string text, int i) => i >= 2 && text[i - 1] is 'أ' or 'ا' && text[i - 2] == 'ر';

    private static char Swapped(char c) =>
        c switch
        {
            'ى' => 'ي',
            'ي' => 'ى',
            _ => c,
        };
}
