using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests;

/// <summary>What holds of every article, whatever its text.</summary>
internal static class Consistency
{
    /// <summary>What does not hold, one line each.</summary>
    public static List<string> Violations(StoredText text, Article article)
    {
        var violations = new List<string>();
        var runes = text.Value.EnumerateRunes().ToArray();
        var entities = article.People.Concat(article.Organizations).ToList();
        foreach (var entity in entities)
        {
            Require(entity.Mentions.Count > 0, $"{entity.Key} has no mention");
            foreach (var mention in entity.Mentions)
            {
                Words(mention, $"mention of {entity.Key}");
            }
            Ordered(entity.Mentions, $"mentions of {entity.Key}");
        }
        Ordered([.. entities.SelectMany(entity => entity.Mentions).OrderBy(m => m.Start)], "mentions");
        Ordered([.. article.Quotes.Select(quote => quote.Span)], "quotes");
        Inside(article.Body, "body");
        foreach (var span in article.Furniture)
        {
            Inside(span, "furniture");
        }
        foreach (var quote in article.Quotes)
        {
            Words(quote.Span, "quote");
            Speaker(quote);
        }
        return violations;

        void Speaker(Quote quote)
        {
            Require(quote.Confidence is >= 0 and <= 1, $"confidence {quote.Confidence}");
            Require(quote.Speaker is null == quote.SpeakerBy is null, "speaker and speakerBy go together");
            if (quote.Cue is { } cue)
            {
                Words(cue, "cue");
            }
            if (quote.Speaker is { } speaker)
            {
                Require(
                    speaker.Type != SpeakerType.Unnamed || speaker.Words is not null,
                    "an unnamed source has words"
                );
                Known(speaker.Type, speaker.Key);
                if (speaker.Words is { } words)
                {
                    Words(words, "words of the speaker");
                }
            }
            foreach (var party in new[] { quote.Relay, quote.OnBehalfOf }.OfType<Party>())
            {
                Known(party.Type, party.Key);
            }
        }

        void Known(SpeakerType type, string? key)
        {
            var among = type switch
            {
                SpeakerType.Person => article.People,
                SpeakerType.Organization => article.Organizations,
                _ => [],
            };
            Require(
                type == SpeakerType.Unnamed ? key is null : among.Any(entity => entity.Key == key),
                $"{type} {key} is an entity of the article"
            );
        }

        void Words(TextSpan span, string what)
        {
            Inside(span, what);
            if (span.Start >= 0 && span.Start < span.End && span.End <= runes.Length)
            {
                var slice = text.Slice(span);
                var expected = string.Concat(runes[span.Start..span.End].Select(rune => rune.ToString()));
                Require(slice == expected, $"{what} {span} is its slice");
                Require(slice.Trim().Length == slice.Length, $"{what} {span} '{slice}' has no space at its ends");
            }
            else
            {
                Require(false, $"{what} {span} has words");
            }
        }

        void Inside(TextSpan span, string what) =>
            Require(span.Start >= 0 && span.Start <= span.End && span.End <= runes.Length, $"{what} {span} is inside");

        void Ordered(IReadOnlyList<TextSpan> spans, string what)
        {
            for (var i = 1; i < spans.Count; i++)
            {
                Require(
                    spans[i - 1].End <= spans[i].Start,
                    $"{what} {spans[i - 1]} and {spans[i]} stand in order and apart"
                );
            }
        }

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                violations.Add("not so: " + what);
            }
        }
    }
}
