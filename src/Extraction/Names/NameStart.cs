using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A word at which a person's name may begin.</summary>
/// <param name="End">Of the line.</param>
/// <param name="Context">What stands before it.</param>
internal readonly record struct Start(int At, int End, Word Word, OfficeContext Context);

/// <summary>A way to tell that a person's name begins at a word, or that none does.</summary>
/// <param name="Begins"><c>null</c> if the rule does not apply.</param>
internal sealed record StartRule(string Name, Func<NameStart, Start, bool?> Begins) : IRule;

/// <summary>
/// Tells whether a person's name begins at a word: a given name, a joint (عبد, أبو), a family name behind a title, or a word
/// that its surroundings make a name (<see cref="UnknownNames"/>).
/// </summary>
internal sealed class NameStart
{
    /// <summary>Tried in this order; the first that applies decides.</summary>
    private static readonly StartRule[] Rules =
    [
        // الشيخ الدكتور …, الشيخ علي: a title before a title or a name is nobody's name.
        new("title-before-title", static (_, start) => TitleBeforeTitle(start)),
        // قول سلمى الدروبي, بتصريح …: what somebody said is no part of the name.
        new("noun-of-saying-before-name", static (_, start) => start.Word.Is(SpeechWord.Utterance) ? false : null),
        // فله, وله: nobody's name, though فلة is.
        new("pronoun-behind-particle", static (reader, start) => reader.IsToHim(start) ? false : null),
        // فرد الوزير: and he answered.
        new("answer-before-name", static (reader, start) => Askers.IsAnswer(reader._text, start.At) ? false : null),
        // ج. ك. هارلان.
        new("initials-before-name", static (reader, start) => reader.Initials(start)),
        // آنا-ماريا.
        new("word-joined-to-given-name", static (reader, start) => reader.BeforeHyphen(start) ? true : null),
        // سلمى …
        new("given-name", static (_, start) => Given(start)),
        // علي … is written like على.
        new("given-name-written-like-particle", static (reader, start) => reader.LikeParticle(start)),
        // عبد الرحمن, أبو زيد.
        new("joint-of-names", static (reader, start) => reader.Joint(start)),
        // جار الله السمران.
        new("servant-of-god", static (reader, start) => reader.BeforeGod(start)),
        // إيلي أبو راشد, ماجد بن علي.
        new("unknown-name-before-joint", static (reader, start) => reader.BeforeJoint(start)),
        // السفيرة الأمريكية لدى كييف بريدغيت برينك, الهولندي ممفيس ديباي: two words that the language does not have.
        new("rare-pair-behind-office", static (reader, start) => reader._unknown.IsRarePair(start) ? true : null),
        // قاد اليوناني دونيس الفريق.
        new("rare-name-behind-nation", static (reader, start) => reader._unknown.IsBehindNation(start) ? true : null),
        // قال ميرسكيلا إن, قالت أوبراين كيلي.
        new("rare-name-behind-saying", static (reader, start) => reader._unknown.IsBehindVerb(start) ? true : null),
        // قال دان لويد المتحدث باسم ….
        new(
            "name-between-saying-and-office",
            static (reader, start) => reader._unknown.IsBeforeTitle(start) ? true : null
        ),
        // What follows needs a title right before it.
        new("no-name-without-title", static (_, start) => start.Context < OfficeContext.Direct ? false : null),
        // الدكتور الدروبي.
        new("family-name-behind-title", static (reader, start) => reader.Family(start)),
        // ويضيف الشيخ مبتسما.
        new("manner-behind-title", static (_, start) => start.Word.IsManner ? false : null),
        // الرئيس الكيني …, الدكتور … الدروبي.
        new("unknown-name-behind-title", static (reader, start) => reader._unknown.IsBehindTitle(start)),
    ];

    private readonly TokenizedText _text;
    private readonly NameShape _shape;
    private readonly UnknownNames _unknown;

    public NameStart(TokenizedText text, NameShape shape)
    {
        _text = text;
        _shape = shape;
        _unknown = new UnknownNames(text, shape);
    }

    /// <summary>Whether the word alone leaves it open; what the lexicons know as something else begins no name.</summary>
    public static bool Allows(Word word) =>
        word.IsUnknown || word.Is(WordClass.AnyName | WordClass.Ambiguous) || word.Is(ClosedClass.WithGod);

    /// <summary>The rule by which a name begins, <c>null</c> if none does.</summary>
    /// <param name="prefix">Letters of the word that are particles.</param>
    public IRule? Find(Start start, out int prefix)
    {
        prefix = 0;
        if (!HasReason(start))
        {
            return null;
        }
        foreach (var rule in Rules)
        {
            if (rule.Begins(this, start) is not { } begins)
            {
                continue;
            }
            _text.Trail.Add(rule, start.At, start.At + 1);
            prefix = begins ? Prefix(start.Word) : 0;
            return begins ? rule : null;
        }
        return null;
    }

    /// <summary>Nothing in or beside most words that no lexicon has makes a name of them.</summary>
    private bool HasReason(Start start) =>
        start.Word.Classes != WordClass.None
        || start.Context != OfficeContext.None
        || _text[start.At - 1].Is(WordClass.Nisba | WordClass.Verb)
        || _text.Word(start.At + 1)?.Is(ClosedClass.ChainsBack) == true;

