using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to tell that words behind a verb of saying are a name.</summary>
/// <param name="Holds">First token of the words and the token behind them.</param>
internal sealed record TitledRule(string Name, Func<NamesBeforeTitles, int, int, bool> Holds) : IRule;

/// <summary>
/// Names between a verb of saying and what tells who that is: قال غيلان السمراني، أحد سكان القرية. What is told so is somebody, and
/// words that can hardly be a noun with its adjective or genitive are his name.
/// </summary>
internal sealed class NamesBeforeTitles(TokenizedText text, NameTable names, PersonFinder people)
{
    private const int LongestName = 4;

    /// <summary>Words of the title in which باسم may stand.</summary>
    private const int LongestTitle = 3;

    /// <summary>No name holds these.</summary>
    private const WordClass Never =
        WordClass.Framing
        | WordClass.According
        | WordClass.Source
        | WordClass.SpeakingText
        | WordClass.Honorific
        | WordClass.Office
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.Country
        | WordClass.Common
        | WordClass.Field;

    private static readonly TitledRule[] Rules =
    [
        // أوضح ناجح بادي المتحدث الرسمي باسم …: an indefinite noun has no definite one behind it.
        new("name-before-spokesman", static (reader, _, end) => reader.IsSpokesman(end)),
        // قال غيلان السمراني، أحد سكان القرية.
        new("name-between-saying-and-apposition", static (reader, first, end) => reader.IsTold(first, end)),
    ];

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first + 1; i < end - 1; i++)
            {
                if (UnknownNames.IsSaying(text[i - 1]) || text.Word(i - 1)?.Is(ClosedClass.Introduces) == true)
                {
                    Read(i);
                }
            }
        }
    }

    private void Read(int first)
    {
        var end = first;
        while (end < first + LongestName && MayHold(end, first))
        {
            end++;
        }
        // A whole name may be found already.
        if (end < first + 2 || names.At(end - 1) is { } found && found.First == first)
        {
            return;
        }
        foreach (var rule in Rules)
        {
            if (rule.Holds(this, first, end))
            {
                people.AddOffice(names.Widen(first, end, text.Word(first)!.Is(WordClass.Woman)));
                names.Sign(rule, first, end);
                return;
            }
        }
    }

    private bool MayHold(int at, int first) =>
        names.At(at) is null or { Referent: { IsPerson: true, Known: null } }
        && text.Word(at) is { IsLatin: false, Form.Length: > 2 } word
        && (!word.Is(Never) || word.Is(WordClass.GivenName | WordClass.FamilyName) && !word.Is(WordClass.Framing))
        && (at == first ? !word.HasArticle : !text.Word(at - 1)!.HasArticle)
        && word.Readings is [] or [{ Prefix: 0 }, ..]
        && text.Written(at).IndexOfAnyInRange('\u064B', '\u064D') < 0;

    private bool IsSpokesman(int end)
    {
        if (text.Word(end) is not { HasArticle: true, IsPlural: false } title || !title.Is(WordClass.Office))
        {
            return false;
        }
        for (var i = end + 1; i <= end + LongestTitle; i++)
        {
            if (text.Word(i)?.Form == "باسم")
            {
                return true;
            }
        }
        return false;
    }

    private bool IsTold(int first, int end)
    {
        if (!text[end].IsComma || text.Word(end + 1) is not { IsPlural: false } told)
        {
            return false;
        }
        return (told.Is(WordClass.Office | WordClass.Source | WordClass.Relative) || told.Is(SpeechWord.Introduces))
            && IsName(first, end);
    }

    /// <summary>No noun with its adjective or genitive: one of the words is a name and nothing else, or none of the language.</summary>
    private bool IsName(int first, int end)
    {
        var begin = text.Word(first)!;
        if (begin.IsPlural && !begin.Is(WordClass.AnyName))
        {
            return false;
        }
        for (var i = first; i < end; i++)
        {
            if (IsSurely(text.Word(i)!, i > first, begin.Is(WordClass.GivenName)))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsSurely(Word word, bool behind, bool given) =>
        word.HasArticle
            ? behind
                && (
                    word.Is(WordClass.FamilyName) && !word.Is(WordClass.Ambiguous | WordClass.Nisba)
                    || !word.Is(WordClass.Nisba | WordClass.Place)
                        && (
                            given || word.Form[^1] == 'ي'
                                ? !text.Vocabulary.General.ListsNoun(DefiniteArticle.Drop(word.Form))
                                : !text.Vocabulary.General.KnowsNoun(DefiniteArticle.Drop(word.Form))
                        )
                )
            : word.Is(WordClass.GivenName | WordClass.FamilyName) && (behind || !word.Is(WordClass.Ambiguous))
                || word.IsRare && word.Form[0] is not ('ب' or 'ل' or 'و' or 'ف');
}
