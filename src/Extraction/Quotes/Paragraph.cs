using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>A stretch of the body that is read by itself; token indices.</summary>
internal sealed class Paragraph(TokenizedText text, int first, int end)
{
    /// <summary>Tokens of a line that is nothing but the name below a quotation.</summary>
    private const int LongestSignature = 8;

    public int First { get; } = first;

    public int End { get; } = end;

    public Quotations Quotations { get; set; } = QuotationReader.Find(text, first, end);

    /// <summary>Two lines are one paragraph at most, however many ask for it.</summary>
    private bool IsJoined { get; init; }

    /// <summary>It is a quotation and a short line below it, perhaps who said it.</summary>
    public bool IsSigned { get; private init; }

    /// <summary>
    /// The lines of the body; a line that ends with a colon goes with marks below it, and marks alone with the name below them.
    /// </summary>
    /// <param name="isDraft">A verb of saying at the end of a line leads to the words below it.</param>
    public static List<Paragraph> Of(TokenizedText text, Page page, bool isDraft)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body)
            {
                continue;
            }
            var next = new Paragraph(text, Math.Max(line.FirstToken, text.IndexAt(page.BodyStart)), line.TokenEnd);
            if (paragraphs is [.., { IsJoined: false } last])
            {
                var signs = last.IsQuotation() && next.End - next.First <= LongestSignature && !next.Asks();
                if (
                    signs
                    || isDraft && last.EndsWithSaying(text)
                    || text[last.End - 1].IsSymbol(':') && next.Quotations.OpeningAt(next.First) is not null
                )
                {
                    paragraphs[^1] = new Paragraph(text, last.First, next.End) { IsSigned = signs, IsJoined = true };
                    continue;
                }
            }
            paragraphs.Add(next);
        }
        return paragraphs;
    }

    /// <summary>ورد عليها وقال⏎…</summary>
    private bool EndsWithSaying(TokenizedText text) =>
        text.Word(Last)?.TryRead(WordClass.Verb, out var verb) == true
        && verb.Entry.Verb is { Present: false, Stem: "قال" or "سال" or "كتب" };

    private bool Asks() => text[Last].Symbol is '؟' or '?';

    /// <summary>Its last token that is no end of a line.</summary>
    public int Last
    {
        get
        {
            var last = End - 1;
            while (last > First && text[last].Kind == TokenKind.LineEnd)
            {
                last--;
            }
            return last;
        }
    }

    private bool IsQuotation() =>
        Quotations.OpeningAt(First) is { Words: >= 4 } quotation && quotation.Behind >= End - 1;
}
