namespace Qawl.Ingestion.Decoding;

/// <summary>What an element means for the text in it.</summary>
[Flags]
internal enum ElementTraits
{
    None = 0,

    /// <summary>Not shown.</summary>
    Hidden = 1 << 0,

    /// <summary>SVG or MathML, whose tags are not HTML's.</summary>
    Foreign = 1 << 1,

    /// <summary>Beside the article: the site's head and foot, menus, teasers, readers' comments.</summary>
    Apart = 1 << 2,

    /// <summary>A post of another site, shown inside.</summary>
    Embedded = 1 << 3,

    /// <summary>White space counts.</summary>
    Preformatted = 1 << 4,

    /// <summary>Has browsers put marks around it.</summary>
    Quotation = 1 << 5,
}

/// <summary>
/// The elements that are open, kept flat: what a browser's tree would tell of the text that comes next, without a tree.
/// Elements that never nest are kept only if they mean something.
/// </summary>
internal sealed class OpenElements
{
    private static readonly HashSet<string> Void = Names(
        "area base br col embed hr img input link meta param source track wbr"
    );

    /// <summary>Closed by their next sibling, or by what cannot stand in them.</summary>
    private static readonly HashSet<string> Flat = Names(
        "colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
    );

    /// <summary>No end tag of another element closes what stands around them.</summary>
    private static readonly HashSet<string> Formatting = Names(
        "a abbr b bdi bdo big cite code em font i mark nobr q s small span strike strong sub sup time tt u"
    );

    /// <summary>Between an item and its next sibling none of these is left open.</summary>
    private static readonly HashSet<string> Lists = Names("dl menu ol select table ul");

    /// <summary>End a drawing that was never closed.</summary>
    private static readonly HashSet<string> Breakout = Names(
        "article aside b big blockquote body br center code dd div dl dt em embed footer h1 h2 h3 h4 h5 h6 head header hr i img li main menu meta nav nobr ol p pre ruby s section small span strong strike sub sup table tt u ul var"
    );

    private readonly record struct Element(
        string Name,
        ElementTraits Own,
        ElementTraits All,
        int Article,
        int Outermost,
        int Header
    );

    private readonly List<Element> _stack = [];
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _articles;
    private int _headers;

    /// <summary>How many are open that nest.</summary>
    public int Depth { get; private set; }

    public ElementTraits Traits => _stack.Count > 0 ? _stack[^1].All : ElementTraits.None;

    /// <summary>Which <c>article</c> stands here, the innermost; 0 outside of any.</summary>
    public int Article => _stack.Count > 0 ? _stack[^1].Article : 0;

    /// <summary>Which <c>article</c> stands here that no other stands around; 0 outside of any.</summary>
    public int OutermostArticle => _stack.Count > 0 ? _stack[^1].Outermost : 0;

    /// <summary>Which <c>header</c> stands here; 0 outside of any.</summary>
    public int Header => _stack.Count > 0 ? _stack[^1].Header : 0;

    public bool Has(ElementTraits trait) => (Traits & trait) != 0;

    public bool IsOpen(string name) => _open.GetValueOrDefault(name) > 0;

    /// <summary>Closes what an element that begins here cannot stand in.</summary>
    public void CloseBefore(string name, bool isBlock)
    {
        if (Has(ElementTraits.Foreign) && Breakout.Contains(name) && !IsOpen("foreignobject"))
        {
            while (Has(ElementTraits.Foreign))
            {
                Pop();
            }
        }
        if (isBlock && IsOpen("p"))
        {
            CloseSibling("p");
        }
        foreach (var sibling in SiblingsOf(name))
        {
            if (IsOpen(sibling))
            {
                CloseSibling(sibling);
            }
        }
    }

    public void Open(string name, ElementTraits own)
    {
        var isFlat = Flat.Contains(name);
        var isForeign = Has(ElementTraits.Foreign) && own == ElementTraits.None && name is not "foreignobject";
        if (Void.Contains(name) || isForeign || (isFlat && own == ElementTraits.None))
        {
            return;
        }
        _open[name] = _open.GetValueOrDefault(name) + 1;
        Depth += isFlat ? 0 : 1;
        _stack.Add(
            new Element(
                name,
                own,
                Traits | own,
                name is "article" ? ++_articles : Article,
                name is "article" && OutermostArticle == 0 ? _articles : OutermostArticle,
                name is "header" ? ++_headers : Header
            )
        );
    }

    /// <summary>An end tag without its start closes nothing, or it would hide how deep the page is.</summary>
    /// <returns>Whether the element had <paramref name="trait"/> of its own.</returns>
    public bool Close(string name, ElementTraits trait)
    {
        if (!IsOpen(name))
        {
            return false;
        }
        var at = _stack.FindLastIndex(e => e.Name.Equals(name, StringComparison.Ordinal));
        var had = (_stack[at].Own & trait) != 0;
        if (Formatting.Contains(name))
        {
            Remove(at);
            return had;
        }
        while (_stack.Count > at)
        {
            Pop();
        }
        return had;
    }

    private static string[] SiblingsOf(string name) =>
        name switch
        {
            "li" or "option" or "optgroup" => [name],
            "dd" or "dt" => ["dd", "dt"],
            "td" or "th" => ["td", "th"],
            "tr" => ["td", "th", "tr"],
            "tbody" or "thead" or "tfoot" => ["td", "th", "tr", "tbody", "thead", "tfoot"],
            _ => [],
        };

    /// <summary>Closes the last one of this name, unless a list or table stands between.</summary>
    private void CloseSibling(string name)
    {
        var at = _stack.Count - 1;
        while (!_stack[at].Name.Equals(name, StringComparison.Ordinal))
        {
            if (Lists.Contains(_stack[at].Name))
            {
                return;
            }
            at--;
        }
        while (_stack.Count > at)
        {
            Pop();
        }
    }

    private void Pop() => Remove(_stack.Count - 1);

    private void Remove(int at)
    {
        var element = _stack[at];
        _open[element.Name]--;
        Depth -= Flat.Contains(element.Name) ? 0 : 1;
        _stack.RemoveAt(at);
        for (var i = at; i < _stack.Count; i++)
        {
            var around = i > 0 ? _stack[i - 1].All : ElementTraits.None;
            _stack[i] = _stack[i] with { All = around | _stack[i].Own };
        }
    }

    private static HashSet<string> Names(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
