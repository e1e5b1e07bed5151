using System.Security.Cryptography;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Seeds;

/// <summary>The hand-made annotations of <c>seeds/</c> are true to the documents that they annotate.</summary>
public class SeedGoldTests
{
    private static readonly SeedGold Gold = SeedGold.Read();

    public static TheoryData<string> Documents => [.. Gold.Documents.Select(document => document.File)];

    public static TheoryData<string> Texts => [.. SeedFiles.Texts().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_span_is_the_text_that_the_gold_writes_beside_it(string file)
    {
        var document = Gold.Document(file);
        var text = SeedFiles.StoredText(file);

        var wrong = document
            .Spans()
            .Where(span => !string.Equals(Slice(text, span), span.Text, StringComparison.Ordinal))
            .Select(span => Hint(text, span));

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_hash_is_that_of_the_document(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(SeedFiles.Bytes(file))).ShouldBe(Gold.Document(file).Sha256);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_speaker_is_an_entity_of_the_document(string file)
    {
        var document = Gold.Document(file);
        var known = document
            .People.Concat(document.Organizations)
            .Select(entity => entity.Id)
            .ToHashSet(StringComparer.Ordinal);

        var named = document.Quotes.SelectMany(quote => new[] { quote.SpeakerId, quote.Relay, quote.OnBehalfOf });

        named.Where(id => id is not null && !known.Contains(id)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Quotes_lie_in_the_body_or_in_the_headlines_before_it(string file)
    {
        var document = Gold.Document(file);
        var body = Body(document);

        document
            .Quotes.Where(quote => quote.Span.Start >= body.Start && !body.Contains(quote.Span.Range))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_quote_has_a_kind_and_says_how_its_speaker_is_named(string file)
    {
        foreach (var quote in Gold.Document(file).Quotes)
        {
            quote.Kind.ShouldBeOneOf("direct", "indirect");
            if (quote.HasSpeaker)
            {
                quote.SpeakerBy.ShouldBeOneOf("name", "title", "implicit");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Nothing_that_an_annotator_marks_ends_in_a_space_or_in_a_full_stop(string file)
    {
        var document = Gold.Document(file);

        foreach (var span in document.Spans())
        {
            span.Text.ShouldBe(span.Text.Trim());
        }
        foreach (var quote in document.Quotes)
        {
            ".،؛»\"”".ShouldNotContain(quote.Span.Text[^1], quote.Span.Text);
        }
    }

    [Fact]
    public void The_same_utterance_joins_quotes_of_the_gold()
    {
        Gold.SameUtterance.ShouldNotBeEmpty();
        foreach (var end in Gold.SameUtterance.SelectMany(pair => pair))
        {
            Gold.Document(end.File)
                .Quotes.ShouldContain(quote => quote.Span.Start == end.Start && quote.Span.End == end.End);
        }
        Gold.SameUtterance.ShouldContain(
            pair => pair.Select(end => end.File).Distinct(StringComparer.Ordinal).Count() == 2,
            "the same words at two outlets"
        );
    }

    [Fact]
    public void Every_text_has_its_gold() =>
        Gold
            .Documents.Select(document => document.File)
            .Where(file => file.EndsWith(".txt", StringComparison.Ordinal))
            .ShouldBe(SeedFiles.Texts(), ignoreOrder: true);

    [Fact]
    public void The_seeds_show_every_way_of_speaking()
    {
        var quotes = Gold.Documents.SelectMany(document => document.Quotes).Where(quote => !quote.Optional).ToList();

        quotes.Count(quote => quote.Kind is "direct").ShouldBeGreaterThanOrEqualTo(50);
        quotes.Count(quote => quote.Kind is "indirect").ShouldBeGreaterThanOrEqualTo(70);
        quotes.Count(quote => quote.SpeakerBy is "title").ShouldBeGreaterThanOrEqualTo(20);
        quotes.Count(quote => quote.SpeakerBy is "implicit").ShouldBeGreaterThanOrEqualTo(50);
        quotes.Count(quote => quote.SpeakerWords is not null).ShouldBeGreaterThanOrEqualTo(10);
        quotes.Count(quote => quote.Relay is not null).ShouldBeGreaterThanOrEqualTo(3);
        quotes.Count(quote => quote.OnBehalfOf is not null).ShouldBeGreaterThanOrEqualTo(3);
        Gold.Documents.Sum(document => document.NotQuotes.Count).ShouldBeGreaterThanOrEqualTo(15);
        Gold.Documents.Count(document => document.PublishedAt is null).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void The_same_person_has_the_same_id_in_every_document()
    {
        var names = Gold
            .Documents.SelectMany(document => document.People)
            .GroupBy(person => person.Mentions.MaxBy(mention => mention.Text.Length)!.Text, StringComparer.Ordinal);

        names
            .Where(name => name.Select(person => person.Id).Distinct(StringComparer.Ordinal).Count() > 1)
            .ShouldBeEmpty();
    }

    private static TextSpan Body(SeedDocument document)
    {
        var text = SeedFiles.StoredText(document.File);
        var first = text.Value.IndexOf(document.BodyFirst, StringComparison.Ordinal);
        var last = text.Value.LastIndexOf(document.BodyLast, StringComparison.Ordinal);
        first.ShouldBeGreaterThanOrEqualTo(0, document.BodyFirst);
        last.ShouldBeGreaterThanOrEqualTo(first, document.BodyLast);
        return new TextSpan(CodePoints(text, first), CodePoints(text, last + document.BodyLast.Length));
    }

    private static string Slice(StoredText text, GoldSpan span) =>
        span.Start < 0 || span.End > text.Length || span.Start >= span.End
            ? "(outside the text)"
            : text.Slice(span.Range);

    /// <summary>Whoever annotates by hand gets the offsets from here: write the text, run the test, copy the numbers.</summary>
    private static string Hint(StoredText text, GoldSpan span)
    {
        var places = new List<string>();
        var length = span.Text.EnumerateRunes().Count();
        for (
            var at = text.Value.IndexOf(span.Text, StringComparison.Ordinal);
            at >= 0 && places.Count < 10;
            at = text.Value.IndexOf(span.Text, at + 1, StringComparison.Ordinal)
        )
        {
            var start = CodePoints(text, at);
            places.Add($"{start}..{start + length}");
        }
        var stands = places.Count == 0 ? "nowhere" : "at " + string.Join(", ", places);
        return $"{span.Start}..{span.End} '{span.Text}' stands {stands}";
    }

    private static int CodePoints(StoredText text, int utf16) => text.Value[..utf16].EnumerateRunes().Count();
}
