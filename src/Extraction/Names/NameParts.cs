using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A word that may go on with a person's name.</summary>
/// <param name="Length">Words that the name has before it.</param>
/// <param name="End">Of the line.</param>
internal readonly record struct Part(Word Word, int At, int Length, int End);

/// <summary>A way to tell that a word is part of the name before it, or that it is not.</summary>
/// <param name="IsPart"><c>null</c> if the rule does not apply.</param>
internal sealed record PartRule(string Name, Func<NameParts, Part, bool?> IsPart) : IRule;

/// <summary>Tells whether a word goes on with a person's name.</summary>
internal sealed class NameParts(TokenizedText text, NameShape shape, Surnames surnames)
{
    private readonly NameEnds _ends = new(text);

    /// <summary>Tried in this order; the first that applies decides.</summary>
    private static readonly PartRule[] Rules =
    [
        // عثمان رضي الله عنه: a blessing begins; محمد جار الله goes on.
        new("blessing-behind-name", static (parts, part) => parts.Blessing(part)),
        // مريم السالمي | وندى النعيمي: two people, though وندي is a name too.
        new("and-before-another-name", static (parts, part) => parts.Another(part)),
        // عز الدين, جار الله.
        new("tail-of-names", static (parts, part) => parts.Tail(part)),
        // ميريل لصحيفة …, سالم ويلز سيتولى: whom he told, what he will do.
        new("outlet-or-future-behind-name", static (parts, part) => parts._ends.WhomHeTold(part)),
        // سالم الدروبي خلف، …: before a boundary no preposition stands.
        new("particle-that-closes-name", static (parts, part) => parts._ends.Particle(part)),
        // كريم مساعد المدير: before what an office governs it is the office.
        new("office-behind-name", static (parts, part) => parts.Office(part)),
        // قال أنطوان طيار إن: a trade without the article would have its genitive.
        new("trade-for-surname", static (parts, part) => parts.Trade(part)),
        // سلمى الدروبي.
        new("listed-name-behind-name", static (parts, part) => parts.Listed(part)),
        // سالم الدروبي السعدي, الشهري: a family's name behind the tribe's.
        new("surname-behind-surname", static (parts, part) => parts.SecondSurname(part)),
        // سالم الدروبي قنديل، …: a bare name behind a surname where the phrase closes.
        new("name-that-closes-behind-surname", static (parts, part) => parts.LastName(part)),
        // ياسر تهامي، سامي فيومي: what looks like a verb or a particle with a noun.
        new("surname-like-inflected-word", static (parts, part) => parts.LikeInflected(part)),
        // سالم السيد بحيري, ماجد أمير حسيني.
        new("title-between-names", static (parts, part) => parts.TitleBetween(part)),
        // سلمى برقاوي, سلمى السعدون.
        new("unknown-word-behind-name", static (parts, part) => parts.Unknown(part)),
        // صالح السدلان; nothing else that has the article goes on.
        new("surname-with-article", static (parts, part) => parts.Definite(part)),
        // قال عمر عربي، الذي: between a verb of saying with its name and the boundary nothing else has room.
        new("word-between-saying-and-boundary", static (parts, part) => parts.Said(part)),
    ];

    /// <summary>Whether a word goes on with a name that has some words already.</summary>
    public bool Has(Part part)
    {
        foreach (var rule in Rules)
        {
            if (rule.IsPart(this, part) is { } isPart)
            {
                text.Trail.Add(rule, part.At, part.At + 1);
                return isPart;
            }
        }
        return false;
    }

    private bool? Blessing(Part part) =>
        text.Word(part.At + 1)?.Form == FoldedName.God ? shape.IsNameWithGod(part.At) : null;

    private bool? Another(Part part) =>
        part is { Length: >= 2, Word.Form: ['و', _, _, ..] }
        && text.Lexicon.Find(part.Word.Form.AsSpan(1).ToString()) is { } given
        && (given.Classes & WordClass.GivenName) != 0
            ? false
            : null;

    private bool? Tail(Part part) =>
        part.Word.Is(WordClass.NameTail)
            ? part.Word.Form != FoldedName.God || text.Word(part.At - 1)!.Is(ClosedClass.WithGod)
            : null;

