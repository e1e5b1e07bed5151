using System.Text;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>Where something stands in the markup.</summary>
/// <param name="Article">The innermost <c>article</c> around it, or 0.</param>
/// <param name="Header">The <c>header</c> around it, or 0.</param>
/// <param name="At">UTF-16 index of the visible text.</param>
/// <param name="Order">Counts the places of the page.</param>
internal readonly record struct MarkupPlace(ElementTraits Traits, int Article, int Header, int At, int Order);

/// <summary>
/// What the markup says of title, outlet and times, and how it is decided what of it is the article's own.
/// <list type="bullet">
/// <item>Title: the first heading that <c>og:title</c> or <c>title</c> also state, else the only <c>h1</c>, else
/// <c>og:title</c>. What else <c>title</c> says is left to the page's reader.</item>
/// <item>Outlet: <c>og:site_name</c>, else the publisher of the JSON-LD.</item>
/// <item>Times: <c>article:published_time</c> and other names of its kind; else the JSON-LD of the article that has the page's address or title, or
/// is the only one; else the <c>time</c> element that is marked as the article's or stands beside its heading. Times of
/// menus, teasers, comments and embedded posts are nobody's.</item>
/// </list>
/// </summary>
internal sealed class MarkupFields
{
    /// <summary>How far below the heading a time still belongs to it, in characters of text.</summary>
    private const int BesideHeading = 600;

    private const int MostNoted = 200;

    /// <summary>Names under which pages state when they were published; the surest first.</summary>
    private static readonly string[] PublicationNames =
    [
        "article:published_time",
        "datePublished",
        "parsely-pub-date",
        "pubdate",
        "publishdate",
        "OriginalPublicationDate",
        "DC.date.issued",
        "date",
    ];

    private sealed record Heading(string Name, string Text, MarkupPlace Place);

    private sealed record Stamp(string Time, string? Property, MarkupPlace Place);

    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Heading> _headings = [];
    private readonly List<Stamp> _stamps = [];
    private readonly List<LinkedArticle> _linked = [];
    private readonly List<Range> _articles = [];
    private readonly StringBuilder _title = new();
    private bool _hasTitle;
    private string? _address;

    /// <summary>The page's own; a second one belongs to no page.</summary>
    public void AddTitle(string data) => _title.Append(_hasTitle ? "" : data);

    public void EndTitle() => _hasTitle = _title.Length > 0;

    public void AddMeta(string? name, string? content)
    {
        if (name is { Length: > 0 } && GivenValues.Text(content) is { } text)
        {
            _meta.TryAdd(name, text);
        }
    }

    public void AddAddress(string? address) => _address ??= GivenValues.Text(address);

    public void AddLinkedData(string script) =>
        _linked.AddRange(LinkedData.Read(script).Take(MostNoted - Math.Min(MostNoted, _linked.Count)));

    public void AddHeading(string name, string text, MarkupPlace place)
    {
        var line = OneLine(text)!;
        if (line.Length > 0 && _headings.Count < MostNoted)
        {
            _headings.Add(new Heading(name, line, place));
        }
    }

    /// <param name="property">What the element is marked as, if it is: <c>datePublished</c>, <c>dateModified</c>.</param>
    public void AddTime(string? time, string? property, MarkupPlace place)
    {
        if (GivenValues.Text(time) is { } text && _stamps.Count < MostNoted)
        {
            _stamps.Add(new Stamp(text, property, place));
        }
    }

    public void AddArticle(Range range) => _articles.Add(range);

    public GivenFields ToGiven(IReadOnlyList<Range> apart)
    {
        var pageTitle = OneLine(GivenValues.Text(_title.ToString()));
        var shared = OneLine(_meta.GetValueOrDefault("og:title") ?? _meta.GetValueOrDefault("twitter:title"));
        var heading = Headline(pageTitle, shared);
        var article = Described(heading?.Text ?? shared ?? pageTitle);
        return new GivenFields
        {
            Title = heading?.Text ?? (Contains(pageTitle, shared) ? shared : null),
            PageTitle = Contains(pageTitle, heading?.Text ?? shared) ? pageTitle : shared ?? pageTitle,
            Outlet = Name(_meta.GetValueOrDefault("og:site_name")) ?? Name(article?.Publisher),
            Published =
                PublicationNames.Select(Time).FirstOrDefault(t => t is not null)
                ?? IncomingDocument.TimeOf(article?.Published)
                ?? ElementTime(heading, isChange: false),
            Updated =
                Time("article:modified_time")
                ?? IncomingDocument.TimeOf(article?.Modified)
                ?? ElementTime(heading, isChange: true),
            Apart = Apart(apart, heading),
        };

        static string? Name(string? text) =>
            GivenValues.Line(text) is { Length: <= GivenText.Longest } name ? name : null;
        StatedTime? Time(string name) => IncomingDocument.TimeOf(_meta.GetValueOrDefault(name));
    }

