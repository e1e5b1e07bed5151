using System.Globalization;
using System.Text;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;

namespace Qawl.Seeder.Verbs;

/// <summary>Which quotes <c>extract --why</c> is asked about, and the answer in plain lines.</summary>
internal sealed class QuoteQuestion
{
    private readonly TextSpan? _span;

    /// <param name="asked">Words of a quote, or <c>START-END</c> in code points.</param>
    public QuoteQuestion(string asked)
    {
        Asked = asked;
        _span =
            asked.Split('-') is [var start, var end]
            && int.TryParse(start, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(end, CultureInfo.InvariantCulture, out var to)
                ? new TextSpan(from, to)
                : null;
    }

    public string Asked { get; }

    /// <summary>Whether any document had such a quote.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Empty if the document has no such quote.</summary>
    public string Answer(ExtractedDocument.Accepted document)
    {
        var answer = new StringBuilder();
        foreach (
            var quote in ArticleExtractor.Explain(document.Text, document.Given).Where(q => IsMeant(q, document.Text))
        )
        {
            var kind = quote.Kind == QuoteKind.Direct ? "direct" : "indirect";
            Line($"{document.Name} {quote.Span.Start}-{quote.Span.End} {kind}: {document.Text.Slice(quote.Span)}");
            foreach (var step in quote.Steps)
            {
                Line($"  {step.Stage, -10}  {step.Rule ?? "-", -44}  {step.Outcome}");
            }
        }
        IsAnswered |= answer.Length > 0;
        return answer.ToString();

        void Line(FormattableString line) =>
            answer.Append(line.ToString(CultureInfo.InvariantCulture).Replace('\n', '⏎')).Append('\n');
    }

    private bool IsMeant(QuoteExplanation quote, StoredText text) =>
        _span is { } span
            ? quote.Span.Overlaps(span)
            : text.Slice(quote.Span).Contains(Asked, StringComparison.Ordinal);
}
