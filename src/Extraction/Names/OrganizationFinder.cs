using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Finds organizations, surest first: those of the lexicon, class words with what completes them
/// (<see cref="HeadedNames"/>), names that are marked as such (<see cref="MarkedNames"/>), ministries called by their field.
/// </summary>
internal sealed class OrganizationFinder
{
    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly HeadedNames _headed;
    private readonly MarkedNames _marked;
    private readonly ListedNames _listed;
    private readonly WeakNames _weak;

    public OrganizationFinder(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        var complements = new Complements(text);
        _headed = new HeadedNames(text, complements);
        _marked = new MarkedNames(text, names, complements);
        _listed = new ListedNames(text, _marked);
        _weak = new WeakNames(text, names);
    }

    /// <param name="standsAlone">The line holds nothing but a name: an outlet or a source.</param>
    public void Find(int first, int end, bool standsAlone)
    {
        for (var i = first; i < end; )
        {
            if (Marks.IsOpening(_text[i].Symbol))
            {
                _marked.ReadActor(i, first, end);
            }
            if (!_names.IsFree(i, i + 1) || !_text[i].IsWord)
            {
                i++;
                continue;
            }
            var next = Known(i, end, standsAlone);
            next = next > i ? next : Headed(i, end);
            next = next > i ? next : _listed.Read(i, end);
            next = next > i ? next : _marked.Read(i, end);
            next = next > i ? next : Ministry(i);
            if (next > i && (_names.At(i) ?? _names.At(next - 1)) is { } found)
            {
                next = _marked.ReadAbbreviation(found, next, end);
            }
            i = Math.Max(i + 1, next);
        }
    }

    /// <summary>The outlet and the source that the page states, wherever that is.</summary>
    public void AddOutlets(IEnumerable<(int Start, int End)> spans)
    {
        foreach (var (start, stop) in spans)
        {
            var first = _text.IndexAt(start);
            var end = first;
            while (end < _text.Tokens.Length && _text[end].End <= stop)
            {
                end++;
            }
            if (end > first && _text[first].IsWord && !_text[first].Is(WordClass.GivenName))
            {
                _marked.Add(first, end, OrganizationKind.Media);
            }
        }
    }

    private int Known(int i, int end, bool standsAlone)
    {
        var length = _text.Match(
            i,
            end,
            PhraseKind.Organization | PhraseKind.Place | PhraseKind.Person,
            out var phrase,
            out var prefix
        );
        if (length == 0 || phrase!.Kind != PhraseKind.Organization)
        {
            return i + length;
        }
        var name = phrase.Name!;
        // الحماس is no movement; اليوتيوب is what no list of words has.
        if (
            phrase.Forms is [var only]
            && prefix == 0
            && !string.Equals(only, _text.Word(i)!.Form, StringComparison.Ordinal)
            && !Vocabulary.Shared.Get(only).IsRare
        )
        {
            return i;
        }
        if (name.IsWeak && !standsAlone && !_weak.HasSupport(i, i + length, name))
        {
            return i;
        }
        // A nisba behind it may make a longer name: مجلس الشورى السعودي.
        var stop = i + length;
        var headed = _text.Word(i)!.Is(WordClass.OrganizationHead) ? _headed.End(i, end, out _) : i;
        if (headed > stop)
        {
            return i;
        }
        // قناة and its like are no part of the name, but القناة الأولى is one.
        var named =
            length > 1 && _text.Word(i)!.TryRead(WordClass.OrganizationClass, out var outer) && !outer.Definite
                ? i + 1
                : i;
        var referent = Referent.Of(name);
        referent.ClassWord = ClassWordOf(i) ?? ClassWordOf(i - 1);
        _names.Add(referent, named, stop, named > i ? 0 : prefix);
        return stop;
    }

    /// <summary>تنظيم, صحيفة where it stands before a name without being part of it.</summary>
    private string? ClassWordOf(int at) =>
        _text.Word(at) is { } word
        && word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var head)
        && head is { Definite: false, Entry.Organization.IsMany: false }
            ? head.Entry.Form
            : null;

    /// <summary>A class word and what completes it.</summary>
    private int Headed(int i, int end)
    {
        var stop = _headed.End(i, end, out var head);
        if (stop <= i)
        {
            return i;
        }
        var entry = head.Entry.Organization!.Value;
        var forms = _text.Forms(i, stop, head.Prefix);
        _names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = forms,
                Name = _text.Slice(i, stop, head.Prefix),
                Kind = entry.Kind,
                Feminine = entry.Feminine,
                IsOutlet = entry.Kind == OrganizationKind.Media,
            },
            i,
            stop,
            head.Prefix
        );
        return stop;
    }

    /// <summary>الخارجية and الداخلية stand for their ministry where they act or are acted on.</summary>
    private int Ministry(int i)
    {
        var before = _text[i - 1];
        if (
            _text.Word(i) is not { } word
            || !word.TryRead(WordClass.Field, out var field)
            || !field.Definite
            || !(
                field.Entry.Form is "خارجيه" or "داخليه"
                || _text[i - 1].Kind == TokenKind.LineEnd
                    && _text.Word(i + 1)?.Is(WordClass.Nisba) == true
                    && _text[i + 2].IsSymbol(':')
            )
        )
        {
            return i;
        }
        var acts = !before.IsWord || before.Is(WordClass.Verb) && field.Prefix == 0;
        var nisba = _text.Word(i + 1) is { HasArticle: true } next && next.Is(WordClass.Nisba) && _text.Adjacent(i);
        if (!acts && !(nisba && before.Word is { HasArticle: false } owner && !owner.Is(WordClass.Office)))
        {
            return i;
        }
        var stop = nisba ? i + 2 : i + 1;
        var forms = _text.Forms(i, stop, field.Prefix);
        _names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = ["وزاره", .. forms],
                Name = "وزارة " + _text.Slice(i, stop, field.Prefix),
                Kind = OrganizationKind.Government,
                Feminine = true,
            },
            i,
            stop,
            field.Prefix
        );
        return stop;
    }
}
