using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to tell that words behind a complete office are a name.</summary>
/// <param name="Holds">First token of the words and the token behind them.</param>
internal sealed record BoundRule(string Name, Func<NamesBehindOffices, int, int, bool> Holds) : IRule;

/// <summary>
/// Names behind an office that is complete. What stands without the article behind a definite noun, a place or a body is neither
/// its adjective nor its genitive: up to أن nothing but a name has room there, whatever its words mean (محافظ الضفة أكبر مهدوي إن).
/// </summary>
internal sealed class NamesBehindOffices(TokenizedText text, NameTable names, PersonFinder people)
{
    private const int LongestName = 4;

    /// <summary>No name begins or ends with these.</summary>
    private const WordClass NoName =
        WordClass.Common
        | WordClass.Country
        | WordClass.Place
        | WordClass.Nisba
        | WordClass.Office
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.Field;

    /// <summary>No name holds these.</summary>
    private const WordClass Never =
        WordClass.Framing | WordClass.According | WordClass.Source | WordClass.SpeakingText | WordClass.Honorific;

    private static readonly BoundRule[] Rules =
    [
        // المديرة المالية للمجموعة شانتا كوبا سوندارام أن.
        new("name-between-office-and-that", static (reader, first, end) => reader.FillsPlace(first, end)),
        // القيادي في حركة الضفة باسل طالب الريموني، في تصريح: a given name and a surname need less behind them.
        new("given-name-and-surname-behind-office", static (reader, first, end) => reader.IsWhole(first, end)),
    ];

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first + 1; i < end - 1; i++)
            {
                // Dear look-ups come last: most words have the article.
                if (text.Word(i) is { HasArticle: false } && IsComplete(i - 1) && MayBegin(i))
                {
                    Read(i);
                }
            }
        }
    }

    private void Read(int first)
    {
        var end = first + 1;
        while (end < first + LongestName && MayGoOn(end))
        {
            end++;
        }
        if (end == first + 1 || IsNamed(first, end) || IsNoEnd(end - 1))
        {
            return;
        }
        foreach (var rule in Rules)
        {
            if (rule.Holds(this, first, end) && people.ContextOf(first) >= OfficeContext.Phrase)
            {
                people.AddOffice(names.Widen(first, end, text.Word(first)!.Is(WordClass.Woman)));
                names.Sign(rule, first, end);
                return;
            }
        }
    }

    /// <summary>Somebody whose surname is told: هاجر العياري متفائلة.</summary>
    private bool IsNamed(int first, int end) =>
        names.At(first) is { } begun && (begun.End >= end || text.Word(begun.End - 1) is { HasArticle: true });

    /// <summary>A noun that waits for no genitive.</summary>
    private bool IsComplete(int at) =>
        text.Word(at) is { } word
        && (
            names.At(at) is { } mention
                ? !mention.Referent.IsPerson
                // محافظ الرافدة: whatever an office governs.
                : word.HasArticle || text[at - 1].Is(WordClass.Office) && word.IsRare
        );

    private bool MayBegin(int at) =>
        text.Word(at) is { } word
        && names.At(at)?.Referent.Known is null
        && MayHold(at, word)
        && !IsNoEnd(at)
        && (word.Is(WordClass.AnyName) || !text.Vocabulary.General.ListsNoun(word.Form));

    private bool MayGoOn(int at) =>
        names.At(at) is null or { Referent.IsPerson: true }
        && text.Word(at) is { } word
        // باسل طالب الريموني: between a given name and a surname a verb is a name too.
        && (MayHold(at, word) || word.Is(WordClass.Verb) && IsNisba(at + 1));

    private bool IsNisba(int at) => text.Word(at) is { HasArticle: true } word && (word.Form[^1] == 'ي' || word.IsRare);

    private bool MayHold(int at, Word word) =>
        !word.Is(Never)
        && word is { IsLatin: false, Form: not FoldedName.God }
        && word.Readings is [] or [{ Prefix: 0 }, ..]
        && (word.Is(WordClass.AnyName) || !word.IsInflected)
        && text.Written(at).IndexOfAnyInRange('\u064B', '\u064D') < 0;

    private bool IsNoEnd(int at) => text.Word(at)!.Is(NoName);

    private bool FillsPlace(int first, int end)
    {
        var after = text[end].IsComma ? end + 1 : end;
        return text[after].Is(WordClass.That | WordClass.Nominal)
            && (text.Word(first)!.Is(WordClass.AnyName) || IsSurname(end - 1));
    }

    private bool IsWhole(int first, int end) =>
        text.Word(first)!.Is(WordClass.GivenName)
        && IsSurname(end - 1)
        && (
            !text[end].IsWord
            || text[end].Is(WordClass.Preposition | WordClass.That | WordClass.Relative | WordClass.Verb)
        );

    private bool IsSurname(int at) =>
        text.Word(at) is { } word
        && (
            word.IsRare
            || word.HasArticle
                && (
                    word.Is(WordClass.FamilyName)
                    || word.Form[^1] == 'ي' && !text.Vocabulary.General.ListsNoun(DefiniteArticle.Drop(word.Form))
                )
        );
}
