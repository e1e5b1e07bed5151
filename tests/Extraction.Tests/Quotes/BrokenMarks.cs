using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Quotes;

/// <summary>
/// A text with one quotation mark left out, doubled or turned round, or with one too many, and what that costs: the quotes of
/// the whole text that are not found any more outside of the mark's paragraph and of the quotation that it belongs to.
/// </summary>
internal static class BrokenMarks
{
    private const string Turned = "«»‹›“”‘’";

    /// <summary>Each mark of a text broken in each way, one at a time.</summary>
    public static IEnumerable<Broken> Of(string text)
    {
        var whole = ArticleExtractor.Extract(StoredText.Of(text), GivenFields.None);
        var offsets = StoredText.Of(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Marks.IsMark(text[i]))
            {
                continue;
            }
            var mark = text[i].ToString();
            foreach (
                var (way, written) in ((string, string)[])
                    [
                        ("left out", ""),
                        ("doubled", mark + mark),
                        ("turned round", Turn(text[i])),
                        ("one more before it", "\" " + mark),
                        ("one more behind it", mark + " \""),
                    ]
            )
            {
                yield return Break(text, offsets, whole, i, way, written);
            }
        }
    }

    private static Broken Break(string text, StoredText offsets, Article whole, int at, string way, string written)
    {
        var broken = StoredText.Of(string.Concat(text.AsSpan(0, at), written, text.AsSpan(at + 1)));
        var found = ArticleExtractor.Extract(broken, GivenFields.None).Quotes;
        var added = written.Length - 1;
        var paragraph = (
            First: text.LastIndexOf('\n', at) + 1,
            End: text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length
        );
        var lost = new List<string>();
        var strangers = new List<string>();
        foreach (var quote in whole.Quotes)
        {
            var (start, stop) = (offsets.ToUtf16(quote.Span.Start), offsets.ToUtf16(quote.Span.End));
            // Words of a pair around several paragraphs are the mark's own quotation.
            if (start < paragraph.End && stop > paragraph.First || quote.Rule == "quotation-goes-on")
            {
                continue;
            }
            int Moved(int utf16) => utf16 > at ? utf16 + added : utf16;
            var span = broken.ToCodePoints(Moved(start), Moved(stop));
            if (found.FirstOrDefault(q => q.Kind == quote.Kind && q.Span == span) is not { } same)
            {
                lost.Add(text[start..stop]);
            }
            else if (same.Speaker?.Key != quote.Speaker?.Key)
            {
                strangers.Add(text[start..stop]);
            }
        }
        return new Broken(way, at, whole.Quotes.Count, lost, strangers);
    }

    private static string Turn(char mark)
    {
        var at = Turned.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? "»" : Turned[at ^ 1].ToString();
    }
}

/// <param name="At">The mark; UTF-16.</param>
/// <param name="Quotes">How many the whole text has.</param>
/// <param name="Lost">Those not found any more.</param>
/// <param name="Strangers">Those found with another speaker.</param>
internal sealed record Broken(string Way, int At, int Quotes, List<string> Lost, List<string> Strangers);
