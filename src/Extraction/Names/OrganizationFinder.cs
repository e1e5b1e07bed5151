using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to tell that an organization is named at a token.</summary>
/// <param name="Read">Token and end of the line; where reading goes on, or the token itself if nothing was found.</param>
internal sealed record OrganizationRule(string Name, Func<OrganizationFinder, int, int, int> Read) : IRule;

/// <summary>Finds organizations, surest first.</summary>
internal sealed class OrganizationFinder
{
    /// <summary>Tried in this order at each token that no name has yet.</summary>
    private static readonly OrganizationRule[] Rules =
    [
        // منظمة شنغهاي للتعاون (SCO): behind a name, its short form.
        new("abbreviation-in-brackets", static (finder, i, _) => finder._marked.ReadAbbreviation(i)),
        // «المقاييس والجودة»: …; «باركليز كابيتال» تكهنت: a short name in marks that speaks.
        new("marked-name-that-speaks", static (finder, i, _) => finder._marked.ReadActor(i, finder._first)),
        // «الشؤون البلدية» تعتمد, «تعليم السنديان» يحدد.
        new("marked-field-that-acts", static (finder, i, _) => finder._headlines.Read(i, finder._first)),
        // البنك الدولي, where nothing speaks against it.
        new("organization-of-the-lexicon", static (finder, i, end) => finder._known.Read(i, end)),
        // من نيس الفرنسي, تورينو الإيطالي: a town is feminine, its club is not.
        new("club-by-its-nation", static (finder, i, end) => finder._clubs.ReadOfNation(i, end)),
        // In جنوب أفريقيا and in the name of a known person begins no organization.
        new("place-or-person-of-the-lexicon", static (finder, i, end) => finder._known.SkipOthers(i, end)),
        // بغداد تايمز, الشاطئ برس: by how outlets' names end.
        new("name-that-ends-like-an-outlet", static (finder, i, _) => finder._endings.Read(i)),
        // الرئيس التنفيذي لسلة.
        new("firm-behind-its-chief", static (finder, i, _) => finder._firms.ReadHeaded(i)),
        // أفق كابيتال, سكاي لينك: by how firms' names end.
        new("name-that-ends-like-a-firm", static (finder, i, _) => finder._firms.ReadEnding(i)),
        // لوفول للصناعات الثقيلة.
        new("foreign-firm-by-its-business", static (finder, i, _) => finder._firms.ReadByPurpose(i)),
        // وزارة الصحة, المجلس الأعلى للقضاء.
        new("class-word-and-complement", static (finder, i, end) => finder._headed.Read(i, end)),
        // صحف «الضحى» و«المرساة».
        new("row-in-marks-behind-class-word", static (finder, i, end) => finder._listed.ReadMarked(i, end)),
        // أسهم شركات السنديان وبتروكور.
        new("row-behind-class-word", static (finder, i, end) => finder._listed.ReadRow(i, end)),
        // شركة سالم الدروبي للسيارات.
        new("firm-named-after-somebody", static (finder, i, _) => finder._firms.ReadNamesake(i)),
        // سالم السعدي (شركة النخيل).
        new("firm-in-brackets", static (finder, i, _) => finder._firms.ReadBracketed(i)),
        // صحيفة الضحى, شركة بتروكور.
        new("bare-name-behind-class-word", static (finder, i, end) => finder._marked.ReadUnmarked(i, end)),
        // حزب «البديل».
        new("marked-name-behind-class-word", static (finder, i, _) => finder._marked.ReadBehindClass(i)),
        // مهاجم سانتا ريتا, مدرب كوربيتا: of what a player is that the language does not have.
        new("club-behind-its-player", static (finder, i, end) => finder._clubs.ReadBehindPlayer(i, end)),
        // أهلي المرج, أتلتيكو دورو: by how clubs' names begin.
        new("club-by-its-first-word", static (finder, i, _) => finder._clubs.ReadBegun(i)),
        // صرح لـ«عكاظ».
        new("marked-outlet-that-was-told", static (finder, i, _) => finder._told.ReadTold(i)),
        // أكدت لضفافر أن: what no list has, right before what was said.
        new("outlet-that-was-told-without-marks", static (finder, i, _) => finder._told.ReadToldBare(i)),
        // في مقابلة مع آفاق بلس أن.
        new("outlet-that-was-spoken-with", static (finder, i, _) => finder._told.ReadSpokenWith(i)),
        // علمت «الضحى», أبلغ «الضحى»: who comes to know.
        new("marked-outlet-that-learned", static (finder, i, _) => finder._told.ReadLearned(i)),
        // أبلغ الوزير «الضحى» أن.
        new("marked-outlet-that-was-informed", static (finder, i, _) => finder._told.ReadInformed(i)),
        // أفاد مراسل الضحى بأن.
        new("outlet-behind-its-reporter", static (finder, i, end) => finder._told.ReadReported(i, end)),
        // حصلت الضحى على نسخة, تلقت أخبار الساحل نسخة.
        new("outlet-that-got-a-copy", static (finder, i, _) => finder._told.ReadCopied(i)),
        // مدير صحة الرقة, قالت شرطة دبي: what serves a place.
        new("service-of-a-place", static (finder, i, end) => finder._ministries.ReadService(i, end)),
        // الخارجية الأمريكية, for its ministry.
        new("ministry-by-its-field", static (finder, i, _) => finder._ministries.Read(i)),
    ];

