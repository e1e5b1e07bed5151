namespace Qawl.Extraction.Lexicons;

/// <summary>
/// What a word of <c>speech-words.txt</c> does around speech, exactly as it is written, particles and article included.
/// </summary>
[Flags]
internal enum SpeechWord : long
{
    None = 0,

    /// <summary>A verb behind it reports nothing: لم, هل.</summary>
    Denies = 1 << 0,

    /// <summary>Behind a participle it shows that this one reports: إلى, كذلك.</summary>
    Governed = 1 << 1,

    /// <summary>Governs the name behind it, which then does not complete an office: من, ضد.</summary>
    Governs = 1 << 2,

    /// <summary>No part of a speaker's name: وهو, فإنه.</summary>
    GoesOn = 1 << 3,

    /// <summary>May stand before who acts in a sentence: وقد, كانت.</summary>
    BeforeSubject = 1 << 4,

    /// <summary>Puts the verb behind it into the past: كان, قد.</summary>
    Past = 1 << 5,

    /// <summary>What a sentence that begins with it tells of is no subject: وحول, بشأن.</summary>
    Topic = 1 << 6,

    /// <summary>A time, where a subject could stand: الأسبوع.</summary>
    Time = 1 << 7,

    /// <summary>Opens the circumstances of speaking without a preposition: ردا, مساء.</summary>
    Circumstance = 1 << 8,

    /// <summary>What somebody has, who then acts in it: لقائه.</summary>
    Possessed = 1 << 9,

    /// <summary>Behind وذلك it leads to the occasion of speaking: خلال, عقب.</summary>
    OnOccasion = 1 << 10,

    /// <summary>Hands the clause of أما back to its topic: فقد, فهو.</summary>
    ResumesTopic = 1 << 12,

    /// <summary>Whose words are passed on was named before: عنه.</summary>
    FromHim = 1 << 13,

    /// <summary>A text that is called so is the statement of the body that spoke last: البيان.</summary>
    Statement = 1 << 14,

    /// <summary>Assists the office behind it, whose holder's name is not its own: مستشار الرئيس ….</summary>
    Assists = 1 << 15,

    /// <summary>Speaks for a body: متحدث.</summary>
    Spokesperson = 1 << 16,

    /// <summary>Who leads a country may be called زعيم: رئيس, ملك.</summary>
    Ruler = 1 << 17,

    /// <summary>An office that any ruler holds, by whatever word for it: زعيم.</summary>
    Leader = 1 << 11,

    /// <summary>A name behind it is of whom it belongs to, not of who speaks: مصادر, زوجة.</summary>
    OfOthers = 1 << 20,

    /// <summary>Of two who were named, the first: الأول.</summary>
    FirstOfTwo = 1 << 21,

    /// <summary>Of two who were named, the second: الثاني, الأخير.</summary>
    SecondOfTwo = 1 << 22,

    /// <summary>Whoever has this trade, and is told by it and a nationality: المدرب النرويجي.</summary>
    Trade = 1 << 23,

    /// <summary>Whose office has ended by death: الراحل.</summary>
    Late = 1 << 24,

    /// <summary>Media that the article calls by their class: الصحيفة.</summary>
    Medium = 1 << 18,

    /// <summary>Begins the clause behind its source: فإن.</summary>
    Hence = 1 << 19,

    /// <summary>Begins words that are given back without أن, a colon or marks: لقد, نحن.</summary>
    Begins = 1 << 25,

    /// <summary>Tells of two, so that وبين goes on with the other: بينها.</summary>
    Between = 1 << 26,

    /// <summary>What a verb affirms, not who does: أكد حرص الوزير على أن.</summary>
    Affirmed = 1 << 27,

    /// <summary>Behind إن it makes a condition: إن لم.</summary>
    AfterIf = 1 << 28,

    /// <summary>A country that is no feminine: العراق.</summary>
    Masculine = 1 << 29,

    /// <summary>Whoever holds some office of a country or body, told by that: المسؤول الأوروبي.</summary>
    Official = 1 << 30,

    /// <summary>Stands for the man or woman who spoke last: الرجل, السيدة.</summary>
    Human = 1L << 31,