    /// <summary>What stands beside the article, and other articles than the one that the headline stands in.</summary>
    private Range[] Apart(IReadOnlyList<Range> apart, Heading? heading)
    {
        if (heading is null)
        {
            return [.. apart];
        }
        var others = heading.Place.Article > 0 ? _articles : [];
        return [.. apart.Concat(others).Where(r => !Covers(r, heading.Place.At)).OrderBy(r => r.Start.Value)];
    }

    private static bool Covers(Range range, int at) => range.Start.Value <= at && at < range.End.Value;

    private Heading? Headline(string? pageTitle, string? shared)
    {
        const int fewestWords = 3;
        var candidates = _headings.Where(h =>
            (h.Place.Traits & ElementTraits.Embedded) == 0 && Words(h) >= fewestWords
        );
        var stated = candidates.FirstOrDefault(h => Contains(pageTitle, h.Text) || Contains(shared, h.Text));
        if (stated is not null)
        {
            return stated;
        }
        var first = _headings.Where(h => h.Name is "h1").ToList();
        return first is [var only] && Words(only) > fewestWords ? only : null;
    }

    private static int Words(Heading heading) => heading.Text.Count(c => c == ' ') + 1;

    private static bool Contains(string? title, string? part) =>
        title is not null && part is not null && title.Contains(part, StringComparison.Ordinal);

    private static string? OneLine(string? text) =>
        text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The article that the page is about: by its address or its headline, else the only one.</summary>
    private LinkedArticle? Described(string? title)
    {
        var address = _address ?? _meta.GetValueOrDefault("og:url");
        var own =
            _linked.Find(a => a.Addresses.Any(x => IsSameAddress(x, address)) && a.IsArticle)
            ?? _linked.Find(a => a.IsArticle && (Contains(title, a.Headline) || Contains(a.Headline, title)));
        if (own is not null)
        {
            return own;
        }
        var articles = _linked.FindAll(a => a.IsArticle);
        // Another article's address: it is told of, and not told.
        return articles is [{ Headline: null } only] && (address is null || only.Addresses.Count == 0) ? only
            : articles is [{ Addresses.Count: 0 } nameless] ? nameless
            : articles is [var sole] && address is null ? sole
            : articles.Count == 0 ? _linked.Find(a => a.Addresses.Any(x => IsSameAddress(x, address)))
            : null;
    }

    private static bool IsSameAddress(string one, string? other) =>
        other is not null && Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Without scheme, www, query, fragment and the stroke at the end.</summary>
    private static string Bare(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var bare = scheme < 0 ? address : address[(scheme + 3)..];
        bare = bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
        var end = bare.IndexOfAny(['?', '#']);
        return Uri.UnescapeDataString(end > 0 ? bare[..end] : bare).TrimEnd('/');
    }

    /// <summary>The time that is marked as the article's, else the first one beside its heading.</summary>
    private StatedTime? ElementTime(Heading? heading, bool isChange)
    {
        var own = _stamps.Where(s => IsOwn(s.Place, heading));
        var marked = own.Where(s => s.Property == (isChange ? "dateModified" : "datePublished"));
        var beside = own.Where(s => !isChange && s.Property is null && IsBeside(s.Place, heading));
        return marked.Concat(beside).Select(s => IncomingDocument.TimeOf(s.Time)).FirstOrDefault(t => t is not null);
    }

    private static bool IsOwn(MarkupPlace place, Heading? heading) =>
        (place.Traits & ElementTraits.Embedded) == 0
        && (
            (place.Traits & ElementTraits.Apart) == 0
            || heading is not null && place.Header > 0 && place.Header == heading.Place.Header
        );

    private static bool IsBeside(MarkupPlace place, Heading? heading) =>
        heading is null
            ? place.At <= BesideHeading
            : place.Article == heading.Place.Article
                && place.At - heading.Place.At <= BesideHeading + heading.Text.Length
                && (place.Order > heading.Place.Order || place.Article > 0);
}
