using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Words between two boundaries that may be a name.</summary>
/// <param name="Line">First token of the line.</param>
internal readonly record struct NameRun(int First, int End, int Line);

/// <summary>A way to find a name in a place that asks for one.</summary>
/// <param name="Start">Its first token, -1 if the rule finds none; it ends with the run.</param>
internal sealed record PlacedRule(string Name, Func<PlacedNames, NameRun, int> Start) : IRule;

/// <summary>
/// Names by their place: between what asks for a name (a title, a verb of saying, the line's beginning) and what closes it (أن,
/// a comma, another verb) there is hardly room for anything else, whether the words are known as names or not.
/// </summary>
internal sealed class PlacedNames(TokenizedText text, NameTable names, PersonFinder people)
{
    /// <summary>Points of place and words together that make a name.</summary>
    private const double Enough = 5;

    /// <summary>The same where the sentence goes on behind the name.</summary>
    private const double EnoughInSentence = 6;

    /// <summary>More points than these tell no more.</summary>
    private const double MostOfWords = 4;

    private const double LeastOfWords = 3;

    private const int LongestRun = 7;

    private static readonly PlacedRule[] Rules =
    [
        // قال المحامي سالم | قشاش إن: a name that was begun goes on to the boundary.
        new("name-goes-on-to-boundary", static (placed, run) => placed.GoneOn(run)),
        // ذكر الخبير في شؤون الطاقة رافد الدروبي أن.
        new("name-fills-its-place", static (placed, run) => placed.Filled(run)),
    ];

