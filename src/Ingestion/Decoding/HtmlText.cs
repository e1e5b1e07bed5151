using System.Text;
using System.Text.Json;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>
/// A page's visible text, from its tokens in one pass: no tree is built, because building one takes quadratic time on
/// hostile pages.
/// <list type="bullet">
/// <item>Runs of white space are one space, except inside <c>pre</c>; character references are decoded.</item>
/// <item>Paragraphs, headings, lists, tables and sections stand apart by a blank line; <c>div</c>, list items, table rows,
/// captions and <c>br</c> by a line end; table cells by a space.</item>
/// <item>What is not shown as text is left out: scripts, styles, templates, <c>noscript</c>, drawings, frames, form
/// controls, comments, and the page's own title.</item>
/// <item>Given outlet: <c>og:site_name</c>. Given title: <c>og:title</c>, else <c>title</c>. Given time: <c>article:published_time</c>, else
/// <c>datePublished</c> of the JSON-LD, else the first <c>time</c> element, if it is ISO 8601.</item>
/// </list>
/// </summary>
internal sealed class HtmlText
{
    private static readonly HashSet<string> Apart = new(
        "address article aside blockquote body details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> OnOwnLine = new(
        "br caption dd div dt figcaption legend li summary tr".Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Hidden = new(
        "canvas datalist math object select svg template".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Their content is text to the tokenizer, and hidden.</summary>
    private static readonly HashSet<string> Raw = new(
        "iframe noembed noframes noscript script style textarea title xmp".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Never nest: without content, or closed by their next sibling.</summary>
    private static readonly HashSet<string> Flat = new(
        "area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source tbody td tfoot th thead tr track wbr".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _depth;
    private int _hidden;
    private int _breaks;
    private bool _space;
    private string? _rawElement;
    private bool _isLinkedData;

    private string? _siteName;
    private string? _ogTitle;
    private string? _title;
    private string? _metaTime;
    private string? _dataTime;
    private string? _elementTime;

    private HtmlText() { }

    public static (string Text, GivenFields Given, Rejection? Rejection) Read(string html)
    {
        var page = new HtmlText();
        var rejection = page.Walk(html);
        var given = new GivenFields
        {
            Outlet = GivenValues.Text(page._siteName),
            Title = GivenValues.Text(page._ogTitle) ?? GivenValues.Text(page._title),
            Published =
                GivenValues.Time(page._metaTime)
                ?? GivenValues.Time(page._dataTime)
                ?? GivenValues.Time(page._elementTime),
        };
        return (page._text.ToString(), given, rejection);
    }

    private Rejection? Walk(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        while (true)
        {
            var token = tokenizer.Get();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return null;
                case HtmlTokenType.Character:
                    Text(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    Start(token.AsTag(), tokenizer);
                    break;
                case HtmlTokenType.EndTag:
                    End(token.Name);
                    break;
            }
            if (_depth > DocumentLimits.HtmlDepth)
            {
                return new Rejection(
                    RejectionReason.TooDeep,
                    $"The page's elements are nested deeper than {DocumentLimits.HtmlDepth}."
                );
            }
        }
    }

    private void Start(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        var name = tag.Name;
        Break(name);
        if (Raw.Contains(name))
        {
            _rawElement = name;
            _isLinkedData =
                name is "script"
                && string.Equals(tag.GetAttribute("type"), "application/ld+json", StringComparison.OrdinalIgnoreCase);
            tokenizer.State = name switch
            {
                "title" or "textarea" => HtmlParseMode.RCData,
                "script" => HtmlParseMode.Script,
                _ => HtmlParseMode.Rawtext,
            };
        }
        else if (name is "meta")
        {
            Meta(
                tag.GetAttribute("property") is { Length: > 0 } p ? p : tag.GetAttribute("name"),
                tag.GetAttribute("content")
            );
        }
        else if (name is "time")
        {
            _elementTime ??= tag.GetAttribute("datetime") is { Length: > 0 } stated ? stated : null;
        }
        if (!Flat.Contains(name) && !Raw.Contains(name) && !tag.IsSelfClosing)
        {
            _open[name] = _open.GetValueOrDefault(name) + 1;
            _depth++;
            _hidden += Hidden.Contains(name) ? 1 : 0;
        }
    }

    private void End(string name)
    {
        Break(name);
        if (name.Equals(_rawElement, StringComparison.Ordinal))
        {
            _rawElement = null;
        }
        // An end tag without its start closes nothing, or it would hide how deep the page is.
        else if (_open.GetValueOrDefault(name) is > 0 and var open)
        {
            _open[name] = open - 1;
            _depth--;
            _hidden -= Hidden.Contains(name) ? 1 : 0;
        }
    }

    private void Meta(string? name, string? content)
    {
        switch (name)
        {
            case "og:site_name":
                _siteName ??= content;
                break;
            case "og:title":
                _ogTitle ??= content;
                break;
            case "article:published_time":
                _metaTime ??= content;
                break;
        }
    }

    private void Break(string name)
    {
        if (Apart.Contains(name))
        {
            _breaks = 2;
        }
        else if (name is "br")
        {
            _breaks = Math.Min(_breaks + 1, 2);
        }
        else if (OnOwnLine.Contains(name))
        {
            _breaks = Math.Max(_breaks, 1);
        }
        else if (name is "td" or "th")
        {
            _space = true;
        }
    }

    private void Text(string data)
    {
        if (_rawElement is not null)
        {
            RawText(data);
            return;
        }
        if (_hidden > 0)
        {
            return;
        }
        var keepsSpace = _open.GetValueOrDefault("pre") > 0;
        foreach (var c in data)
        {
            if (keepsSpace && c == '\n')
            {
                _breaks = Math.Min(_breaks + 1, 2);
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _space = true;
            }
            else
            {
                Visible(c);
            }
        }
    }

    private void Visible(char c)
    {
        if (_text.Length > 0)
        {
            if (_breaks > 0)
            {
                _text.Append('\n', _breaks);
            }
            else if (_space)
            {
                _text.Append(' ');
            }
        }
        (_breaks, _space) = (0, false);
        _text.Append(c);
    }

    private void RawText(string data)
    {
        if (_rawElement is "title")
        {
            _title = string.Concat(_title, data);
        }
        else if (_isLinkedData && _dataTime is null)
        {
            _dataTime = DatePublished(data);
        }
    }

    private static string? DatePublished(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Find(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }

        static string? Find(JsonElement element) =>
            element.ValueKind switch
            {
                JsonValueKind.Object => element
                    .EnumerateObject()
                    .Select(p =>
                        p.NameEquals("datePublished") && p.Value.ValueKind == JsonValueKind.String
                            ? p.Value.GetString()
                            : Find(p.Value)
                    )
                    .FirstOrDefault(found => found is not null),
                JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
                _ => null,
            };
    }
}
