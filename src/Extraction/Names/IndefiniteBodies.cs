using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names that a class word without the article begins: وزارة الخارجية, مجلس نواب الشعب, حزب آفاق تونس, منظمة شنغهاي للتعاون.
/// </summary>
internal sealed class IndefiniteBodies(TokenizedText text, Complements complements, HeadedNames headed)
{
    public static readonly ClassWordRule<IndefiniteBodies>[] Rules =
    [
        // جامعة جنوب الدلتا, بلدية غرب السنديان.
        new("class-word-and-part-of-a-land", static (reader, body) => reader.PartOfLand(body)),
        // منظمة في …: nothing that could complete it.
        new("class-word-before-particle-or-verb", static (reader, body) => reader.Uncompleted(body)),
        // إدارة النادي الأهلي: those who lead a body are no other body.
        new("leaders-of-a-known-body", static (reader, body) => reader.Leaders(body)),
        // بعثة الأمم المتحدة في مالي, شرطة دبي.
        new("class-word-and-known-name", static (reader, body) => reader.Known(body)),
        // جمعية مصارف الكويت, نقابة محامي صيدا: the place tells whose they are.
        new("class-word-and-genitive-of-a-place", static (reader, body) => reader.GenitiveOfPlace(body)),
        // مركز شركة …: the inner body has a name of its own.
        new("class-word-before-body-called-by-name", static (reader, body) => reader.BeforeCalled(body)),
        // اتحاد جامعات …, رئاسة مجلس الوزراء.
        new("class-word-before-class-word", static (reader, body) => reader.Nested(body)),
        // مجلس الإدارة, جهاز المناعة, حمل لواء العدل.
        new("class-word-in-ordinary-phrase", static (reader, body) => reader.Ordinary(body)),
        // لجنة النادي, مجلس الجامعة: which, the text has said before.
        new("class-word-of-a-body-not-named", static (reader, body) => reader._parts.OfAnyBody(body)),
        // جامعة الملك خالد, مدينة الأمير سلطان الطبية.
        new("class-word-and-namesake", static (reader, body) => reader.Namesake(body)),
        // مركز القيادة والتحكم.
        new("class-word-and-two-tasks", static (reader, body) => reader.TwoTasks(body)),
        // مكتب النائب العام, مكتب رئيس الوزراء الكيني.
        new("office-of-who-holds-one", static (reader, body) => reader._parts.OfOfficial(body)),
        // قسم الشرطة, مركز المدينة, مكتب الرئيس.
        new("part-of-any-body", static (reader, body) => reader._parts.Part(body)),
        // وزارة الخارجية; in وكيل وزارة الصحة للتخطيط what is for something is the deputy.
        new("ministry-and-its-fields", static (reader, body) => reader.Ministry(body)),
        // هيئة الطيران المدني, هيئة الرقابة على المنشطات.
        new("class-word-and-definite-genitive", static (reader, body) => reader.DefiniteGenitive(body)),
        // جهاز مكافحة المخدرات.
        new("class-word-and-task", static (reader, body) => reader.Task(body)),
        // حكومة ولاية النيل; مركز محافظة الأنبار is a town.
        new("class-word-and-region", static (reader, body) => reader.Region(body)),
        // مجلس نواب الشعب, جمعية أصدقاء الماء, حزب آفاق تونس.
        new("class-word-and-two-genitives", static (reader, body) => reader.TwoGenitives(body)),
        // وكالة أنباء نوفوستي, هيئة موانئ دبي.
        new("class-word-and-field-of-known-name", static (reader, body) => reader.FieldOfKnown(body)),
        // مؤسسة محار للفنون: what is for something is called so.
        new("class-word-and-word-for-purpose", static (reader, body) => reader.CalledForPurpose(body)),
        // رابطة معلمي جامعة الضفاف.
        new("members-of-a-body", static (reader, body) => reader.Members(body)),
        // نقابة عمال ميناء الزيت.
        new("class-word-and-three-genitives", static (reader, body) => reader.ThreeGenitives(body)),
        // بنك السنديان, شرطة كابول.
        new("class-word-and-proper-name", static (reader, body) => reader.Proper(body)),
    ];

    private readonly ProperNames _proper = new(text, complements);
    private readonly PartsOfBodies _parts = new(text, complements, headed);
    private readonly Namesakes _namesakes = new(text, complements);

    private const WordClass NoGenitive = WordClass.Place | WordClass.Country | WordClass.Honorific;

    private Word? Next(ClassWord body) => text.Word(body.At + 1);

