using System.Text;
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
/// captions and <c>br</c> by a line end, though a heading stays on one line; table cells by a space.</item>
/// <item><c>q</c> has the marks « » around it, inside another “ ”.</item>
/// <item>What is not shown as text is left out: scripts, styles, templates, <c>noscript</c>, drawings, frames, form
/// controls, comments, the page's own title, and what is hidden by <c>hidden</c>, by its own style, as a closed dialog or
/// by the usual classes for screen readers.</item>
/// </list>
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly OpenElements _open = new();
    private readonly MarkupFields _fields = new();
    private readonly List<Range> _apart = [];
    private int _breaks;
    private bool _space;
    private string? _rawElement;
    private StringBuilder? _linkedData;
    private MarkupPlace? _heading;
    private int _places;
    private int _apartStart;
    private int _article;
    private int _articleStart;

    private HtmlText() { }

    public static (string Text, GivenFields Given, Rejection? Rejection) Read(string html)
    {
        var page = new HtmlText();
        var rejection = page.Walk(html);
        page.EndRaw();
        page.NoteApart(wasApart: page._open.Has(ElementTraits.Apart), isApart: false);
        return (page._text.ToString(), page._fields.ToGiven(page._apart), rejection);
    }

    private Rejection? Walk(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        while (true)
        {
            var token = tokenizer.Get();
            var wasApart = _open.Has(ElementTraits.Apart);
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
            NoteApart(wasApart, _open.Has(ElementTraits.Apart));
            NoteArticle();
            if (_open.Depth > DocumentLimits.HtmlDepth)
            {
                return new Rejection(
                    RejectionReason.TooDeep,
                    $"The page's elements are nested deeper than {DocumentLimits.HtmlDepth}."
                );
            }
        }
    }

    /// <summary>Notes where what stands beside the article begins and ends.</summary>
    private void NoteApart(bool wasApart, bool isApart)
    {
        if (!wasApart && isApart)
        {
            _apartStart = _text.Length;
        }
        else if (wasApart && !isApart && _text.Length > _apartStart)
        {
            _apart.Add(_apartStart.._text.Length);
        }
    }

    /// <summary>Notes where each outermost <c>article</c> begins and ends.</summary>
    private void NoteArticle()
    {
        if (_open.OutermostArticle == _article)
        {
            return;
        }
        if (_article > 0)
        {
            _fields.AddArticle(_articleStart.._text.Length);
        }
        (_article, _articleStart) = (_open.OutermostArticle, _text.Length);
    }

    private void Start(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        var name = tag.Name;
        var isBlock = Elements.Apart.Contains(name) || Elements.OnOwnLine.Contains(name) && name is not "br";
        _open.CloseBefore(name, isBlock);
        Break(name);
        // The title of a drawing is none of the page's, and its tags may close themselves.
        var isForeign = _open.Has(ElementTraits.Foreign);
        if (Elements.Raw.Contains(name) && !(isForeign && (tag.IsSelfClosing || name is "title")))
        {
            StartRaw(tag, tokenizer);
            return;
        }
        Note(tag);
        if (tag.IsSelfClosing)
        {
            return;
        }
        var traits = MarkupTraits.Of(tag);
        // The head of an article holds its headline.
        traits &= name is "header" && _open.Article > 0 ? ~ElementTraits.Apart : (ElementTraits)~0;
        if (name is "q" && (traits & ElementTraits.Hidden) == 0)
        {
            Write(_open.Has(ElementTraits.Quotation) ? '“' : '«');
        }
        _open.Open(name, traits);
        if (Elements.IsHeading(name))
        {
            _heading = Place();
        }
    }

    private void StartRaw(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        _rawElement = tag.Name;
        _linkedData =
            tag.Name is "script"
            && tag.GetAttribute("type")?.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase)
                == true
                ? new StringBuilder()
                : null;
        tokenizer.State = tag.Name switch
        {
            "title" or "textarea" => HtmlParseMode.RCData,
            "script" => HtmlParseMode.Script,
            _ => HtmlParseMode.Rawtext,
        };
    }

    /// <summary>What the tag itself says of the page.</summary>
    private void Note(HtmlTagToken tag)
    {
        var property = tag.GetAttribute("itemprop") is "datePublished" or "dateModified"
            ? tag.GetAttribute("itemprop")
            : null;
        if (tag.Name is "meta" && property is null)
        {
            _fields.AddMeta(
                tag.GetAttribute("property") is { Length: > 0 } p ? p : tag.GetAttribute("name"),
                tag.GetAttribute("content")
            );
        }
        else if (tag.Name is "link" && tag.GetAttribute("rel") is "canonical")
        {
            _fields.AddAddress(tag.GetAttribute("href"));
        }
        else if (tag.Name is "time" || property is not null)
        {
            var time = tag.GetAttribute("datetime") is { Length: > 0 } stated ? stated : tag.GetAttribute("content");
            var isMarked = tag.Attributes.Any(a => a.Name is "pubdate");
            _fields.AddTime(time, isMarked ? "datePublished" : property, Place());
        }
    }

    private MarkupPlace Place() => new(_open.Traits, _open.Article, _open.Header, _text.Length, ++_places);

    private void End(string name)
    {
        if (name.Equals(_rawElement, StringComparison.Ordinal))
        {
            EndRaw();
            return;
        }
        if (Elements.IsHeading(name) && _heading is { } place && _open.IsOpen(name))
        {
            _fields.AddHeading(name, _text.ToString(place.At, _text.Length - place.At), place);
            _heading = null;
        }
        var isShown = !_open.Has(ElementTraits.Hidden);
        if (_open.Close(name, ElementTraits.Quotation) && isShown)
        {
            _space = false;
            Write(_open.Has(ElementTraits.Quotation) ? '”' : '»');
        }
        Break(name);
    }

    private void EndRaw()
    {
        if (_rawElement is "title")
        {
            _fields.EndTitle();
        }
        if (_linkedData is not null)
        {
            _fields.AddLinkedData(_linkedData.ToString());
        }
        (_rawElement, _linkedData) = (null, null);
    }

    private void Break(string name)
    {
        if (_heading is not null && name is "br")
        {
            _space = true;
        }
        else if (Elements.Apart.Contains(name))
        {
            _breaks = 2;
        }
        else if (name is "br")
        {
            _breaks = Math.Min(_breaks + 1, 2);
        }
        else if (Elements.OnOwnLine.Contains(name))
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
        if (_rawElement is "title")
        {
            _fields.AddTitle(data);
        }
        _linkedData?.Append(data);
        if (_rawElement is not null || _open.Has(ElementTraits.Hidden))
        {
            return;
        }
        var keepsSpace = _open.Has(ElementTraits.Preformatted);
        foreach (var c in Leftovers.Decode(data))
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
                Write(c);
            }
        }
    }

    /// <summary>Writes a visible character, with the break or space that is due before it.</summary>
    private void Write(char c)
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
}
