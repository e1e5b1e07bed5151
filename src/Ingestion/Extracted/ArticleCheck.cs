using Qawl.Extraction.Model;

namespace Qawl.Ingestion.Extracted;

/// <summary>What must hold of every article before it is stored or printed.</summary>
internal static class ArticleCheck
{
    /// <exception cref="InvalidOperationException">A span lies outside the text, or a key names nobody of the article.</exception>
    public static void Verify(Article article, StoredText text)
    {
        var people = article.People.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var organizations = article.Organizations.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        Inside(article.Body, shortest: 0);
        foreach (var mention in article.People.Concat(article.Organizations).SelectMany(e => e.Mentions))
        {
            Inside(mention, shortest: 1);
        }
        foreach (var office in article.People.SelectMany(e => e.Roles))
        {
            Inside(office.Span, shortest: 1);
        }
        foreach (var quote in article.Quotes)
        {
            Inside(quote.Span, shortest: 1);
            Inside(quote.Cue ?? quote.Span, shortest: 1);
            Inside(quote.SaidOn?.Words ?? quote.Span, shortest: 1);
            Inside(quote.Speaker?.Words ?? quote.Span, shortest: 1);
            if (quote.Speaker is { } speaker)
            {
                Known(speaker.Type, speaker.Key);
                if (quote.SpeakerBy is null || (speaker.Type == SpeakerType.Unnamed && speaker.Words is null))
                {
                    throw new InvalidOperationException($"The speaker of {quote.Span} lacks its words or its reason.");
                }
            }
            Known(quote.Relay?.Type ?? SpeakerType.Unnamed, quote.Relay?.Key);
            Known(quote.OnBehalfOf?.Type ?? SpeakerType.Unnamed, quote.OnBehalfOf?.Key);
        }

        void Inside(TextSpan span, int shortest)
        {
            if (span.Start < 0 || span.End > text.Length || span.Length < shortest)
            {
                throw new InvalidOperationException($"{span} is no span of a text of {text.Length}.");
            }
        }

        void Known(SpeakerType type, string? key)
        {
            var isKnown = type switch
            {
                SpeakerType.Person => key is not null && people.Contains(key),
                SpeakerType.Organization => key is not null && organizations.Contains(key),
                _ => key is null,
            };
            if (!isKnown)
            {
                throw new InvalidOperationException($"Nobody of the article has the key {key ?? "(none)"}.");
            }
        }
    }
}