    /// <summary>Not where a name is complete and what is behind it is a word too: سالم الدروبي كامل الشهر.</summary>
    private bool IsListed(Part part) =>
        part.Word.Readings is [{ Prefix: 0 }, ..]
        && part.Word.Is(WordClass.GivenName | WordClass.FamilyName)
        // الحصة is no حصة.
        && !(
            part is { Length: <= 2, Word.HasArticle: true }
            && part.Word.Is(WordClass.Woman)
            && !part.Word.Is(WordClass.FamilyName)
        )
        && !(
            part.Word is { HasArticle: false } word
            && word.Is(WordClass.Ambiguous)
            && text.Word(part.At - 1) is { HasArticle: true } before
            && !before.Is(WordClass.NameTail)
            && text.Word(part.At - 2)?.Form != FoldedName.Servant
        );

    /// <summary>رحيم ستيرلينغ نجم ليفربول: whose he is follows.</summary>
    private static bool IsPlayer(Part part) => part.Length >= 2 && part.Word.Is(ClosedClass.OfClubs);

    private bool? Office(Part part) =>
        IsPlayer(part) ? false
        : part.Word.Is(WordClass.Office)
        && text.Word(part.At + 1) is { } governed
        && (
            governed.HasArticle
            || !part.Word.HasArticle && governed.Is(WordClass.Office | WordClass.Field | WordClass.OrganizationHead)
        )
            ? false
        : null;

    private bool? Trade(Part part) =>
        part.Word is { IsPlural: false, Form: [_, _, _, .., not 'ه'] } word
        && word.Is(WordClass.Office)
        && word.Readings is [{ Prefix: 0 }, ..]
        && text.Word(part.At - 1) is { } given
        && given.Is(WordClass.GivenName)
        && !given.Is(WordClass.Ambiguous)
        && (text[part.At + 1].Is(WordClass.That) || text[part.At + 1].Symbol is '،' or ',' or '.' or ':')
            ? true
            : null;

    /// <summary>محمد علي is no محمد على; where both are written the same, a surname behind it tells.</summary>
    private bool? Listed(Part part) =>
        IsListed(part)
            ? !part.Word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || (text.EndsWithYeh(part.At) ?? IsBeforeName(part.At))
            : null;

    /// <summary>عبد الرحمن صباح عيدان: between names a particle is one too.</summary>
    private bool IsBeforeName(int at) =>
        text.Word(at + 1) is { } next
        && !next.Is(WordClass.Function)
        && (
            next.IsRare
            || (
                next.HasArticle
                    ? next.Is(WordClass.FamilyName)
                    : next.Is(WordClass.GivenName | WordClass.FamilyName) && !next.Is(WordClass.Ambiguous)
            )
        );

    private bool? Definite(Part part) =>
        DefiniteArticle.Begins(part.Word.Form) ? surnames.Is(part.Word, part.At, part.Length) : null;

    private bool? SecondSurname(Part part) =>
        part is { Length: >= 2, Word.Form: ['ا', 'ل', .., 'ي'] }
        && text.Word(part.At - 1) is { HasArticle: true }
        && IsOnly(part.Word, WordClass.FamilyName | WordClass.GivenName | WordClass.Ambiguous)
        && shape.EndsPhrase(part.At + 1)
            ? true
            : null;

    private bool? LastName(Part part) =>
        part.Length >= 2
        && part.Word is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
        && text.Word(part.At - 1) is { HasArticle: true } before
        && !before.Is(WordClass.NameTail)
        && IsOnly(part.Word, WordClass.FamilyName | WordClass.GivenName | WordClass.Ambiguous)
        && (part.Word.IsRare || part.Word.Is(WordClass.FamilyName | WordClass.GivenName) || before.Form == "السيد")
        && shape.Closes(part.At + 1)
            ? true
            : null;

    private bool? LikeInflected(Part part) =>
        part is { Length: 1, Word.Form: [not ('ي' or 'و'), _, _, _, .., 'ي'] }
        && IsOnly(part.Word, WordClass.FamilyName)
        && surnames.IsBehindGiven(part.At, part.Length)
        && !text.Vocabulary.General.ListsVerb(part.Word.Form)
        && (shape.Closes(part.At + 1) || text[part.At + 1].Is(WordClass.Office))
            ? true
            : null;

    private bool? TitleBetween(Part part) =>
        part.Word.Form is "السيد" or "امير"
        && text.Word(part.At + 1) is { HasArticle: false } name
        && IsOnly(name, WordClass.FamilyName | WordClass.GivenName)
        && shape.EndsPhrase(part.At + 2)
            ? true
            : null;