    /// <summary>Leads to somebody's age: البالغ.</summary>
    OfAge = 1L << 32,

    /// <summary>Behind بحسب and the like it means who spoke last: قوله, له.</summary>
    OfHim = 1L << 33,

    /// <summary>Before a colon it leads to a list: وهم, التالية.</summary>
    Lists = 1L << 34,

    /// <summary>How many sources there are: ثلاثة مصادر.</summary>
    Counts = 1L << 35,

    /// <summary>Several things, which take the feminine singular: مصادر, إحصاءات.</summary>
    Things = 1L << 36,

    /// <summary>What reporters say of who speaks, not what he said: لكنه امتنع, غير أنه لم يحدد.</summary>
    OfReporters = 1L << 37,

    /// <summary>Opens a remark of nobody in particular: يشار إلى أن, ومعلوم أن.</summary>
    Remarks = 1L << 38,

    /// <summary>What whoever acted last has written: التغريدة.</summary>
    Post = 1L << 39,

    /// <summary>Tells whose a text is: أوردها, صادرة عن.</summary>
    MadeBy = 1L << 40,

    /// <summary>Whoever says it speaks of himself: نحن, لدينا.</summary>
    Mine = 1L << 41,

    /// <summary>What is said behind a verb that says nothing by itself: جدد التأكيد على أن.</summary>
    OfSaying = 1L << 42,

    /// <summary>What is said behind it nobody said: لو قال, ربما قال.</summary>
    Supposes = 1L << 43,

    /// <summary>The same of a verb of the present: قد يقول.</summary>
    MayBe = 1L << 44,

    /// <summary>To or about somebody who was named, between a verb and its subject: رد عليه الوزير.</summary>
    ToHim = 1L << 45,

    /// <summary>Holds an office of state or heads a body: وزير, مدير. Whoever is told to be something else is not meant.</summary>
    OfState = 1L << 46,

    /// <summary>Lives by a craft or serves others: سائق, مذيعة. Whoever is told to be something else is not meant.</summary>
    Craft = 1L << 47,

    /// <summary>Leads to a verb behind ل that reports: عاد ليؤكد.</summary>
    Returns = 1L << 48,

    /// <summary>The saying behind it is nobody's: رفض القول, يمكن القول.</summary>
    Unsaid = 1L << 49,

    /// <summary>Whose words are scripture: قال تعالى.</summary>
    Divine = 1L << 51,

    /// <summary>Behind a verb of saying it tells how many do: جميع, عدة.</summary>
    Quantifies = 1L << 50,

    /// <summary>A noun of saying whose owner, right behind it, is who speaks: قول فلان إن.</summary>
    Utterance = 1L << 52,

    /// <summary>The same with a pronoun: تصريحه, بإعلانها. Most are made by rule.</summary>
    UtteranceOfHim = 1L << 57,

    /// <summary>What a writer holds of words that he has given: وهذا كذب.</summary>
    Judges = 1L << 53,

    /// <summary>Asks something of whoever reads a draft: راجعي الرقم.</summary>
    Requests = 1L << 54,

    /// <summary>Begins a question that follows from what stands before it: فماذا.</summary>
    Asks = 1L << 60,

    /// <summary>What a writer makes of words that he has given: وهو تباين يستدعي.</summary>
    Appraises = 1L << 61,

    /// <summary>What a text or opinion of somebody says: رسالة فحواها أن.</summary>
    Content = 1L << 55,

    /// <summary>Spreads what others are said to have said: صفحة, ناشطون. Words that it gives are theirs.</summary>
    Rumour = 1L << 58,

    /// <summary>Behind it من leads to who speaks: جاءه الجواب من فلان.</summary>
    Answers = 1L << 59,

    /// <summary>Takes marked words up: «…»، هكذا خاطبها فلان.</summary>
    Thus = 1L << 56,

    /// <summary>Leads to the name of somebody whom the words before it leave open: وهو, يدعى.</summary>
    Introduces = 1L << 62,

    /// <summary>Leads to who heads a body that the sentence tells of: برئاسة, ترأسها.</summary>
    Heads = 1L << 63,
}
