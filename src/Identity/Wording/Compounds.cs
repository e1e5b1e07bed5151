using System.Globalization;
using Qawl.Extraction.Dates;
using Piece = Qawl.Identity.Wording.WordedText.Piece;

namespace Qawl.Identity.Wording;

/// <summary>Several words that say one number (سبعة وأربعين, اثني عشر, أربعة آلاف, 200 ألف) or one month (تشرين الثاني): each is compared as one.</summary>
internal static class Compounds
{
    private const int Ten = 10;
    private const int Hundred = 100;
    private const int Thousand = 1000;

    /// <param name="text">The text of the pieces.</param>
    /// <param name="pieces">Its words.</param>
    public static List<Piece> Joined(string text, List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count; )
        {
            var (length, key, isNumber) =
                Month(text, pieces, i) ?? Number(text, pieces, i) ?? (1, pieces[i].Key, pieces[i].IsNumber);
            joined.Add(
                pieces[i] with
                {
                    End = pieces[i + length - 1].End,
                    Raw = length == 1 ? pieces[i].Raw : string.Join(' ', pieces.GetRange(i, length).Select(p => p.Raw)),
                    Key = key,
                    IsNumber = isNumber,
                }
            );
            i += length;
        }
        return joined;
    }

    /// <summary>In any of its names, so that نوفمبر and تشرين الثاني are the same.</summary>
    private static (int Length, string Key, bool IsNumber)? Month(string text, List<Piece> pieces, int at)
    {
        var two =
            MonthNames.AreBegunBy(pieces[at].Key) && AreBeside(text, pieces, at)
                ? MonthNames.GregorianOf($"{pieces[at].Key} {pieces[at + 1].Key}")
                : null;
        return (two ?? MonthNames.GregorianOf(pieces[at].Key)) is { } month
            ? (two is null ? 1 : 2, string.Create(CultureInfo.InvariantCulture, $"month {month}"), IsNumber: false)
            : null;
    }

    /// <returns><c>null</c> if fewer than two words count together.</returns>
    private static (int Length, string Key, bool IsNumber)? Number(string text, List<Piece> pieces, int at)
    {
        var key = pieces[at].Key;
        var value = Keys.ValueOf(key) ?? Keys.Bare(key).Select(Keys.ValueOf).FirstOrDefault(v => v is not null);
        var length = 1;
        while (
            value is not null
            && AreBeside(text, pieces, at + length - 1)
            && With(value.Value, pieces[at + length]) is { } more
        )
        {
            value = more;
            length++;
        }
        return length == 1 ? null : (length, value!.Value.ToString(CultureInfo.InvariantCulture), IsNumber: true);
    }

    /// <returns>What a number and the word behind it say; <c>null</c> if they are two.</returns>
    private static long? With(long number, Piece next)
    {
        if (next.Key is ['و', .. var bare])
        {
            return Keys.ValueOf(bare) is { } added && IsAdded(number, added) ? number + added : null;
        }
        return Keys.ValueOf(next.Key) switch
        {
            Ten when number % Hundred is > 0 and < Ten && !next.Raw.Any(char.IsDigit) => number + Ten,
            Thousand when number < Thousand => number * Thousand,
            _ => null,
        };
    }

    /// <summary>سبعة وأربعين, مئة وسبعة, ثلاثة آلاف ومئة.</summary>
    private static bool IsAdded(long number, long added) =>
        added switch
        {
            < Ten => number >= Hundred && number % Hundred == 0,
            < Hundred => number % Hundred is 0 or < Ten && (number >= Hundred || (number < Ten && added > Ten)),
            < Thousand => number >= Thousand && number % Thousand == 0,
            _ => false,
        };

    private static bool AreBeside(string text, List<Piece> pieces, int at) =>
        at + 1 < pieces.Count && text.AsSpan(pieces[at].End, pieces[at + 1].Start - pieces[at].End).IsWhiteSpace();
}
