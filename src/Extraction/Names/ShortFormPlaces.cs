using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Words that may be a short form of a name.</summary>
/// <param name="Stem">The first of them without its particles.</param>
internal readonly record struct Place(int First, int End, Word Word, Stem Stem, ShortForm Form)
{
    public bool IsPerson => Form.Referent.IsPerson;
}

/// <summary>A way to tell that words are meant as a name, or that they are not.</summary>
/// <param name="Allows"><c>null</c> if the rule does not apply.</param>
internal sealed record PlaceRule(string Name, Func<ShortFormPlaces, Place, bool?> Allows) : IRule;

/// <summary>
/// Tells whether the short form of a name stands for it: a surname that is also a word (رئيسي، صالح) is no name where the
/// sentence reads it as the word.
/// </summary>
internal sealed class ShortFormPlaces(TokenizedText text)
{
    /// <summary>What a word alone may mean besides a name.</summary>
    private const WordClass Meanings =
        WordClass.Ambiguous
        | WordClass.Common
        | WordClass.Function
        | WordClass.Office
        | WordClass.Nisba
        | WordClass.Place
        | WordClass.Country
        | WordClass.Honorific
        | WordClass.Preposition;

    /// <summary>Right behind them stands a name: قال, الوزير, أن.</summary>
    private const WordClass Introducers =
        WordClass.Verb | WordClass.Office | WordClass.Honorific | WordClass.That | WordClass.Participle;

    /// <summary>Tried in this order; the first that applies decides.</summary>
    private static readonly PlaceRule[] Rules =
    [
        // المرصد behind the name of one; المرصد الوطني is another.
        new("class-word-for-body-named-before", static (places, place) => places.ClassWord(place)),
        // التجارة تحذر, «التجارة»: at the head of a line or in marks.
        new("ministry-that-acts-in-headline", static (places, place) => places.Ministry(place)),
        // وقال المجالي, أما المجالي: a middle name only where somebody speaks.
        new("middle-name-that-speaks", static (places, place) => places.Middle(place)),
        // Several words are no coincidence.
        new(
            "short-form-of-several-words",
            static (_, place) => place.Form.Forms.Length > 1 && !IsWeak(place) ? true : null
        ),
        // برشلونة where the club was named; في برشلونة is the town.
        new("club-of-a-town-again", static (places, place) => places.Club(place)),
        // هزم الهلال, قرر الهلال: a club that was named before.
        new("club-again", static (places, place) => places.ClubAgain(place)),
        // قالت «الضحى», للضحى: an outlet by one word, where outlets are named.
        new("outlet-by-one-word", static (places, place) => places.Outlet(place)),
        // بو: two letters are a name only if the surname has no more.
        new("short-form-that-is-no-word", static (_, place) => NoWord(place)),
        // على, though somebody's first name is علي.
        new("particle-like-a-name", static (_, place) => Particle(place)),
        // صالح is not الصالح.
        new("article-unlike-the-name", static (_, place) => Article(place)),
        // بصالح: what is with something.
        new("word-behind-bi", static (_, place) => place.Stem.Preposition == 'ب' ? false : null),
        // قال صالح, الوزير صالح, أن صالح, قول صالح إن.
        new("name-behind-saying-or-title", static (places, place) => places.BehindTitle(place)),
        // بحسب صالح, but وفقا لصحيفة.
        new("name-behind-according-to", static (places, place) => places.BehindAccording(place)),
        // التونسي صالح.
        new("name-behind-nisba", static (places, place) => places.BehindNisba(place)),
        // من صالح, إلى صالح.
        new("name-behind-preposition", static (places, place) => places.BehindPreposition(place)),
        // زار صالح …: a verb that no lexicon has opens the clause.
        new("name-behind-opening-verb", static (places, place) => places.BehindVerb(place)),
        // صالح …, at the head of a line.
        new("name-at-head-of-line", static (places, place) => places.AtHead(place)),
        // ، صالح قال: behind a mark, before a verb or another mark.
        new("name-behind-mark", static (places, place) => places.BehindMark(place)),
    ];

    private readonly Complements _complements = new(text);

    public bool Allow(Place place)
    {
        foreach (var rule in Rules)
        {
            if (rule.Allows(this, place) is { } allows)
            {
                text.Trail.Add(rule, place.First, place.End);
                return allows;
            }
        }
        return false;
    }

    /// <summary>الشرق الأوسط, the region or the paper.</summary>
    private static bool IsWeak(Place place) => place.Form.Referent.Known is { IsWeak: true };

