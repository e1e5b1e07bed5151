using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Quotes;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;

namespace Qawl.Extraction;

/// <summary>The engine: from a stored text to what it says. Pure, deterministic and safe to call from many threads.</summary>
public static class ArticleExtractor
{
    /// <summary>Changes whenever the same text could give another result; stored with every article.</summary>
    public const string Version = "0.5.0";

    public static Article Extract(StoredText text, GivenFields given)
    {
        var tokens = Tokenizer.Tokenize(text.Value, Vocabulary.Shared);
        var page = PageReader.Read(text.Value, tokens, given);
        var names = NameFinder.Find(text.Value, tokens, page);
        var quotes = QuoteFinder.Find(names, page);
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
            Body = text.ToCodePoints(page.BodyStart, page.BodyEnd),
            Furniture = Furniture(text, page),
            People = Entities(text, names, true),
            Organizations = Entities(text, names, false),
            Quotes = [.. quotes.Select(q => ToQuote(text, names, q))],
        };
    }

    private static TextSpan[] Furniture(StoredText text, Page page) =>
        [.. page.Lines.Where(l => l.Role == LineRole.Furniture).Select(l => text.ToCodePoints(l.Start, l.End))];

    private static Quote ToQuote(StoredText text, NameTable names, FoundQuote found) =>
        new()
        {
            Kind = found.Kind,
            Span = text.ToCodePoints(found.Start, found.End),
            Speaker = found.Speaker is { } who
                ? new Speaker
                {
                    Type =
                        who.Referent is null ? SpeakerType.Unnamed
                        : who.Referent.IsPerson ? SpeakerType.Person
                        : SpeakerType.Organization,
                    Key = who.Referent?.Key,
                    Words = text.ToCodePoints(who.StartUtf16 ?? names[who.First].Start, names[who.End - 1].End),
                }
                : null,
            SpeakerBy = found.Speaker?.By,
            Relay = ToParty(found.Speaker?.Relay),
            OnBehalfOf = ToParty(found.Speaker?.OnBehalfOf),
            Cue = found.Cue is { } cue ? text.ToCodePoints(names[cue.First].Start, names[cue.End - 1].End) : null,
            Confidence = Confidence.Of(found, names),
        };

    private static Party? ToParty(Referent? referent) =>
        referent is null
            ? null
            : new Party
            {
                Type = referent.IsPerson ? SpeakerType.Person : SpeakerType.Organization,
                Key = referent.Key,
            };

    private static Entity[] Entities(StoredText text, NameTable names, bool people) =>
        [
            .. names
                .Referents.Where(r => r.IsPerson == people)
                .OrderBy(r => r.Mentions[0].First)
                .Select(r => new Entity
                {
                    Key = r.Key,
                    Name = r.Name,
                    Kind = people ? null : r.Kind,
                    IsOutlet = r.IsOutlet,
                    Mentions = [.. r.Mentions.Select(m => text.ToCodePoints(m.StartUtf16, m.EndUtf16))],
                    Roles =
                    [
                        .. r
                            .Roles.DistinctBy(role => Folding.Fold(role.Text), StringComparer.Ordinal)
                            .Select(role => role.Text),
                    ],
                }),
        ];
}
