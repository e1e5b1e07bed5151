using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Whether the walk left from a name goes on behind a token.</summary>
internal enum OfficeStep
{
    /// <summary>The token is part of the phrase before the name, or may be.</summary>
    GoesOn,

    /// <summary>No office of this name stands farther left.</summary>
    Ends,
}

/// <summary>What a token is to the office of the name behind it.</summary>
/// <param name="Step"><c>null</c> if the rule does not apply.</param>
internal sealed record OfficeRule(string Name, Func<OfficeWalk, Word, OfficeStep?> Step) : IRule;

/// <summary>
/// Looks left from a name for the office or honorific that it completes: الرئيس الروسي …, وزير الخارجية الأمريكي …, المتحدث
/// باسم وزارة الداخلية ….
/// </summary>
/// <param name="honorific">Tokens that belong to an honorific of several words.</param>
internal sealed class OfficeWalk(TokenizedText text, NameTable names, bool[] honorific)
{
    private const int LongestOffice = 14;

    /// <summary>For words; tried in this order, and the first that applies decides.</summary>
    private static readonly OfficeRule[] Rules =
    [
        // الدكتور, صاحب السمو الملكي.
        new("honorific-before-name", static (walk, word) => walk.Honorific(word)),
        // الرئيس, وزير الخارجية.
        new("office-before-name", static (walk, word) => walk.Office(word)),
        // أن, الذي, قال: another clause.
        new("clause-before-office", static (_, word) => Clause(word)),
        // وزير الصحة التونسي.
        new("field-or-country-of-office", static (_, word) => FieldOrCountry(word)),
        // المتحدث باسم البعثة: something stands between.
        new("preposition-in-office", static (walk, word) => walk.Preposition(word)),
        // هذا, اليوم: no part of an office; but السابق goes on.
        new("particle-before-office", static (_, word) => Particle(word)),
        // What an indefinite word governs is another phrase.
        new("indefinite-word-before-office", static (walk, word) => walk.Indefinite(word)),
        // الأسبق, التنفيذي, للشؤون: whatever has the article; أول.
        new("definite-word-in-office", static (walk, word) => walk.Definite(word)),
        // رئيس مجلس … : a common noun.
        new("common-word-in-office", static (walk, word) => walk.Common(word)),
    ];

    /// <summary>The rules that applied, and where; told of walks that find an office.</summary>
    private readonly List<(OfficeRule Rule, int At)> _passed = [];

    /// <summary>First token of the name.</summary>
    private int _name;

    private int _at;

    /// <summary>Nothing stands between the name and what was passed.</summary>
    private bool _direct;

    private OfficeContext _found;
    private int _first;

    /// <param name="office">Tokens of the office, none if there is none.</param>
    public OfficeContext Run(int name, out (int First, int End) office)
    {
        (_name, _direct, _found, _first) = (name, true, OfficeContext.None, name);
        _passed.Clear();
        for (_at = name - 1; name - _at <= LongestOffice; _at--)
        {
            var step =
                names.At(_at) is { } mention ? Mention(mention)
                : text.Word(_at) is { } word ? Try(word)
                : Symbol(text[_at].Symbol);
            if (step == OfficeStep.Ends)
            {
                break;
            }
        }
        foreach (var (rule, at) in _passed)
        {
            text.Trail.Add(rule, at, at + 1);
        }
        office = (_first, name);
        return _found;
    }

    private OfficeStep Try(Word word)
    {
        foreach (var rule in Rules)
        {
            if (rule.Step(this, word) is { } step)
            {
                _passed.Add((rule, _at));
                return step;
            }
        }
        return OfficeStep.Ends;
    }

    /// <summary>رئيس نادي الصقر …: the body that the office is of.</summary>
    private OfficeStep Mention(Mention mention)
    {
        if (mention.Referent.IsPerson)
        {
            return OfficeStep.Ends;
        }
        _at = mention.First;
        return OfficeStep.GoesOn;
    }

    private OfficeStep Symbol(char symbol)
    {
        // مدرب المنتخب، الإسباني فلان
        if (symbol == '،' && (_at == _name - 1 || _at == _name - 2 && text[_name - 1].Is(WordClass.Nisba)))
        {
            _direct = false;
            return OfficeStep.GoesOn;
        }
        return symbol is '(' or ')' or '/' || Marks.IsMark(symbol) ? OfficeStep.GoesOn : OfficeStep.Ends;
    }

    private OfficeStep Find(OfficeContext context)
    {
        _first = _at;
        _found = context > _found ? context : _found;
        return OfficeStep.GoesOn;
    }

    private OfficeStep? Honorific(Word word) =>
        honorific[_at] || word.Is(WordClass.Honorific)
            ? Find(_direct ? OfficeContext.Direct : OfficeContext.Phrase)
            : null;

    private OfficeStep? Office(Word word)
    {
        if (!word.TryRead(WordClass.Office, out var office))
        {
            return null;
        }
        // رئيس of something else stands before no name; الرئيس, نظيره and نائبه do.
        var takesName = _at != _name - 1 || office.Definite || word.Form is [.., 'ه'] or [.., 'ه', 'ا'];
        return Find(_direct && takesName ? OfficeContext.Direct : OfficeContext.Phrase);
    }

    private static OfficeStep? Clause(Word word) =>
        word.Is(WordClass.Verb | WordClass.That | WordClass.Relative) ? OfficeStep.Ends : null;

    private static OfficeStep? FieldOrCountry(Word word) =>
        word.Is(WordClass.Nisba | WordClass.Field | WordClass.Country | WordClass.Place | WordClass.OrganizationHead)
            ? OfficeStep.GoesOn
            : null;

    private OfficeStep? Preposition(Word word)
    {
        if (!word.Is(ClosedClass.InOffice))
        {
            return null;
        }
        _direct = false;
        return OfficeStep.GoesOn;
    }

    private static OfficeStep? Particle(Word word) =>
        word.Is(WordClass.Function) && !word.Is(ClosedClass.TermAdjective) ? OfficeStep.Ends : null;

    private OfficeStep? Indefinite(Word word) =>
        _found != OfficeContext.None && !word.HasArticle ? OfficeStep.Ends : null;

    private OfficeStep? Definite(Word word)
    {
        var isTerm = word.Is(ClosedClass.TermAdjective);
        if (!word.HasArticle && !word.IsUnknown && !isTerm)
        {
            return null;
        }
        _direct &= word.HasArticle || isTerm;
        return OfficeStep.GoesOn;
    }

    private OfficeStep? Common(Word word)
    {
        if (!word.Is(WordClass.Common))
        {
            return null;
        }
        _direct = false;
        return OfficeStep.GoesOn;
    }
}
