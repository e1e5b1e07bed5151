using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Questions and answers by their marks: several paragraphs that begin with one mark (*, ◾, س:) and ask; what stands below each is
/// the answer of whom the article was about until then.
/// </summary>
internal sealed class Interview
{
    /// <summary>One question may stand in any article.</summary>
    private const int FewestQuestions = 2;

    /// <summary>Words of an answer.</summary>
    private const int ShortestAnswer = 3;

    private const string Bullets = "*•·◾■▪▫●◆○□-–—+؟";

    private readonly TokenizedText _text;

    /// <summary>Of each paragraph that answers: its first token and where the words begin.</summary>
    private readonly Dictionary<int, int> _answers = [];

    private readonly Attribution? _guest;

    public Interview(TokenizedText text, NameTable names, List<Paragraph> paragraphs)
    {
        _text = text;
        var asks = paragraphs.ConvertAll(AskedBy);
        var mark = asks.Where(asked => asked != '\0').GroupBy(asked => asked).MaxBy(group => group.Count());
        if (mark is null || mark.Count() < FewestQuestions)
        {
            return;
        }
        var first = paragraphs[asks.IndexOf(mark.Key)].First;
        _guest = Guest(names, first);
        var answered = AnswersBy(paragraphs, asks, mark.Key);
        for (var i = 1; i < paragraphs.Count; i++)
        {
            var (paragraph, begin) = (paragraphs[i], Begin(paragraphs[i]));
            var isAsked = asks[i - 1] == mark.Key || IsAskedBy(mark.Key, answered, paragraphs[i - 1], paragraph);
            if (isAsked && asks[i] == '\0' && paragraph.End - begin >= ShortestAnswer)
            {
                _answers[paragraph.First] = begin;
            }
        }
    }

    /// <summary>The mark that all answers have, another than that of the questions.</summary>
    private char AnswersBy(List<Paragraph> paragraphs, List<char> asks, char asked)
    {
        var marks = paragraphs.Skip(1).Where((_, i) => asks[i] == asked).Select(p => Mark(p.First)).Distinct().ToList();
        return marks is [var only] && only != asked ? only : '\0';
    }

    /// <summary>• لكن العوائق كثيرة.⏎- لا نراها كذلك.: a remark with the mark of the questions, and the mark of the answers below it.</summary>
    private bool IsAskedBy(char asked, char answered, Paragraph above, Paragraph paragraph) =>
        answered != '\0' && Mark(above.First) == asked && Mark(paragraph.First) == answered;

    /// <summary>Where the answer begins that a paragraph is, behind its mark; <c>null</c> if it is none.</summary>
    public (Attribution Guest, int Begin)? Answer(int first) =>
        _guest is not null && _answers.TryGetValue(first, out var begin) ? (_guest, begin) : null;

    /// <summary>The mark of a paragraph that asks.</summary>
    private char AskedBy(Paragraph paragraph)
    {
        var last = paragraph.End - 1;
        while (_text[last].Kind == TokenKind.LineEnd)
        {
            last--;
        }
        return _text[last].Symbol is '؟' or '?' ? Mark(paragraph.First) : '\0';
    }

    /// <summary>*, س: or سؤال:</summary>
    private char Mark(int at) =>
        Bullets.Contains(_text[at].Symbol, StringComparison.Ordinal) ? _text[at].Symbol
        : _text.Word(at)?.Form is "س" or "سوال" or "ج" or "جواب" && _text[at + 1].Symbol is ':' or '-' or '/' or '.'
            ? _text.Word(at)!.Form[0]
        : '\0';

    private int Begin(Paragraph paragraph) =>
        BehindManner(
            paragraph.First
                + Mark(paragraph.First) switch
                {
                    '\0' => 0,
                    'ج' => 2,
                    _ => 1,
                }
        );

    /// <summary>(يضحك): how somebody says it.</summary>
    private int BehindManner(int at) => _text[at].Symbol == '(' && _text[at + 2].Symbol == ')' ? at + 3 : at;

    /// <summary>Whom the article named most before the first question.</summary>
    private static Attribution? Guest(NameTable names, int question)
    {
        var people = names.Referents.Where(referent => referent.IsPerson && referent.First < question);
        return people.MaxBy(person => person.Mentions.Count(mention => mention.First < question)) is { } guest
            ? Attribution.Of(names.At(guest.LastBefore(question))!).AsImplicit() with
            {
                Feminine = guest.Feminine,
            }
            : null;
    }
}
