using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Tells whether the words that may be a name are enough for one: the less stands before them, the more they must be.</summary>
internal sealed class EnoughWords(TokenizedText text, NameTable names, NameShape shape)
{
    /// <summary>Whether so many words are a name here: the less stands before them, the more they must be.</summary>
    public bool IsEnough(Start start, int stop)
    {
        var words = stop - start.At;
        // مكتب الدعوة (سراج): a name alone in brackets is a short form.
        if (words == 1 && text[start.At - 1].Symbol == '(' && text[stop].Symbol == ')')
        {
            return false;
        }
        var given = start.Word.Is(WordClass.GivenName);
        var ambiguous = start.Word.Is(WordClass.Ambiguous);
        return start.Context switch
        {
            OfficeContext.Direct => true,
            OfficeContext.Phrase => words >= 2 || !ambiguous && shape.EndsPhrase(stop),
            _ when !given => true,
            _ when words == 1 => (!ambiguous || shape.Closes(stop)) && IsKin(start.At)
                || !ambiguous && IsSaidAlone(start.At, stop),
            _ => !ambiguous || IsSureTail(start.At + 1, stop) || IsSaid(start.At, stop) || IsInRow(start.At, stop),
        };
    }

    /// <summary>مع زوجته بشرى.</summary>
    private bool IsKin(int first) => text.Word(first - 1)?.Is(ClosedClass.Kin) == true;

    /// <summary>وقال وليد إن: nobody tells his surname.</summary>
    private bool IsSaidAlone(int first, int stop) =>
        text[first - 1].Is(WordClass.Verb) && (text[stop].Is(WordClass.That) || text[stop].Symbol == ':');

    /// <summary>عزيز مبارك، وكريمة دعنون, السعودي فهد القباع.</summary>
    private bool IsInRow(int first, int stop) =>
        shape.EndsPhrase(stop)
        && (
            names.At(first - 1) is { Referent.IsPerson: true }
            || names.At(first - 2) is { Referent.IsPerson: true } && text[first - 1].Symbol is '،' or ','
            || text[first - 1].Is(WordClass.Nisba)
                && text.Word(stop - 1) is { HasArticle: true } surname
                && (surname.IsRare || text[stop].Kind == TokenKind.Symbol)
        );

    /// <summary>قال عمر عربي، …: a verb of saying before it and a boundary behind; or a line that begins with it and its office.</summary>
    private bool IsSaid(int first, int stop) =>
        text.Word(first - 1) is { } saying
            && saying.TryRead(WordClass.Verb, out _)
            && (text[stop].Kind == TokenKind.Symbol || text[stop].Is(WordClass.That))
        || text[first - 1].Kind == TokenKind.LineEnd && text[stop].Is(WordClass.Office);

    /// <summary>Behind a given name that is also a word, something must be a name for certain.</summary>
    private bool IsSureTail(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (
                text.Word(i) is { } word
                && (
                    word.HasArticle
                        && word.Form[^1] == 'ي'
                        && !word.Is(WordClass.Nisba | WordClass.Common | WordClass.Field)
                    || word.Is(WordClass.FamilyName | WordClass.NameJoint)
                    || word.Is(WordClass.GivenName) && !word.Is(WordClass.Ambiguous)
                    || word.IsUnknown && !word.HasArticle && text[first - 2].Is(WordClass.Verb)
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