    /// <summary>What the page says of itself is no matter of its words.</summary>
    private static readonly OrganizationRule[] OfThePage =
    [
        new("outlet-that-the-page-states", static (finder, first, end) => finder._marked.ReadOutlet(first, end)),
    ];

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly KnownOrganizations _known;
    private readonly HeadedNames _headed;
    private readonly MarkedNames _marked;
    private readonly MarkedHeadlines _headlines;
    private readonly ToldOutlets _told;
    private readonly OutletEndings _endings;
    private readonly ListedNames _listed;
    private readonly FirmNames _firms;
    private readonly Ministries _ministries;
    private readonly Clubs _clubs;

    /// <summary>First token of the line that is being read.</summary>
    private int _first;

    public OrganizationFinder(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        var complements = new Complements(text);
        _headed = new HeadedNames(text, names, complements);
        _known = new KnownOrganizations(text, names, _headed);
        _marked = new MarkedNames(text, names, complements);
        _headlines = new MarkedHeadlines(text, _marked);
        _told = new ToldOutlets(text, _marked);
        _endings = new OutletEndings(text, _marked);
        _listed = new ListedNames(text, _marked, complements);
        _firms = new FirmNames(text, names, _marked, complements);
        _ministries = new Ministries(text, names);
        _clubs = new Clubs(text, _marked);
    }

    public void Find(int first, int end)
    {
        _first = first;
        for (var i = first; i < end; )
        {
            i = _names.IsFree(i, i + 1) && CanBegin(i) ? Math.Max(i + 1, Read(Rules, i, end)) : i + 1;
        }
    }

    /// <summary>A word that no lexicon has begins no body; ل is written apart before marks.</summary>
    private bool CanBegin(int i) =>
        _text.Word(i) is not { Readings: [], Form.Length: > 1 }
        || _told.MayBegin(i)
        || _endings.MayBegin(i)
        || _clubs.MayBegin(i)
        || _firms.MayBegin(i);

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
            if (end > first)
            {
                Read(OfThePage, first, end);
            }
        }
    }

    private int Read(OrganizationRule[] rules, int i, int end)
    {
        foreach (var rule in rules)
        {
            var next = rule.Read(this, i, end);
            if (next > i)
            {
                _names.Sign(rule, i, next);
                return next;
            }
        }
        return i;
    }
}
