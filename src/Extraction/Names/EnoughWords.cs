using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Tells whether the words that may be a name are enough for one: the less stands before them, the more they must be.</summary>
internal sealed class EnoughWords(TokenizedText text, NameTable names, NameShape shape)
{
    /// <summary>Whether so many words are a name here: the less stands before them, the more they must be.</summary>
    public bool IsEnough(Start start, int stop)
    {
        var words = stop - start.At;
        var given = start.Word.Is(WordClass.GivenName);
        var ambiguous = start.Word.Is(WordClass.Ambiguous);
        // الصديق سعود الدوسري: before a name a word with the article tells of him.
        if (ambiguous && start.Word.HasArticle && IsSure(text.Word(start.At + 1)))
        {
            return false;
        }
        return start.Context switch
        {
            // إمام الحرم المكي: a word with the article is the title's.
            OfficeContext.Direct => words > 1 || !(ambiguous && start.Word.HasArticle),
            OfficeContext.Phrase => words >= 2 && (!IsMostlyWord(start.Word) || IsSureTail(start.At + 1, stop)),
            _ when !given => true,
            _ when words == 1 => !ambiguous && (IsKin(start.At) || IsSaidAlone(start.At, stop)),
            _ => !ambiguous || IsSureTail(start.At + 1, stop) || IsSaid(start.At, stop) || IsInRow(start, stop),
        };
    }

    /// <summary>مع زوجته بشرى.</summary>
    private bool IsKin(int first) => text.Word(first - 1)?.Is(ClosedClass.Kin) == true;

    /// <summary>وقال وليد إن: nobody tells his surname.</summary>
    private bool IsSaidAlone(int first, int stop) =>
        text[first - 1].Is(WordClass.Verb) && (text[stop].Is(WordClass.That) || text[stop].Symbol == ':');

    /// <summary>عزيز مبارك، وكريمة دعنون, السعودي فهد القباع.</summary>
    private bool IsInRow(Start start, int stop) =>
        shape.EndsPhrase(stop)
        && (
            names.At(start.At - 1) is not null
            || names.At(start.At - 2) is not null && text[start.At - 1].Symbol is '،' or ',' or '-' or '–' or '—' or '/'
            || text.Word(start.At - 1) is { HasArticle: true } nisba && nisba.Is(WordClass.Nisba)
        );

    /// <summary>قال عمر عربي، …: a verb of saying before it and a boundary behind.</summary>
    private bool IsSaid(int first, int stop) =>
        text[first - 1].Is(WordClass.Verb)
        && text.Word(first - 1)!.Readings is not [{ Preposition: not '\0' }, ..]
        && shape.EndsPhrase(stop);

    /// <summary>ميلاد سعيد, العيد السعيد: with or without the article like the word before, it may be its adjective.</summary>
    private bool MayTell(int first, int at) =>
        IsMostlyWord(text.Word(first)!)
        && text.Word(at)!.Is(WordClass.Ambiguous)
        && text.Word(at)!.HasArticle == text.Word(at - 1)!.HasArticle;

    private bool IsMostlyWord(Word word) =>
        Array.Exists(word.Stems, stem => text.Lexicon.FindClosed(stem.Form).HasFlag(ClosedClass.MostlyWord));

    /// <summary>أسماء الطاقم التحكيمي: of the noun before it.</summary>
    private bool IsAdjective(int begin, int at) =>
        IsMostlyWord(text.Word(begin)!)
        && text.Word(at - 1) is { HasArticle: true } noun
        && !noun.Is(WordClass.AnyName)
        && text.Vocabulary.General.ListsNoun(DefiniteArticle.Drop(noun.Form));

    private static bool IsSure(Word? word) => word?.Is(WordClass.GivenName) == true && !word.Is(WordClass.Ambiguous);

    /// <summary>Behind a given name that is also a word, something must be a name for certain.</summary>
    private bool IsSureTail(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (
                text.Word(i) is { } word
                && (
                    word is { HasArticle: true, Form: [.., 'ي'] }
                        && !IsAdjective(first - 1, i)
                        && !word.Is(ClosedClass.NeverAdjective | ClosedClass.RankAdjective)
                    || word.Is(WordClass.NameJoint)
                    || word.Is(WordClass.NameTail) && word.Form is not (FoldedName.God or ['ب', ..])
                    || word.Is(WordClass.FamilyName) && !MayTell(first - 1, i)
                    || IsSure(word)
                    || word is { IsRare: true, HasArticle: false, Form: [not 'ل', ..] }
                )
            )
            {
                return true;
            }
        }
        // حياة كريمة: two names that are both words are words.
        return false;
    }
}
