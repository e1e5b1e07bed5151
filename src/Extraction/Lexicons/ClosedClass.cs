namespace Qawl.Extraction.Lexicons;

/// <summary>
/// What the closed lists of the grammar say of a form exactly as it is written, particles and article included. Unlike
/// <see cref="WordClass"/> it gives a word no reading: a form that stands only here is still unknown.
/// </summary>
[Flags]
internal enum ClosedClass : long
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
    WholePurpose = 1 << 8,

    /// <summary>A body's purpose with its genitive, here without لـ: حقوق الإنسان.</summary>
    GoverningPurpose = 1 << 9,

    /// <summary>Goes on with the name of a body: العليا, المتحدة.</summary>
    RankAdjective = 1 << 10,

    /// <summary>Goes on with the name of a body, but not right behind its class word: كلية الفنون الجميلة.</summary>
    LaterAdjective = 1L << 54,

    /// <summary>Makes a name of a movement: الحركة الشعبية.</summary>
    PartyAdjective = 1L << 55,

    /// <summary>Recalls a body that was named before, and names none: المنظمة الأممية.</summary>
    RecallingAdjective = 1L << 41,

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

    /// <summary>The same, and it is a foreign word, which nothing else has behind it: تايمز.</summary>
    ForeignOutletEnds = 1L << 56,

    /// <summary>Names of firms end with it, and nothing else has it behind it: كابيتال.</summary>
    EndsFirm = 1L << 62,

    /// <summary>What firms are for: للتأمين, للصناعات.</summary>
    FirmPurpose = 1L << 63,

    /// <summary>An outlet behind it comes to know: علمت, أبلغ.</summary>
    TellsOutlet = 1L << 57,

    /// <summary>Who plays for a club or trains it: مهاجم, مدرب.</summary>
    Player = 1L << 58,

    /// <summary>Names of clubs begin with it: أهلي, أتلتيكو.</summary>
    BeginsClub = 1L << 59,

    /// <summary>An outlet is behind who reports for it: مراسل.</summary>
    ReportsFor = 1L << 60,

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

    /// <summary>Goes on with the name of a site: الإخباري.</summary>
    SiteAdjective = 1L << 26,

    /// <summary>What is behind it is a place, no site of the net: دخول, قرب.</summary>
    ToPlace = 1L << 27,

    /// <summary>A unit that somebody governs: ولاية, محافظة.</summary>
    Region = 1L << 28,

    /// <summary>Stands before the name of whom a body is called after: الملك, الشهيد.</summary>
    NamesakeTitle = 1L << 29,

    /// <summary>Whose name is complete without a surname: الأمير.</summary>
    Royal = 1L << 30,

    /// <summary>Goes on with على: الرقابة على المنشطات.</summary>
    Overseen = 1L << 31,

    /// <summary>No name holds it, but sentences do: عليه.</summary>
    RefersBack = 1L << 32,

    /// <summary>Stands for the ministry of its field: خارجية.</summary>
    ForMinistry = 1L << 33,

    /// <summary>Takes the next word of a name with it: عبد, أبو.</summary>
    Carries = 1L << 34,

    /// <summary>A name begins with it: عبد, أبو, بن.</summary>
    Begins = 1L << 35,

    /// <summary>Begins a name behind a title or an office: أبو, ولد.</summary>
    TitledFather = 1L << 36,

    /// <summary>Chains names: بن.</summary>
    Son = 1L << 37,

    /// <summary>Makes a name of the word before it: ماجد بن علي.</summary>
    ChainsBack = 1L << 38,

    /// <summary>Takes whatever word is behind it into a name: بن, آل.</summary>
    TakesAny = 1L << 45,

    /// <summary>Goes on with a body's fields: التحكم والسيطرة.</summary>
    JoinedPurpose = 1L << 53,

    /// <summary>People whom a body is for, whatever their genitive: صيادي الأسماك, ملاك الزوارق.</summary>
    MembersPurpose = 1L << 48,

    /// <summary>A part of a land, which needs a genitive: شرق السودان.</summary>
    LandPart = 1L << 61,

    /// <summary>A game, whatever its genitive: كرة القدم.</summary>
    GamePurpose = 1L << 47,

    /// <summary>Begins a surname of two words: آل مسعود.</summary>
    InSurname = 1L << 39,

    /// <summary>Begins foreign names: ذي ديلي تربيون.</summary>
    ForeignArticle = 1L << 40,

    /// <summary>A preposition that names stand behind: من, عن.</summary>
    BeforeName = 1L << 42,

    /// <summary>A preposition inside of an office: المتحدث باسم.</summary>
    InOffice = 1L << 43,

    /// <summary>Tells of two that meet: بين.</summary>
    Between = 1L << 44,

    /// <summary>Whose kin somebody is: ابنه, زوجته; the name behind it needs no surname.</summary>
    Kin = 1L << 49,

    /// <summary>What people are called who hold no office, and words that say how somebody is called: الشاب, يدعى.</summary>
    Introduces = 1L << 46,

    /// <summary>A word alone behind it names a family and nobody in it: عائلة, قبيلة.</summary>
    Family = 1L << 50,

    /// <summary>A name that is met as a word far more often: سلامة, ميلاد.</summary>
    MostlyWord = 1L << 52,

    /// <summary>An office with it is held no longer: السابق.</summary>
    FormerAdjective = 1L << 51,
}
