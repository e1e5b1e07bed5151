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

    private const double LeastBefore = 1;

    /// <summary>The same where a name begins with بن, which most often goes on with one.</summary>
    private const double LeastBeforeSon = 2.5;

    private const int LongestRun = 7;

    private static readonly PlacedRule[] Rules =
    [
        // قال المحامي سالم | قشاش إن: a name that was begun goes on to the boundary.
        new("name-goes-on-to-boundary", static (placed, run) => placed.GoneOn(run)),
        // ذكر الخبير في شؤون الطاقة رافد الدروبي أن.
        new("name-fills-its-place", static (placed, run) => placed.Filled(run)),
    ];

    private readonly NamePlaces _places = new(text, names, people);

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first; i < end; )
            {
                var stop = _places.RunEnd(i, end);
                if (stop - i <= LongestRun)
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
        if (at == run.End || names.At(at) is not { } begun || begun.End == run.End)
        {
            return -1;
        }
        var before = _places.Before(begun.First, run.Line);
        var behind = _places.Behind(run.End);
        if (IsFirstNameOnly(begun, run.End) && behind >= 1)
        {
            return begun.First;
        }
        for (var i = begun.End; i < run.End; i++)
        {
            if (!GoesOn(i))
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
        && text.Word(begun.End) is { Form: not [.., 'ا'] }
        && text.Word(begun.First - 1)?.Is(ClosedClass.Royal) != true;

    /// <summary>قال سالم الدروبي | الدندشاوي: what ends like a surname.</summary>
    private bool GoesOn(int at) => text.Word(at) is { HasArticle: true, Form: [.., 'ي'] };

    private int Filled(NameRun run)
    {
        var behind = _places.Behind(run.End);
        for (var start = run.First; start < run.End - 1; start++)
        {
            if (names.At(start)?.End == run.End)
            {
                continue;
            }
            if (MayBegin(start) && IsEnough(run with { First = start }, behind))
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
            if (
                weight < 0 && !text[run.End].Is(WordClass.That)
                || i > run.First && text[i].Is(WordClass.Office)
                || weight == 0 && _places.IsOrdinary(i) && behind < NamePlaces.Sure
            )
            {
                return false;
            }
        }
        var before = _places.Before(run.First, run.Line);
        return before >= (text.Word(run.First)!.Is(ClosedClass.Son) ? LeastBeforeSon : LeastBefore)
            && words >= LeastOfWords
            && before + behind + Math.Min(words, MostOfWords) >= (behind < 1 ? EnoughInSentence : Enough);
    }

    private bool MayBegin(int at) =>
        text.Word(at) is { } word
        && !IsGenitive(at)
        && (
            !DefiniteArticle.Begins(word.Form)
            || word.TryRead(WordClass.GivenName, out var given)
                && DefiniteArticle.Begins(given.Entry.Form)
                && !word.Is(WordClass.Ambiguous)
        )
        // لصحة حفر الباطن …: a word of the language begins a name before another part only.
        && (!_places.IsOrdinary(at) || _places.Weight(at + 1) >= 1);

    /// <summary>رئيس غرفة تجارة أرس شهرام …: behind what is not definite a name of a place stands before the given name.</summary>
    private bool IsGenitive(int at) =>
        _places.Weight(at + 1) >= 3
        && text.Word(at - 1) is { HasArticle: false } before
        && !before.Is(WordClass.Verb | WordClass.Honorific);
}