    private static bool IsOnly(Word word, WordClass classes) => (word.Classes & ~classes) == WordClass.None;

    private bool? Unknown(Part part) =>
        shape.IsNameLike(part.At) && ContinuesName(part) ? true
        : part.Word is { IsUnknown: true, HasArticle: false } ? false
        : null;

    private bool? Said(Part part) =>
        !part.Word.IsInflected
        && !part.Word.Is(WordClass.Framing | WordClass.Office)
        && text.Word(part.At - 2) is { } saying
        && saying.TryRead(WordClass.Verb, out _)
        && text[part.At + 1].Kind == TokenKind.Symbol
            ? true
            : null;

    /// <summary>
    /// Verbal nouns and participles, which are the object or go on to tell of the name before them: وليد الجلوس على, المصاب
    /// بحروق, التسجيل.
    /// </summary>
    /// <param name="stem">Without its article.</param>
    private bool IsOrdinary(ReadOnlySpan<char> stem, int at) =>
        stem switch
        {
            [.., 'ي'] => false,
            ['ت', _, _, _, ..] or ['م', 'ت', _, _, _, ..] or ['ا', _, _, .., 'ا', _] => true,
            ['م', _, _, _, ..] or [_, _, 'و', _] or [_, 'ا', _, _] => text[at + 1].Is(WordClass.Preposition)
                || text.Word(at + 1) is { Form: ['ب', ..] },
            [.., 'ا', 'ء'] => true,
            _ => false,
        };

    private bool IsObject(Word word, int at) =>
        word.Form is [_, _, _, .., 'ا'] form
        && (form is ['م', _, _, _, ..] || text[at - 1].Is(WordClass.Ambiguous))
        && text.Vocabulary.General.ListsNoun(form.AsSpan(0, form.Length - 1));

    /// <summary>Behind a name that is a word too: شريف تقع; تان may be of another language.</summary>
    private bool IsVerb(Word word, int at) =>
        text[at - 1].Is(WordClass.Ambiguous) && text.Vocabulary.General.IsPresent(word.Form);

    /// <summary>Whether a word that no lexicon has may go on with a name that has some words already.</summary>
    private bool ContinuesName(Part part)
    {
        var (word, at, length, _) = part;
        // حسن مقصورا, شريف تقع: an object or an adverb, a verb.
        if (IsObject(word, at) || IsVerb(word, at))
        {
            return false;
        }
        // A longer word with و is another's: كريم وسالم.
        if (word.Form is [_] or ['و', _, _, _, ..])
        {
            return false;
        }
        // أكرم السعدي إحالة: what begins with إ and is no name is a verbal noun.
        if (word is { IsRare: false, Form: [_, _, _, _, .., 'ه'] } && text.Letters(at)[0] == '\u0625')
        {
            return false;
        }
        // Nor behind one that is no word: لازلو بولوني الحصة, جابرييل ماركيز اشتملت.
        if (length > 1 && !word.IsRare && word.Form[^1] != 'ي' && text.Word(at - 1)!.IsRare)
        {
            return false;
        }
        // هيكتور كوبر مستمر مع الفريق: nor a participle.
        if (length > 1 && word is { HasArticle: false, IsRare: false } && IsOrdinary(word.Form, at))
        {
            return false;
        }
        if (word.HasArticle)
        {
            return (word.IsRare || !IsOrdinary(word.Form.AsSpan(DefiniteArticle.Letters.Length), at))
                && (
                    length <= 2
                    || text.Word(at - 1) is { } before && (!before.HasArticle || before.Is(WordClass.NameTail))
                );
        }
        // Behind a family name with the article the name is complete: حسن الشهري كيفية.
        if (
            length > 1
            && text.Word(at - 2)?.Form != FoldedName.Servant
            && (
                text.Word(at - 1) is { HasArticle: true }
                || !word.IsRare && text.Word(at - 2)?.Is(WordClass.NameJoint) == true
            )
        )
        {
            return false;
        }
        // Before a definite noun an indefinite one is its genitive, not a name.
        var genitive =
            text.Word(at + 1) is { } next
            && DefiniteArticle.Begins(next.Form)
            && !next.Is(WordClass.Function | WordClass.Nisba | WordClass.FamilyName | WordClass.Office);
        return !(genitive && length > 1);
    }
}
