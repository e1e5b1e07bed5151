using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Identity.Wording;

/// <summary>
/// A text cut to the words that are compared: what stands between them does not count, but tells where clauses and sentences
/// end. A number with its decimals or thousands is one word, and so are a percent sign, في المئة, and what
/// <see cref="Compounds"/> puts together.
/// </summary>
public sealed class WordedText
{
    private WordedText(WordUnit[] units) => Units = units;

    public IReadOnlyList<WordUnit> Units { get; }

    /// <summary>The words as they are written, each without marks that nobody reads.</summary>
    public IEnumerable<string> Words => Units.Select(u => u.Raw);

    /// <param name="text">Any text.</param>
    /// <param name="start">Where it begins in the text that spans shall count in, in code points.</param>
    public static WordedText Of(string text, int start = 0)
    {
        var pieces = Compounds.Joined(text, PiecesOf(text));
        var units = new WordUnit[pieces.Count];
        var (point, at) = (start, 0);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            point += Points(text.AsSpan(at, piece.Start - at));
            var end = point + Points(text.AsSpan(piece.Start, piece.End - piece.Start));
            var until = i + 1 < pieces.Count ? pieces[i + 1].Start : text.Length;
            var role = FrameWords.Of(piece.Sought.Raw, piece.Key, i + 1 < pieces.Count ? pieces[i + 1].Key : "");
            units[i] = new(
                piece.Raw,
                piece.Key,
                new(point, end),
                piece.IsNumber ? role | Role.Number : role,
                BreakIn(text.AsSpan(piece.End, until - piece.End))
            )
            {
                Sought = piece.Sought,
            };
            (point, at) = (end, piece.End);
        }
        return new(units);
    }

    /// <returns>Where words follow each other here as they do there, in any spelling, and the first with و or ف before it or without; <c>null</c> if they do nowhere.</returns>
    public TextSpan? Find(WordedText words) =>
        Pieces.Of(Units, words.Units) is [var piece]
            ? new(Units[piece.First].Span.Start, Units[piece.First + piece.Length - 1].Span.End)
            : null;

    /// <summary>Texts that follow each other; between two of them a sentence ends.</summary>
    public static WordedText Join(IEnumerable<WordedText> parts)
    {
        var units = new List<WordUnit>();
        foreach (var part in parts)
        {
            units.AddRange(part.Units);
            if (units.Count > 0)
            {
                units[^1] = units[^1] with { After = Break.Stop };
            }
        }
        return new([.. units]);
    }

    private static List<Piece> PiecesOf(string text)
    {
        var pieces = new List<Piece>();
        var words = SearchWords.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var (start, end) = (word.Start, word.End);
            if (IsDigits(text.AsSpan(start, end - start)))
            {
                while (i + 1 < words.Count && GoesOn(text, end, words[i + 1]))
                {
                    end = words[++i].End;
                }
                start -= HasSign(text, start) ? 1 : 0;
                var written = text[start..end];
                pieces.Add(new(start, end, written, Keys.OfDigits(written), IsNumber: true, SearchWords.Find(written)));
            }
            else
            {
                var key = Keys.Of(word.Word.Raw);
                if (pieces.Count > 0 && pieces[^1].Key == "في" && Keys.IsHundred(key))
                {
                    var before = pieces[^1];
                    pieces[^1] = new(before.Start, end, $"{before.Raw} {word.Word.Raw}", Keys.Percent, true, word.Word);
                    continue;
                }
                var number = Keys.NumberOf(key);
                var isNumber = number is not null || word.Word.Raw.Any(char.IsDigit);
                pieces.Add(new(start, end, word.Word.Raw, number ?? key, isNumber, word.Word));
            }
            AddPercent(text, end, i + 1 < words.Count ? words[i + 1].Start : text.Length, pieces);
        }
        return pieces;
    }

    private static void AddPercent(string text, int from, int until, List<Piece> pieces)
    {
        var sign = text.AsSpan(from, until - from).IndexOfAny('%', '٪');
        if (sign >= 0)
        {
            var at = from + sign;
            pieces.Add(new(at, at + 1, text[at..(at + 1)], Keys.Percent, IsNumber: true, SearchWords.Find("%")));
        }
    }

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                return false;
            }
        }
        return true;
    }

    private static bool GoesOn(string text, int end, PlacedWord next) =>
        next.Start == end + 1
        && text[end] is '.' or ',' or '٫' or '٬'
        && IsDigits(text.AsSpan(next.Start, next.End - next.Start));

    private static bool HasSign(string text, int start) =>
        start > 0 && text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(text[start - 2]));

    private static Break BreakIn(ReadOnlySpan<char> between)
    {
        var found = Break.None;
        for (var i = 0; i < between.Length; i++)
        {
            var c = between[i];
            if (c == '…' || (c == '.' && i + 1 < between.Length && between[i + 1] == '.'))
            {
                return Break.Gap;
            }
            var here = c switch
            {
                '.' or '!' or '?' or '؟' or '\n' or '\r' => Break.Stop,
                ':' => Break.Colon,
                '،' or ',' or '؛' or ';' => Break.Pause,
                _ => Break.None,
            };
            found = here > found ? here : found;
        }
        return found;
    }

    private static int Points(ReadOnlySpan<char> text)
    {
        var points = text.Length;
        foreach (var c in text)
        {
            points -= char.IsLowSurrogate(c) ? 1 : 0;
        }
        return points;
    }

    /// <summary>A word, or several that are compared as one; places are in UTF-16.</summary>
    internal readonly record struct Piece(int Start, int End, string Raw, string Key, bool IsNumber, SearchWord Sought);
}