    private bool? ClassWord(Place place) =>
        place.Form.IsClassWord
            ? place.Form.Referent.LastSeen >= 0
                && !_complements.IsAdjective(place.End)
                && text.Word(place.First - 1)?.Is(WordClass.OrganizationClass | WordClass.OrganizationHead) != true
            : null;

    private bool? Ministry(Place place)
    {
        if (place.Form.Rule != ShortForms.MinistryField)
        {
            return null;
        }
        var after = text[place.End];
        return place.Stem is { And: true } && after.IsSymbol(':')
            || text[place.First - 1].Kind == TokenKind.LineEnd
                && (after.IsSymbol(':') || after.Word is { Form: ['ت', ..] })
            || Marks.IsOpening(text[place.First - 1].Symbol) && Marks.IsClosing(after.Symbol);
    }

    private bool? Middle(Place place) => place.Form.IsMiddleName ? UnknownNames.IsSaying(text[place.First - 1]) : null;

    private bool? Club(Place place) =>
        place.Word.Is(WordClass.Place) && place.Form.Referent is { IsOutlet: false, Known.IsWeak: true }
            ? place.Stem.Preposition != 'ب'
                && text.Word(place.First - 1)?.Is(ClosedClass.InOffice | ClosedClass.Region) != true
            : null;

    private bool? ClubAgain(Place place) =>
        place.Form.Referent is { Kind: OrganizationKind.Other, Known: not null }
        && DefiniteArticle.Begins(place.Stem.Form)
        && !place.Word.Is(WordClass.Field | WordClass.Nisba)
        && text[place.First - 1] is { IsWord: true } before
        && !before.Is(WordClass.That)
        // هذا هو النصر.
        && (text[place.End].IsWord || !before.Is(WordClass.Function))
            ? true
            : null;

    private bool? Outlet(Place place) =>
        !place.IsPerson
        && (
            place.Word.Is(Meanings)
            || place.Form.Forms.Length > 1
            || place.Form.Referent is { Known: null, IsOutlet: true }
        )
            ? place.Form.Referent.IsOutlet && IsOutletPlace(place)
            : null;

    /// <summary>In marks, behind ل or ب, or behind a class word or a verb.</summary>
    private bool IsOutletPlace(Place place)
    {
        var before = text[place.First - 1];
        return before.Symbol == '{'
            || Marks.IsOpening(before.Symbol)
            || place.Form.Referent.Known is null && place.Stem.Preposition is 'ل' or 'ب'
            || before.Is(WordClass.Verb)
            || before.Word is { } head
                && head.TryRead(WordClass.OrganizationClass, out var outer)
                && outer.Entry.Organization!.Value.Kind == OrganizationKind.Media
            || before.Word is { IsInflected: true, HasArticle: false };
    }

    private static bool? NoWord(Place place) => place.Word.Is(Meanings) ? null : place.Stem.Form.Length > 2;

    private static bool? Particle(Place place) =>
        place.Word.Is(WordClass.Function | WordClass.Preposition) ? false : null;

    private static bool? Article(Place place) =>
        DefiniteArticle.Begins(place.Stem.Form) != DefiniteArticle.Begins(place.Form.Forms[0]) ? false : null;

    private bool? BehindTitle(Place place) =>
        text[place.First - 1] is var before && (before.Is(Introducers) || place.IsPerson && IsSaid(place))
            ? true
            : null;

    /// <summary>قول صالح إن</summary>
    private bool IsSaid(Place place) =>
        text[place.First - 1].Is(SpeechWord.Utterance) && text[place.End].Is(WordClass.That);

    private bool? BehindAccording(Place place) => text[place.First - 1].Is(WordClass.According) ? true : null;

    private bool? BehindNisba(Place place) => text[place.First - 1].Is(WordClass.Nisba) ? true : null;

    private bool? BehindPreposition(Place place) =>
        text.Word(place.First - 1)?.Is(ClosedClass.BeforeName) == true ? true : null;

    private bool? BehindVerb(Place place) =>
        text.Word(place.First - 1) is { } before
            ? (text[place.First - 2].Kind is TokenKind.LineEnd || text[place.First - 2].Symbol is '.' or '،')
                && (before.IsInflected || before.Is(WordClass.Common))
            : null;

    private bool? AtHead(Place place) => text[place.First - 1].Kind == TokenKind.LineEnd ? true : null;

    private bool? BehindMark(Place place) =>
        text[place.First - 1].Symbol is '.' or '،' or '«' or '"'
        && (
            text[place.End] is not { Word: { } after }
            || after.Is(WordClass.Verb | WordClass.Function)
            || after.IsInflected
        )
            ? true
            : null;
}