    private readonly NamePlaces _places = new(text, names, people, new NameShape(text, names));

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first; i < end; )
            {
                var stop = _places.RunEnd(i, end);
                if (stop > i + 1 && stop - i <= LongestRun)
                {
                    Read(new NameRun(i, stop, first));
                }
                i = Math.Max(stop, i + 1);
            }
        }
    }

    private void Read(NameRun run)
    {
        if (_places.Behind(run.End) == 0 || names.At(run.End - 1)?.First == run.First)
        {
            return;
        }
        foreach (var rule in Rules)
        {
            if (rule.Start(this, run) is var start && start >= 0)
            {
                var mention = names.Widen(start, run.End, text.Word(start)!.Is(WordClass.Woman));
                people.AddOffice(mention);
                names.Sign(rule, start, run.End);
                return;
            }
        }
    }

    /// <summary>The mention that ends inside of the run, with the words behind it.</summary>
    private int GoneOn(NameRun run)
    {
        var at = run.First;
        while (at < run.End && names.At(at) is null)
        {
            at++;
        }
        if (at == run.End || names.At(at) is not { } begun || begun.End == run.End || begun.Prefix > 0)
        {
            return -1;
        }
        var before = _places.Before(begun.First, run.Line);
        var behind = _places.Behind(run.End);
        if (IsFirstNameOnly(begun, run.End) && before >= 1.5 && behind >= 1)
        {
            return begun.First;
        }
        for (var i = begun.End; i < run.End; i++)
        {
            if (names.At(i) is null && !GoesOn(i, before, behind))
            {
                return -1;
            }
        }
        return before > 0 ? begun.First : -1;
    }

    /// <summary>يوسف مفاخرية: with an office or a verb of saying hardly anybody is called by his first name alone.</summary>
    private bool IsFirstNameOnly(Mention begun, int end) =>
        begun.End == begun.First + 1
        && end == begun.End + 1
        && text.Word(begun.First) is { HasArticle: false } given
        && given.Is(WordClass.GivenName)
        && text.Word(begun.End) is { } word
        && !word.Is(WordClass.Office)
        && word.Form is not (['و' or 'ف', ..] or [.., 'ا'])
        && !(word.IsInflected && word.Form is ['ي' or 'ت', ..])
        && !_places.IsOrdinary(begun.End)
        && text.Word(begun.First - 1)?.Is(ClosedClass.Royal) != true;

    /// <summary>The less the word is a name, the more its place must be one.</summary>
    private bool GoesOn(int at, double before, double behind)
    {
        var weight = _places.Weight(at);
        var word = text.Word(at)!;
        // سلمى الدروبي تعود إلى, كريم السعدون مساعد: what looks like a verb of the present goes on with nothing, nor does an office.
        if (word is { IsInflected: true, Form: ['ي' or 'ت', ..] } || word.Is(WordClass.Office) && !word.HasArticle)
        {
            return false;
        }
        var listed = word.Is(WordClass.AnyName | WordClass.NameTail);
        // قال سالم الدروبي البالغ: behind a surname with the article another is told by a list or its ending only.
        if (!listed && text.Word(at - 1) is { HasArticle: true } && word is not { HasArticle: true, Form: [.., 'ي'] })
        {
            return false;
        }
        // قرأ الشاعر سالم الدروبي قصيدة بالمناسبة: before a preposition may stand the object.
        return behind < 1
            ? weight >= 2 && before >= 1.5 && (!word.HasArticle || listed)
                || weight >= 1 && word is { HasArticle: true, Form: [.., 'ي'] }
            : weight >= 1 && (listed || before >= 1.5)
                || before >= 1.5
                    && behind >= NamePlaces.Sure
                    && (
                        weight >= 0 && (word.HasArticle || !_places.IsOrdinary(at))
                        || weight == NamePlaces.Inflected && text[at + 1].Is(WordClass.That)
                    );
    }

    private int Filled(NameRun run)
    {
        var behind = _places.Behind(run.End);
        for (var start = run.First; start < run.End - 1; start++)
        {
            if (names.At(start) is { } mention && (mention.First < start || mention.End == run.End))
            {
                continue;
            }
            if (MayBegin(start, behind) && IsEnough(run with { First = start }, behind))
            {
                return people.IsCalledAfter(start, run.End) ? -1 : start;
            }
        }
        return -1;
    }

    private bool IsEnough(NameRun run, double behind)
    {
        var words = 0.0;
        for (var i = run.First; i < run.End; i++)
        {
            var weight = _places.Weight(i);
            words += weight;
            var last = i == run.End - 1 && weight == NamePlaces.Inflected && text[run.End].Is(WordClass.That);
            last |= i == run.First && _places.IsSon(i + 1);
            if (
                (
                    weight < 0 && !last
                    || i > run.First && text.Word(i)!.Is(WordClass.Office)
                    || weight == 0 && _places.IsOrdinary(i) && behind < NamePlaces.Sure
                )
                && !_places.IsJoint(i - 1)
                && names.At(i) is null
            )
            {
                return false;
            }
        }
        var before = _places.Before(run.First, run.Line);
        return before >= Least(run.First)
            && words >= LeastOfWords
            && before + behind + Math.Min(words, MostOfWords) >= (behind < 1 ? EnoughInSentence : Enough);
    }

    /// <summary>What must stand before a name that begins so: ولد is a verb too, and so may be a word that no list has.</summary>
    private double Least(int at) =>
        text.Word(at)!.Is(ClosedClass.Son) || text.Word(at)!.Is(WordClass.Verb) ? 2.5
        : _places.IsJoint(at) ? 1.5
        : _places.Weight(at) < 1 ? 1.5
        : 1;

    private bool MayBegin(int at, double behind) =>
        text.Word(at) is { } word
        && !word.Is(WordClass.Honorific)
        && (
            !DefiniteArticle.Begins(word.Form)
            || word.TryRead(WordClass.GivenName, out var given)
                && DefiniteArticle.Begins(given.Entry.Form)
                && !word.Is(WordClass.Ambiguous)
        )
        && (_places.Weight(at) >= 0 || _places.IsSon(at + 1))
        && !IsGenitive(at)
        // أعلن الوزير مقتل الدروبي، …: a word of the language begins a name where hardly anything else has room.
        && (!_places.IsOrdinary(at) || behind >= NamePlaces.Sure && _places.Weight(at + 1) >= 1);

    /// <summary>رئيس غرفة تجارة أرس شهرام …: behind what is not definite a name of a place stands before the given name.</summary>
    private bool IsGenitive(int at) =>
        _places.Weight(at) < 3
        && _places.Weight(at + 1) >= 3
        && text.Word(at - 1) is { HasArticle: false } before
        && !before.Is(WordClass.Verb | WordClass.Honorific)
        && !before.Is(ClosedClass.Kin);
}
