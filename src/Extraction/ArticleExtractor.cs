using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Quotes;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction;

/// <summary>The engine: from a stored text to what it says. Pure, deterministic and safe to call from many threads.</summary>
public static class ArticleExtractor
{
    /// <summary>Changes whenever the same text could give another result; stored with every article.</summary>
    public const string Version = "0.19.0";

    public static Article Extract(StoredText stored, GivenFields given) =>
        Extract(stored, given, new TokenizedText(stored.Value, Vocabulary.Shared));

    /// <param name="text">The stored text, cut; its trail tells afterwards which rules found what.</param>
    internal static Article Extract(StoredText stored, GivenFields given, TokenizedText text)
    {
        var page = PageReader.Read(text, given);
        var names = NameFinder.Find(text, page, given);
        var quotes = QuoteFinder.Find(text, names, page, given.IsDraft);
        return new Article
        {
            Title = page.Title,
            Kicker = page.Kicker,
            Outlet = page.Outlet,
            OriginalSource = page.OriginalSource,
            ExternalId = page.ExternalId,
            Published = page.Published,
            Updated = page.Updated,
            Language = "ar",
            Body = stored.ToCodePoints(page.BodyStart, page.BodyEnd),
            Furniture = Furniture(stored, page),
            People = Entities(stored, names, true),
            Organizations = Entities(stored, names, false),
            Quotes = [.. quotes.Select(q => ToQuote(stored, text, q))],
        };
    }

    /// <inheritdoc cref="Outlets.Resolve"/>
    public static (string Key, string Name)? OutletOf(string name) => Outlets.Resolve(name, Vocabulary.Shared);

    /// <summary>How each quote of a document was read, in the order of <see cref="Article.Quotes"/>.</summary>
    public static IReadOnlyList<QuoteExplanation> Explain(StoredText stored, GivenFields given)
    {
        var text = new TokenizedText(stored.Value, Vocabulary.Shared);
        var page = PageReader.Read(text, given);
        var quotes = QuoteFinder.Find(text, NameFinder.Find(text, page, given), page, given.IsDraft);
        return [.. quotes.Select(quote => QuoteExplanation.Of(stored, text, quote))];
    }

    private static TextSpan[] Furniture(StoredText stored, Page page) =>
        [.. page.Lines.Where(l => l.Role == LineRole.Furniture).Select(l => stored.ToCodePoints(l.Start, l.End))];

    private static Quote ToQuote(StoredText stored, TokenizedText text, FoundQuote found) =>
        new()
        {
            Kind = found.Kind,
            Span = stored.ToCodePoints(found.Start, found.End),
            Speaker = found.Speaker is { } who ? ToSpeaker(stored, text, who) : null,
            SpeakerBy = found.Speaker?.By,
            Relay = ToParty(found.Speaker?.Relay),
            OnBehalfOf = ToParty(found.Speaker?.OnBehalfOf),
            Cue = found.Cue is { } cue ? stored.ToCodePoints(text[cue.Start].Start, text[cue.End - 1].End) : null,
            SaidOn = found.Said is { } day
                ? new SaidOn(day.Date, day.By, stored.ToCodePoints(day.Start, day.End))
                : null,
            Confidence = Confidence.Of(found.Speaker),
            Rule = found.Speaker?.Path,
            Alternatives =
            [
                .. found
                    .Reported.Question.Alternatives()
                    .Select(other => new Alternative
                    {
                        Who = ToSpeaker(stored, text, other.Who!),
                        Rule = other.Who!.Path,
                        WhyNot = other.Why!.Value,
                    }),
            ],
        };

    private static Speaker ToSpeaker(StoredText stored, TokenizedText text, Attribution who) =>
        new()
        {
            Type = who.Referent is { } known ? TypeOf(known) : SpeakerType.Unnamed,
            Key = who.Referent?.Key,
            Words = stored.ToCodePoints(who.StartUtf16 ?? text[who.First].Start, text[who.End - 1].End),
        };

    private static SpeakerType TypeOf(Referent referent) =>
        referent.IsPerson ? SpeakerType.Person : SpeakerType.Organization;

    private static Party? ToParty(Referent? referent) =>
        referent is null ? null : new Party { Type = TypeOf(referent), Key = referent.Key };

    private static Entity[] Entities(StoredText stored, NameTable names, bool people) =>
        [
            .. names
                .Referents.Where(r => r.IsPerson == people)
                .OrderBy(r => r.Mentions[0].First)
                .Select(r => new Entity
                {
                    Key = r.Key,
                    // #وسم_الاسم
                    Name = r.Name.Replace('_', ' '),
                    Rule = r.Rule,
                    Kind = people ? null : r.Kind,
                    IsOutlet = r.IsOutlet,
                    Mentions = [.. r.Mentions.Select(m => stored.ToCodePoints(m.StartUtf16, m.EndUtf16))],
                    Roles =
                    [
                        .. r
                            .Roles.DistinctBy(role => Folding.Fold(role.Text), StringComparer.Ordinal)
                            .Select(role => new Office(role.Text, stored.ToCodePoints(role.StartUtf16, role.EndUtf16))),
                    ],
                }),
        ];
}
