using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Tells what a reporter adds to what he reports: دون أن يحدد …, لكنه امتنع عن …, وهو رقم لم يتسن التأكد منه.</summary>
internal sealed class Asides(TokenizedText text)
{
    /// <summary>Tokens from وهو to the verb.</summary>
    private const int FarthestVerb = 3;

    /// <summary>Tokens from وهذا to the end of the sentence.</summary>
    private const int LongestJudgement = 4;

    /// <summary>Tokens from أما to what somebody said.</summary>
    private const int FarthestTopic = 12;

    private const char TehMarbuta = '\u0629';

    /// <summary>Tokens from a bracket to the other around a name and a year.</summary>
    private const int LongestCitation = 8;

    /// <summary>What the reporter adds: دون أن …, على أن …, خلافا لما ….</summary>
    public bool IsAside(int i)
    {
        i += text.Word(i)?.Form == "من" ? 1 : 0;
        return text.Word(i)?.Form is "دون" or "علي" && text.Word(i + 1)?.Form == "ان"
            || text.Word(i)?.Form == "خلافا" && text.Word(i + 1)?.Form == "لما"
            // من دون تحديد موعد, دون ذكر أسماء
            || text.Word(i)?.Form == "دون" && text[i + 1].Is(SpeechWord.OfReporters)
            || IsOfReporter(i);
    }

    /// <summary>لكنه امتنع عن …, غير أنه لم يحدد …, وهو ما لم يتسن …: what who speaks did not say, or does beside.</summary>
    private bool IsOfReporter(int i)
    {
        if (text.Word(i)?.Form is "غير" or "الا" or "بيد" && text.Word(i + 1)?.Form is "انه" or "انها")
        {
            i += 2;
        }
        else if (text.Word(i)?.Form is "لكنه" or "لكنها" or "ولكنه" or "ولكنها" or "فيما")
        {
            i++;
            if (SaysAsWell(i))
            {
                return true;
            }
        }
        else if (text.Word(i)?.Form == "وهو" && text.Word(i + 1)?.Form == "ما")
        {
            return true;
        }
        else if (text.Word(i)?.Form == "الامر" && text[i + 1].Is(WordClass.Relative))
        {
            return text[i + 2].Is(SpeechWord.Denies)
                || text.Word(i + 2) is { Form: [.., 'ه'] verb }
                    && text.Lexicon.Find(verb.TrimEnd('ه'))?.Verb is not null;
        }
        else if (text.Word(i)?.Form is not ("ولم" or "ولا"))
        {
            return false;
        }
        i += text[i].Is(SpeechWord.Denies) ? 1 : 0;
        return text[i].Is(SpeechWord.OfReporters)
            && (text[i - 1].Is(SpeechWord.Denies) || !text.Word(i)!.Form.StartsWith('ي'));
    }

    /// <summary>لكنه أكد ثقته, لكنها نفت التهمة: a verb of saying of the pronoun's gender.</summary>
    private bool SaysAsWell(int i) =>
        text.Word(i) is { } word
        && !word.Is(WordClass.Common | WordClass.Function | WordClass.Preposition)
        && word.TryRead(WordClass.Verb, out var verb)
        && verb is { Prefix: 0, Entry.Verb: { Present: false, Many: false, Kind: VerbKind.Say } form }
        && text.Word(i - 1)!.Form is [.., 'ه', 'ا'] == form.Feminine;

    /// <summary>، وقد تزامن هذا الكلام مع …; ، وتأتي هذه التصريحات بعد …: what is told of the words themselves.</summary>
    public bool TellsOfWords(int i)
    {
        // ونرفض هذا الكلام is his own.
        if (text.Word(i) is not { Form: ['و', not 'ن', ..] } opening || opening.HasArticle)
        {
            return false;
        }
        var at = opening.Form == "وقد" ? i + 2 : i + 1;
        return text.Word(at)?.Form is "هذا" or "هذه" or "تلك"
            && text.Word(at + 1) is { HasArticle: true } words
            && words.Is(ClosedClass.Occasion);
    }

    public bool IsEmoji(int i) => char.IsSurrogate(text[i].Symbol);

