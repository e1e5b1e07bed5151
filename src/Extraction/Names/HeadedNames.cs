using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A class word of organizations where it stands.</summary>
/// <param name="At">Its token.</param>
/// <param name="Depth">How many names it stands inside of.</param>
internal readonly record struct ClassWord(int At, int End, Reading Head, int Depth)
{
    public bool Is(BodyTraits any) => Head.Entry.Organization!.Value.Is(any);

    /// <summary>What a rule answers that finds an ordinary phrase and no name.</summary>
    public int NoName => At;
}

/// <summary>A way in which a class word and what follows make a name, or an ordinary phrase.</summary>
/// <param name="End">Where the name ends, the class word's own token if it makes none, <c>null</c> if the rule does not apply.</param>
internal sealed record ClassWordRule<T>(string Name, Func<T, ClassWord, int?> End) : IRule;

/// <summary>
/// The grammar of names that begin with a class word: الحكومة السورية behind a definite one, وزارة الخارجية, حزب آفاق تونس,
/// منظمة شنغهاي للتعاون behind an indefinite one.
/// </summary>
internal sealed class HeadedNames
{
    /// <summary>اتحاد طلبة جامعة …: bodies inside bodies; a text may nest them without end.</summary>
    public const int DeepestNesting = 3;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly Complements _complements;
    private readonly Coordination _coordination;
    private readonly DefiniteBodies _definite;
    private readonly IndefiniteBodies _indefinite;

    public HeadedNames(TokenizedText text, NameTable names, Complements complements)
    {
        _text = text;
        _names = names;
        _complements = complements;
        _coordination = new Coordination(text, complements);
        _definite = new DefiniteBodies(text, complements, this);
        _indefinite = new IndefiniteBodies(text, complements, this);
    }

    /// <summary>A class word and what completes it.</summary>
    public int Read(int i, int end)
    {
        var (stop, rule, head) = Find(i, end, 0);
        if (stop <= i)
        {
            return i;
        }
        var entry = head.Entry.Organization!.Value;
        _names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = _text.Forms(i, stop, head.Prefix),
                Name = _text.Name(i, stop, head.Prefix),
                Kind = entry.Kind,
                Feminine = entry.Feminine,
                IsOutlet = entry.Kind == OrganizationKind.Media,
            },
            i,
            stop,
            head.Prefix
        );
        _names.Sign(rule!, i, stop);
        return stop;
    }

    /// <summary>Where the name ends that a class word begins; the class word's own token where it begins none.</summary>
    public int End(int i, int end, int depth) => Find(i, end, depth).End;

    /// <summary>As <see cref="End"/>, or as far as the lexicon has the name: مجلس التعاون لدول الخليج العربية.</summary>
    public int FullEnd(int i, int end, int depth) =>
        Math.Max(End(i, end, depth), i + _text.Match(i, end, PhraseKind.Organization, out _, out _));

    private (int End, IRule? Rule, Reading Head) Find(int i, int end, int depth)
    {
        if (_text.Word(i) is not { } word)
        {
            return (i, null, default);
        }
        if (word.TryRead(WordClass.OrganizationHead, out var head))
        {
            var body = new ClassWord(i, end, head, depth);
            return head.Definite
                ? Try(DefiniteBodies.Rules, _definite, body)
                : Try(IndefiniteBodies.Rules, _indefinite, body);
        }
        return word.TryRead(WordClass.OrganizationClass, out head) && head.Definite
            ? Try(DefiniteBodies.ClassRules, _definite, new ClassWord(i, end, head, depth))
            : (i, null, default);
    }

    /// <summary>كلية العلوم في جامعة الضفاف, غرفة الجنايات لدى محكمة …: where the name of the body ends that a part of it stands in.</summary>
    public int Around(int at, ClassWord body)
    {
        if (!_text.Adjacent(at - 1) || body.Depth > DeepestNesting)
        {
            return at;
        }
        var whole = _text.Word(at)!.Form is "في" or "لدي" ? at + 1 : at;
        if (whole == at && _text.Word(at)!.Readings is not [{ Preposition: 'ب', And: false }, ..])
        {
            return at;
        }
        var (end, _, head) = Find(whole, body.End, body.Depth + 1);
        // بالتعاون is with somebody.
        var length = _text.Match(whole, body.End, PhraseKind.Organization, out var phrase, out _);
        var known = length > 0 && !phrase!.Name!.IsWeak ? phrase.Name : null;
        // A committee and the parliament that it is of are two.
        return (known?.Kind ?? head.Entry?.Organization?.Kind) == OrganizationKind.Parliament ? at
            : known is not null ? Math.Max(end, whole + length)
            : end > whole ? end
            : at;
    }

    /// <summary>وكيل الجامعة للتطوير: what is for something is the deputy.</summary>
    private bool IsDeputys(ClassWord body) => _text.Word(body.At - 1)?.Form is "وكيل" or "وكيله" or "ووكيل";

    private (int End, IRule? Rule, Reading Head) Try<T>(ClassWordRule<T>[] rules, T reader, ClassWord body)
    {
        foreach (var rule in rules)
        {
            if (rule.End(reader, body) is { } end)
            {
                var stop = body.Is(BodyTraits.ForPurpose) && !IsDeputys(body) ? _complements.AnyPurpose(end) : end;
                stop = _coordination.End(stop, body);
                if (stop > body.At && body.Is(BodyTraits.Within))
                {
                    stop = Around(stop, body);
                }
                _text.Trail.Add(rule, body.At, Math.Max(stop, body.At + 1));
                return (stop, rule, body.Head);
            }
        }
        return (body.At, null, body.Head);
    }
}
