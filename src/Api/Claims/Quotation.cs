using Qawl.Api.Quotes;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Words that a draft presents as said.</summary>
/// <param name="Kind">Whether marks stand around them.</param>
/// <param name="Words">As the draft has them, with their place in it.</param>
/// <param name="Compared">The same, cut to words.</param>
/// <param name="Speaker">Who is said to have said them, if the draft tells.</param>
/// <param name="Confidence">How often somebody who is found this way is the speaker, from 0 to 1.</param>
internal sealed record Quotation(
    QuoteKind Kind,
    Words Words,
    WordedText Compared,
    QuotedSpeaker? Speaker,
    double Confidence
)
{
    /// <summary>There is nothing to look for.</summary>
    public bool IsTooShort => ClaimValidator.FaultOf(Compared) is not null;

    /// <summary>Quotations as the engine finds them in articles, in the order of the text.</summary>
    public static IReadOnlyList<Quotation> Of(string draft)
    {
        var plain = PlainText.Of(draft);
        var article = ArticleExtractor.Extract(StoredText.Of(plain), GivenFields.None);
        var names = article.People.Concat(article.Organizations).ToLookup(e => (e.Kind is null, e.Key), e => e.Name);
        var text = new Cut(draft, 0);
        return [.. article.Quotes.Select(Read)];

        Quotation Read(Extraction.Model.Quote quote)
        {
            var words = text.Of(quote.Span);
            return new(
                quote.Kind,
                words,
                WordedText.Of(words.Text, words.Start),
                quote.Speaker is { } who
                    ? new QuotedSpeaker
                    {
                        Type = who.Type,
                        Name = who.Key is { } key
                            ? names[(who.Type == SpeakerType.Person, key)].FirstOrDefault()
                            : null,
                        Words = who.Words is { } span ? text.Of(span) : null,
                    }
                    : null,
                quote.Confidence
            );
        }
    }
}
