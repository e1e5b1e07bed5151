using System.Globalization;
using System.Xml.Linq;

namespace Qawl.Api.Tests.Feeds;

/// <summary>What RFC 4287 demands of a feed, section 4.</summary>
internal static class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] OfFeed =
    [
        "author",
        "category",
        "contributor",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
        "entry",
    ];

    private static readonly string[] OfEntry =
    [
        "author",
        "category",
        "content",
        "contributor",
        "id",
        "link",
        "published",
        "rights",
        "source",
        "summary",
        "title",
        "updated",
    ];

    public static void Check(XElement feed)
    {
        feed.Name.ShouldBe(Atom + "feed");
        CheckContainer(feed, OfFeed);
        feed.Elements(Atom + "link").Count(l => l.Attribute("rel")?.Value == "self").ShouldBe(1);
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            CheckContainer(entry, OfEntry);
            entry.Elements(Atom + "published").Count().ShouldBeLessThanOrEqualTo(1);
            entry.Elements(Atom + "content").Single().Attribute("type")!.Value.ShouldBe("text");
            entry.Elements(Atom + "content").Single().HasElements.ShouldBeFalse();
        }
        feed.Elements(Atom + "entry")
            .Select(e => e.Element(Atom + "id")!.Value)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(feed.Elements(Atom + "entry").Count());
        foreach (var date in feed.Descendants().Where(e => e.Name.LocalName is "updated" or "published"))
        {
            DateTimeOffset
                .TryParseExact(
                    date.Value,
                    "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                )
                .ShouldBeTrue(date.Value);
            date.Value.ShouldEndWith("Z");
        }
    }

    private static void CheckContainer(XElement container, string[] allowed)
    {
        container.Elements().ShouldAllBe(e => e.Name.Namespace == Atom && allowed.Contains(e.Name.LocalName));
        foreach (var once in new[] { "id", "title", "updated" })
        {
            container.Elements(Atom + once).Count().ShouldBe(1, once);
        }
        container.Element(Atom + "id")!.Value.ShouldMatch("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
        container.Elements(Atom + "author").ShouldNotBeEmpty();
        container.Elements(Atom + "author").ShouldAllBe(a => a.Element(Atom + "name")!.Value.Length > 0);
        // At most one alternate of a type and language.
        container.Elements(Atom + "link").Count(l => l.Attribute("rel")?.Value == "alternate").ShouldBe(1);
        container.Elements(Atom + "link").ShouldAllBe(l => IsAddress(l.Attribute("href")!.Value));
        container.Elements(Atom + "category").ShouldAllBe(c => c.Attribute("term")!.Value.Length > 0);
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out _) && text.All(char.IsAscii);
}
