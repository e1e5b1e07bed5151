using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
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

    /// <summary>It is a quotation and below it who said it.</summary>
    public bool IsSigned { get; private init; }

    /// <summary>
    /// The lines of the body; a line that ends with a colon goes with marks below it, and marks alone with the name below them.
    /// </summary>
    public static List<Paragraph> Of(TokenizedText text, NameTable names, Page page)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body)
            {
                continue;
            }
            var next = new Paragraph(text, Math.Max(line.FirstToken, text.IndexAt(page.BodyStart)), line.TokenEnd);
            if (paragraphs is [.., { } last])
            {
                var signs = last.IsQuotation() && next.IsSignature(text, names);
                if (signs || text[last.End - 1].IsSymbol(':') && next.Quotations.OpeningAt(next.First) is not null)
                {
                    paragraphs[^1] = new Paragraph(text, last.First, next.End) { IsSigned = signs };
                    continue;
                }
            }
            paragraphs.Add(next);
        }
        return paragraphs;
    }

    private bool IsQuotation() =>
        Quotations.OpeningAt(First) is { IsClosed: true, Words: >= 4 } quotation && quotation.Behind >= End - 1;

    /// <summary>- نجوى الدهان; رئيسة البلدية نجوى الدهان.</summary>
    private bool IsSignature(TokenizedText text, NameTable names)
    {
        if (
            End - First > LongestSignature
            || names.At(End - 1) is not { Referent.IsPerson: true, HasPreposition: false }
        )
        {
            return false;
        }
        for (var i = First; i < End; i++)
        {
            if (text[i].IsSymbol(':') || text[i].Is(WordClass.Verb | WordClass.According))
            {
                return false;
            }
        }
        return true;
    }
}
