using Qawl.Extraction.Model;

namespace Qawl.Extraction.Lexicons;

internal enum VerbKind
{
    Say,
    Quote,
    Describe,
    Relay,
}

/// <summary>A form of a reporting verb.</summary>
internal readonly record struct VerbForm(VerbKind Kind, bool Feminine, bool Many, bool Present, string Stem)
{
    public VerbTraits Traits { get; init; }
}

[Flags]
internal enum VerbTraits
{
    None = 0,

    /// <summary>With بأن the clause is what was said: اتهمه بأنه.</summary>
    Accuses = 1 << 0,

    /// <summary>In the present with أن it has nobody for its subject: يذكر أن.</summary>
    Impersonal = 1 << 1,

    /// <summary>Reports only what stands in a text: جاء في البيان.</summary>
    OfText = 1 << 2,

    /// <summary>With على أن the clause is what was said: شدد على أن.</summary>
    Upon = 1 << 3,

    /// <summary>Calls on somebody to do what behind إلى, على or بـ follows: دعا إلى, طالب بـ.</summary>
    Calls = 1 << 4,

    /// <summary>Negated it reports what is granted: لم ينف أن, لم يستبعد أن.</summary>
    Denies = 1 << 5,

    /// <summary>Nothing but negated it reports: لم يخف أن.</summary>
    Hides = 1 << 6,

    /// <summary>With إلى أن, and nothing else, the clause is what was said: ذهب إلى أن.</summary>
    Goes = 1 << 7,
}

/// <summary>A class word of organizations.</summary>
internal readonly record struct OrganizationHead(OrganizationKind Kind, bool Feminine, BodyTraits Traits)
{
    public bool Is(BodyTraits any) => (Traits & any) != 0;
}

/// <summary>One folded word of the lexicons and what each of them says.</summary>
internal sealed class LexicalEntry(string form)
{
    public string Form { get; } = form;

    public WordClass Classes { get; set; }

    public VerbForm? Verb { get; set; }

    public VerbForm? Participle { get; set; }

    public OrganizationHead? Organization { get; set; }

    /// <summary>Of a class word: the phrases of everyday life that it stands in.</summary>
    public OrdinaryUse? Ordinary { get; set; }

    /// <summary>Phrases that begin with this word, longest first.</summary>
    public List<Phrase> Phrases { get; } = [];
}

[Flags]
internal enum PhraseKind
{
    None = 0,
    Person = 1 << 0,
    Organization = 1 << 1,
    Honorific = 1 << 2,
    Own = 1 << 3,
    Turn = 1 << 4,
    Place = 1 << 5,
    Furniture = 1 << 6,

    /// <summary>Below it readers speak, not the article.</summary>
    CommentsBelow = 1 << 7,

    /// <summary>The site speaks of itself: terms of use, rights, cookies.</summary>
    PageNote = 1 << 8,
    Caption = 1 << 9,

    /// <summary>Introduces a source beside what it said: على حد قول, على لسان.</summary>
    According = 1 << 10,

    /// <summary>Below it stand links to other articles.</summary>
    LinksBelow = 1 << 11,

    /// <summary>What only the head of a site says to its visitor: تخطي إلى المحتوى.</summary>
    Prompt = 1 << 12,

    /// <summary>What somebody is at a paper: رئيس التحرير.</summary>
    Staff = 1 << 13,

    /// <summary>Asks to follow the outlet that it is put before: تابعوا.</summary>
    Follow = 1 << 14,

    /// <summary>What somebody does again and again, in what أن and a verb of saying behind it tell: يحلو لها أن تقول.</summary>
    Habit = 1 << 15,
}

/// <summary>A sequence of folded words and symbols that means one thing.</summary>
internal sealed record Phrase(string[] Forms, PhraseKind Kind, KnownName? Name);

/// <summary>A person or organization of the lexicons.</summary>
/// <param name="IsWeak">This spelling also means something else: it counts only where the text gives more reason.</param>
internal sealed record KnownName(string Canonical, OrganizationKind? Kind, bool Feminine, bool IsOutlet, bool IsWeak)
{
    /// <summary>All spellings as folded words; shared by the entries of one name.</summary>
    public List<string[]> Spellings { get; init; } = [];
}
