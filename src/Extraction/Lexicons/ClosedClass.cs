namespace Qawl.Extraction.Lexicons;

/// <summary>
/// What the closed lists of the grammar say of a form exactly as it is written, particles and article included. Unlike
/// <see cref="WordClass"/> it gives a word no reading: a form that stands only here is still unknown.
/// </summary>
[Flags]
internal enum ClosedClass
{
    None = 0,

    /// <summary>Ends the noun phrase of a speaker: خلال, بعد, أمس.</summary>
    Circumstance = 1 << 0,

    /// <summary>What one speaks in or on: تصريح, مؤتمر.</summary>
    Occasion = 1 << 1,

    /// <summary>The verb behind it opens a clause: كما, بدوره.</summary>
    Opens = 1 << 2,

    /// <summary>The cue behind it takes over from the clause before: فيما, لكنه.</summary>
    Joins = 1 << 3,

    /// <summary>No part of a clause that ends with it: حيث, ثم.</summary>
    Trimmed = 1 << 4,

    /// <summary>May stand between a verb and its subject: أيضا, الثلاثاء.</summary>
    Aside = 1 << 5,

    /// <summary>Begins a line that says who wrote: بقلم.</summary>
    Byline = 1 << 6,

    /// <summary>Dates are written with it: الساعة, الموافق.</summary>
    DateFiller = 1 << 7,

    /// <summary>A body's purpose in one word: للقضاء.</summary>
    Purpose = 1 << 8,

    /// <summary>A body's purpose with its genitive, here without لـ: حقوق الإنسان.</summary>
    GoverningPurpose = 1 << 9,

    /// <summary>Goes on with the name of a body: العليا, المتحدة.</summary>
    RankAdjective = 1 << 10,

    /// <summary>Makes a name of an everyday body: المركز الوطني.</summary>
    NationalAdjective = 1 << 11,

    /// <summary>Goes on with an office: السابق.</summary>
    TermAdjective = 1 << 12,

    /// <summary>Goes on with no name, though it ends like an adjective: المستوى, الطبي.</summary>
    NeverAdjective = 1 << 13,

    /// <summary>Stands for somebody named before: سموه, معاليه.</summary>
    HisTitle = 1 << 14,

    /// <summary>Makes a name with الله behind it: فتح الله.</summary>
    WithGod = 1 << 15,

    /// <summary>Is called after somebody: مطار, مستشفى.</summary>
    NamedAfter = 1 << 16,

    /// <summary>The date behind it is of a change: تحديث.</summary>
    UpdateLabel = 1 << 17,

    /// <summary>The date behind it is of the publication: نشر.</summary>
    PublicationLabel = 1 << 18,

    /// <summary>Names of outlets begin with it: بوابة.</summary>
    OutletBegins = 1 << 19,

    /// <summary>Names of outlets end with it: نيوز.</summary>
    OutletEnds = 1 << 20,

    /// <summary>Sections of a site are called by it: اقتصاد.</summary>
    Section = 1 << 21,

    /// <summary>What clubs have and do: before a club's name that is also a word (لاعب الهلال).</summary>
    OfClubs = 1 << 22,

    /// <summary>Goes on with the name of a company: القابضة.</summary>
    CompanyAdjective = 1 << 23,

    /// <summary>Is called after somebody even without a title: مؤسسة.</summary>
    NamedAfterDirectly = 1 << 24,

    /// <summary>The one that was named before: ذاته, نفسها.</summary>
    Same = 1 << 25,
}