    private int? Uncompleted(ClassWord body) =>
        body.Depth > HeadedNames.DeepestNesting
        || !text.Adjacent(body.At)
        || Next(body)!.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.That)
            && !Next(body)!.Is(WordClass.Field | WordClass.Place)
            ? body.NoName
            : null;

    private int? Leaders(ClassWord body) =>
        body.Is(BodyTraits.Leads) && MatchKnown(body, out _) > 0 ? body.NoName : null;

    private int? Known(ClassWord body) =>
        MatchKnown(body, out var prefix) is var known && known > 0 && prefix == 0 && !body.Is(BodyTraits.NeverDefinite)
            ? complements.Mission(body.At + 1 + known)
            : null;

    /// <summary>In رئاسة الجمهورية no newspaper is meant.</summary>
    private int MatchKnown(ClassWord body, out int prefix)
    {
        const PhraseKind Bodies = PhraseKind.Organization | PhraseKind.Place;
        var length = text.Match(body.At + 1, body.End, Bodies, out var phrase, out prefix);
        return phrase is { Name: { IsWeak: true, IsOutlet: true } } ? 0 : length;
    }

    private int? BeforeCalled(ClassWord body) =>
        Next(body)!.Is(WordClass.OrganizationClass) && complements.IsBare(body.At + 1) ? body.NoName : null;

    private int? Nested(ClassWord body)
    {
        // سلاح حزب النهر is what it has.
        if (
            !Next(body)!.Is(WordClass.OrganizationHead)
            || !complements.IsBare(body.At + 1)
            || body.Is(BodyTraits.NeverDefinite)
        )
        {
            return null;
        }
        var inner = headed.FullEnd(body.At + 1, body.End, body.Depth + 1);
        return inner > body.At + 1 ? inner : body.NoName;
    }

    private int? Ordinary(ClassWord body) =>
        body.Head.Entry.Ordinary is { } use
        && (
            use.IsBefore(Next(body)!.Form, Next(body)!.Classes, Next(body)!.HasArticle)
            || use.IsBehind(text.Word(body.At - 1)?.Form)
        )
            ? body.NoName
            : null;

    private int? Namesake(ClassWord body) =>
        body.Is(BodyTraits.Honours) && _namesakes.End(body.At + 1) is var stop && stop > body.At + 1 ? stop : null;

    private bool IsDefinite(ClassWord body) => complements.IsDefinite(body.At + 1);

    private int? TwoTasks(ClassWord body)
    {
        const WordClass Others = WordClass.Office | WordClass.Place | WordClass.Country | WordClass.Nisba;
        return
            body.Is(BodyTraits.OfTwo)
            && IsDefinite(body)
            && !Next(body)!.Is(Others)
            && text.Word(body.At + 2) is { HasArticle: true, Form: ['و', 'ا', ..] } second
            && !second.Is(Others | WordClass.OrganizationHead)
            ? complements.Tail(body.At + 3)
            : null;
    }

    private int? Ministry(ClassWord body) =>
        !IsDefinite(body) || !body.Is(BodyTraits.OfOneField) ? null
        // وزارة الدولة لشؤون البلدية: of no field but what it is for.
        : Next(body)!.Form == "الدوله" ? complements.Tail(body.At + 2)
        : complements.Fields(body.At + 2);

    private int? DefiniteGenitive(ClassWord body) =>
        IsDefinite(body) ? complements.Over(body.At + PlaceAt(body.At + 1, body.End)) : null;

    private int? Task(ClassWord body) => complements.IsTask(body.At + 1) ? complements.Tail(body.At + 3) : null;

    private int? Region(ClassWord body) =>
        !body.Is(BodyTraits.NotOfPlace) && complements.IsRegion(body.At + 1)
            ? complements.Adjectives(body.At + 2 + PlaceAt(body.At + 2, body.End))
            : null;

    /// <summary>مكة المكرمة: words of the place that begins here, or one.</summary>
    private int PlaceAt(int at, int end) => Math.Max(1, text.Match(at, end, PhraseKind.Place, out _, out _));

    private int? PartOfLand(ClassWord body) =>
        !body.Is(BodyTraits.NotOfPlace) && complements.IsPartOfLand(body.At + 1) ? complements.Tail(body.At + 3) : null;

    private int? TwoGenitives(ClassWord body) =>
        (body.Is(BodyTraits.Pair) || Next(body)!.Is(WordClass.Field | WordClass.Country | WordClass.Place))
        && complements.IsBare(body.At + 1)
        && text.Adjacent(body.At + 1)
        && (
            complements.IsDefinite(body.At + 2)
            || text.Word(body.At + 2)!.Is(WordClass.Country) && complements.IsBare(body.At + 2)
        )
        && !text.Word(body.At + 2)!.Is(WordClass.Honorific | WordClass.Relative)
        // مجلس إدارتها, جماعة تساعد المهاجرين
        && Next(body)!.Form is not [.., 'ت', 'ه', 'ا']
        && (Next(body)!.Classes != WordClass.None || !text.Vocabulary.General.IsPresent(Next(body)!.Form))
        // بلدية بحي السلام
        && !(
            Next(body)!.Form is ['ب', _, _, ..] form
            && !text.Vocabulary.General.ListsNoun(form)
            && text.Vocabulary.General.KnowsNoun(form.AsSpan(1))
        )
        && !(Next(body)!.IsRare && !complements.IsAdjective(body.At + 2))
        && (!Next(body)!.Is(WordClass.Place) || complements.IsAdjective(body.At + 2))
            ? complements.Tail(body.At + 3)
            : null;

    private int? FieldOfKnown(ClassWord body)
    {
        if (body.Head.Entry.Organization!.Value.Kind != OrganizationKind.Media)
        {
            return
                Next(body)!.Is(WordClass.Field)
                && complements.IsBare(body.At + 1)
                && complements.IsBare(body.At + 2)
                && (
                    text.Word(body.At + 2)!.Is(WordClass.Place | WordClass.Country | WordClass.FamilyName)
                    || text.Word(body.At + 2)!.IsRare && Next(body)!.Form[^1] != 'ي'
                )
                ? complements.Tail(body.At + 3)
                : null;
        }
        var known = text.Match(body.At + 2, body.End, PhraseKind.Organization, out _, out _);
        return known > 0 ? complements.Tail(body.At + 2 + known) : null;
    }

    private int? GenitiveOfPlace(ClassWord body) =>
        body.Is(BodyTraits.OfMembers | BodyTraits.ForPurpose)
        && IsPlural(Next(body)!, body)
        && text.Word(body.At + 2) is { Readings: [{ Prefix: 0 }, ..] } place
        && place.Is(WordClass.Place | WordClass.Country)
            ? complements.Tail(body.At + 2 + PlaceAt(body.At + 2, body.End))
            : null;

    /// <summary>مصارف, أشغال, محامي: no adjective of the body.</summary>
    private bool IsPlural(Word word, ClassWord body) =>
        word.Form is [_, _, .., not 'ه'] form
        && !word.Is(WordClass.Framing | WordClass.Nisba | WordClass.OrganizationHead | NoGenitive)
        && text.Vocabulary.General.KnowsNoun(form)
        && (form[^1] != 'ي' || body.Is(BodyTraits.OfMembers | BodyTraits.OfOfficials));

    private int? CalledForPurpose(ClassWord body) =>
        body.Is(BodyTraits.ForPurpose)
        && Next(body) is { } word
        && (
            // جمعية قمر للفنون: a name is no adjective of the body.
            word.Is(WordClass.GivenName) && !word.Is(WordClass.NoBareName)
            || body.Is(BodyTraits.Proper) && word is { IsUnknown: true, Form: [.., not ('ه' or 'ي')] }
        )
        && !text.Vocabulary.General.IsVerb(word.Form)
        // مركز مؤهل للبطولة
        && !(body.Is(BodyTraits.PartOfPlace) && word.Form[0] == 'م')
        && complements.AnyPurpose(body.At + 2) is var stop
        && stop > body.At + 2
            ? stop
            : null;

    private int? ThreeGenitives(ClassWord body) =>
        body.Is(BodyTraits.OfMembers)
        && complements.IsBare(body.At + 1)
        && complements.IsBare(body.At + 2)
        && !text.Word(body.At + 2)!
            .Is(
                WordClass.Framing
                    | WordClass.Office
                    | WordClass.AnyName
                    | WordClass.OrganizationHead
                    | WordClass.OrganizationClass
            )
        && text.Word(body.At + 2)!.Form is [not ('ت' or 'ي'), ..]
        && complements.IsDefinite(body.At + 3)
        && !text.Word(body.At + 3)!.Is(WordClass.Honorific | WordClass.Office | WordClass.Relative)
            ? complements.Tail(body.At + 4)
            : null;

    private int? Members(ClassWord body) =>
        body.Is(BodyTraits.OfMembers)
        && complements.IsBare(body.At + 1)
        && headed.End(body.At + 2, body.End, body.Depth + 1) is var outer
        && outer > body.At + 2
            ? outer
            : null;

    private int? Proper(ClassWord body) => _proper.End(body.At + 1, body.End, body);
}