    /// <summary>(السالمي، 2024): where scholars tell from whom they have it.</summary>
    public bool IsCitation(int i)
    {
        if (text[i].Symbol != '(')
        {
            return false;
        }
        var (at, year) = (i + 1, false);
        while (at < i + LongestCitation && text[at].Symbol != ')' && text[at].Kind != TokenKind.LineEnd)
        {
            year |= text[at].Kind == TokenKind.Number && text[at].End - text[at].Start == 4 && text[at - 1].IsComma;
            at++;
        }
        return year && text[at].Symbol == ')';
    }

    /// <summary>بس مش متأكدة, بس ماني متأكد: whoever wrote it down doubts it.</summary>
    public bool IsDoubt(int i) =>
        text.Word(i)?.Form is "بس" or "بسس"
        && text.Word(i + 1)?.Form is "مش" or "مو" or "موش" or "مب" or "مهو" or "ماني" or "مني" or "ماكو";

    /// <summary>وهو رقم شكك فيه …, وهي تهمة نفاها …: what others make of the words.</summary>
    public bool IsRemark(int i, int end)
    {
        if (IsJudged(i, end) || IsRequest(i, end) || LeadsToRemark(i))
        {
            return true;
        }
        // وهو الطلب نفسه الذي …
        if (text.Word(i)?.Form is "وهو" or "وهي" && text.Word(i + 2)?.Is(ClosedClass.Same) == true)
        {
            return true;
        }
        if (text.Word(i)?.Form is not ("وهو" or "وهي") || text.Word(i + 1) is not { HasArticle: false })
        {
            return false;
        }
        for (var at = i + 2; at < Math.Min(end, i + 2 + FarthestVerb) && text.Word(at) is { } word; at++)
        {
            if (TakesUp(at) || word.TryRead(WordClass.Verb, out var verb) && !verb.And && IsOnIt(at + 1))
            {
                return true;
            }
            if (
                text[at].Is(SpeechWord.OfReporters) && text[at - 1].Is(SpeechWord.Denies)
                || text[at].Is(SpeechWord.Appraises)
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>، والثابت أن …; ، يشار إلى أن …</summary>
    private bool LeadsToRemark(int i) =>
        text[i].Is(SpeechWord.Remarks) && (text[i + 1].Is(WordClass.That) || text[i + 2].Is(WordClass.That));

    /// <summary>، وهذا كذب.; ، وهو غير صحيح.</summary>
    private bool IsJudged(int i, int end) =>
        text.Word(i)?.Form is "وهذا" or "وهو" or "وهي"
        && text[i + 1].Is(SpeechWord.Judges)
        && end - i <= LongestJudgement;

    /// <summary>، فأرجو التصحيح; ، راجعي الرقم; ، فماذا بعدها؟: a writer asks this of whoever reads it.</summary>
    private bool IsRequest(int i, int end) =>
        text[i].Is(SpeechWord.Requests) || text[i].Is(SpeechWord.Asks) && text[end - 1].IsSymbol('؟');

    /// <summary>أما قول فلان إن … فصحيح, … فلم نجده: what is held of it.</summary>
    /// <param name="first">Where the clause begins.</param>
    public bool IsVerdict(int first, int i)
    {
        if (
            text.Word(i) is not { Form: ['ف', .. var held] }
            || (text.Lexicon.FindOfSpeech(held) & (SpeechWord.Judges | SpeechWord.Denies)) == 0
        )
        {
            return false;
        }
        for (var at = first - 1; at >= first - FarthestTopic && (text[at].IsWord || at == first - 1); at--)
        {
            if (text.Word(at)?.Form is "اما" or "واما")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>نفته, أكدها: a verb of saying whose pronoun means the words.</summary>
    private bool TakesUp(int at) =>
        text.Word(at) is { } verb
        && text.Written(at)[^1] != TehMarbuta
        && verb.Form is [_, _, _, .., 'ه'] or [_, _, _, .., 'ه', 'ا']
        && text.Lexicon.Find(verb.Form.TrimEnd('ا').TrimEnd('ه'))?.Verb is not null;

    /// <summary>شكك فيه, رد عليها</summary>
    private bool IsOnIt(int at) =>
        text.Word(at)?.Form is "فيه" or "فيها" or "عليه" or "عليها" or "عنه" or "عنها" or "به" or "بها";
}