    private int Prefix(Word word) =>
        TryGiven(word, out var given) ? given.Prefix
        : TryJoint(word, out var joint) ? joint.Prefix
        : 0;

    private static bool? TitleBeforeTitle(Start start) => start.Word.Is(WordClass.Honorific) ? false : null;

    private bool IsToHim(Start start) =>
        start.Word.Form is ['و' or 'ف', .. var him]
        && (_text.Lexicon.FindOfSpeech(him) & SpeechWord.ToHim) != 0
        && _text.Written(start.At)[^1] == 'ه';

    private bool BeforeHyphen(Start start) =>
        _shape.IsHyphen(start.At + 1) && _text[start.At + 2].Is(WordClass.GivenName);

    private bool? Initials(Start start)
    {
        if (!start.Word.IsInitial)
        {
            return null;
        }
        var at = start.At + 1;
        while (_text.Word(at)?.IsInitial == true)
        {
            at++;
        }
        return _text.Word(at) is { } name && (name.IsRare || name.Is(WordClass.AnyName));
    }

    private static bool TryGiven(Word word, out Reading given) =>
        word.TryRead(WordClass.GivenName, out given) && (!given.Definite || DefiniteArticle.Begins(given.Entry.Form));

    private static bool? Given(Start start) =>
        TryGiven(start.Word, out _) && !start.Word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
            ? true
            : null;

    private bool? LikeParticle(Start start) => TryGiven(start.Word, out _) ? IsAli(start.At, start.Context) : null;

    private bool TryJoint(Word word, out Reading joint) =>
        word.TryRead(WordClass.NameJoint, out joint)
        && _text.Lexicon.FindClosed(joint.Entry.Form).HasFlag(ClosedClass.Begins)
        && !joint.Definite;

    /// <summary>عبد before what may be God's name; أبو and ولد behind a title or a verb of saying, or before a given name.</summary>
    private bool? Joint(Start start)
    {
        if (!TryJoint(start.Word, out var joint))
        {
            return null;
        }
        var next = _text[start.At + 1];
        var form = joint.Entry.Form;
        return form == FoldedName.Servant
            ? next.Word is { HasArticle: true } or { Form: "ربه" }
            : next.IsWord
                && !next.Is(WordClass.Function)
                && _text.Lexicon.FindClosed(form).HasFlag(ClosedClass.TitledFather)
                && (
                    start.Context >= OfficeContext.Phrase
                    || UnknownNames.IsSaying(_text[start.At - 1])
                    // ولد also means: was born.
                    || form[0] == 'ا' && next.Is(WordClass.GivenName)
                );
    }

    private bool? Family(Start start) =>
        !start.Word.TryRead(WordClass.FamilyName, out var family) || family.Prefix > 0
            ? null
            // الرئيس السوداني عمر …; الفريق الكروي: a definite word is an adjective if it may be one.
            : !family.Definite
                || !start.Word.Is(WordClass.Ambiguous)
                    // المديرة العامة للنقل البري حياة …
                    && !_text[start.At + 1].Is(WordClass.GivenName | WordClass.Ambiguous)
                    && (!start.Word.Is(WordClass.Nisba) || _text[start.At - 1].Is(WordClass.Honorific));

    /// <summary>على is written like علي: the name needs a title before it or another name behind it.</summary>
    private bool IsAli(int i, OfficeContext context)
    {
        if (_text.Word(i + 1) is not { } next)
        {
            return false;
        }
        var isTitled = context == OfficeContext.Direct && _text.Word(i - 1)?.HasArticle == true;
        var isName = next.Is(WordClass.GivenName | WordClass.FamilyName);
        return next.Is(ClosedClass.Son)
            || _text.EndsWithYeh(i) switch
            {
                // ردا علي سؤال: some write the particle so now and then.
                true => isTitled || isName || next.IsRare,
                false => isName && _text[i - 1].Is(WordClass.Honorific),
                null => isName && !next.Is(WordClass.Ambiguous) || isTitled && (isName || next.IsRare),
            };
    }

    /// <summary>جار الله السمران</summary>
    private bool? BeforeGod(Start start) => _shape.IsNameWithGod(start.At) ? true : null;

    /// <summary>إيلي أبو راشد, ماجد بن علي: a word before a joint of names is a name.</summary>
    private bool? BeforeJoint(Start start) =>
        start.Context != OfficeContext.None
        && _text.Word(start.At + 1) is { Form: "ولد" or "بنت" }
        && _text.Word(start.At + 2) is { } father
        && (father.Is(WordClass.AnyName) || father.HasArticle)
        && (
            start.Word.IsUnknown
            || start.Word.Is(WordClass.AnyName)
            // الأمين العام باب ولد …: a word of the language.
            || start.Word.Classes == WordClass.Common && father.Is(WordClass.AnyName)
        )
            ? true
        : start.Word is { IsUnknown: true, HasArticle: false }
        && _text.Word(start.At + 1) is { } joint
        && joint.Is(ClosedClass.ChainsBack)
        // جواب ابن تيمية, بحق آل مسعود: many words stand before these.
        && (
            joint.Form[0] == 'ب'
            || start.Word.IsRare && start.Word.Form[0] != 'ب'
            || start.Context != OfficeContext.None && joint.Form != DefiniteArticle.Letters
        )
            ? true
        : null;
}
