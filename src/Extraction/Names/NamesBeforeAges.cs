using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Names that nothing tells but the age behind them: بائعة الزهور نورلينا (31 عاما).</summary>
internal sealed class NamesBeforeAges(TokenizedText text, NameTable names, PersonFinder people)
{
    private const int LongestName = 3;

    /// <summary>What nobody is called by before his age.</summary>
    private const WordClass NoName =
        WordClass.Common
        | WordClass.Office
        | WordClass.Source
        | WordClass.Nisba
        | WordClass.Country
        | WordClass.Place
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.Field
        | WordClass.Function
        | WordClass.Verb;

    private static readonly BeforeAge Rule = new("name-before-age");

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first + 1; i < end - 2; i++)
            {
                if (text[i].IsSymbol('(') && IsAge(i + 1))
                {
                    Read(first, i);
                }
            }
        }
    }

    /// <summary>54 عاما: a number and the year as an object.</summary>
    private bool IsAge(int at) =>
        text[at].Kind == TokenKind.Number && text.Word(at + 1)?.Form is "عاما" or "سنه" or "ربيعا";

    private void Read(int line, int bracket)
    {
        var first = bracket;
        while (first > line && first > bracket - LongestName && MayHold(first - 1))
        {
            first--;
        }
        // فان دير برخ; but فإن begins a clause.
        while (
            first < bracket
            && text.Word(first - 1)?.Is(ClosedClass.ForeignArticle) == true
            && text.Letters(first - 1) is not ['ف', '\u0625', ..]
        )
        {
            first--;
        }
        // بائعة الزهور نورلينا: what stands before the name waits for nothing more.
        if (
            first < bracket
            && text.Word(first - 1) is not { HasArticle: false, Classes: not WordClass.None and not WordClass.Verb }
        )
        {
            people.AddOffice(names.Widen(first, bracket, text.Word(first)!.Is(WordClass.Woman)));
            names.Sign(Rule, first, bracket);
        }
    }

    private bool MayHold(int at) =>
        names.At(at) is null
        && text.Word(at) is { HasArticle: false, IsLatin: false, IsInflected: false } word
        && !word.Is(NoName)
        && (word.IsRare || word.Is(WordClass.AnyName) || !text.Vocabulary.General.ListsNoun(word.Form));

    private sealed record BeforeAge(string Name) : IRule;
}
