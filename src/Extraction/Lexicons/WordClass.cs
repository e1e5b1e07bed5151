namespace Qawl.Extraction.Lexicons;

/// <summary>What the lexicons know of a word. A word may be in several.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Verb = 1 << 0,
    Participle = 1 << 1,
    That = 1 << 2,
    Blocked = 1 << 3,
    Nominal = 1 << 4,
    According = 1 << 5,
    Office = 1 << 6,
    Honorific = 1 << 7,
    GivenName = 1 << 8,
    FamilyName = 1 << 9,
    Ambiguous = 1 << 10,
    NameJoint = 1 << 11,
    NameTail = 1 << 12,
    Country = 1 << 13,
    Nisba = 1 << 14,
    Place = 1 << 15,
    OrganizationHead = 1 << 16,
    OrganizationClass = 1 << 17,
    Field = 1 << 18,
    Function = 1 << 19,
    Common = 1 << 20,
    Source = 1 << 21,
    SpeakingText = 1 << 22,
    TitleWord = 1 << 23,
    Preposition = 1 << 24,
    Relative = 1 << 25,

    /// <summary>A given name of women.</summary>
    Woman = 1 << 27,

    /// <summary>Begins a phrase of the lexicons; not a class of the word itself.</summary>
    StartsPhrase = 1 << 26,

    AnyName = GivenName | FamilyName | NameJoint,

    /// <summary>What clauses are built with: a word of these does not stand bare for somebody.</summary>
    Framing = Function | Preposition | That | Relative | Verb | Participle | Nominal,

    /// <summary>What begins or leads to a phrase of another kind than a bare name: clauses, class words of bodies, titles, sources.</summary>
    NoBareName = Framing | OrganizationHead | OrganizationClass | Office | Honorific | According | Source,
}
