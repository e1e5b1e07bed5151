using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds who heads a body, where the article tells it by other words than the office: رئيس اللجنة behind عقدت لجنة الصحة اجتماعا
/// برئاسة فلان, or behind الجمعية التي ترأسها فلانة.
/// </summary>
internal sealed class BodyHeads(TokenizedText text, NameTable names)
{
    /// <summary>Tokens of a sentence to either side of what tells who heads.</summary>
    private const int Reach = 30;

    /// <summary>Tokens from برئاسة to the name, with its titles between.</summary>
    private const int FarthestName = 6;

    private List<(int At, Referent Head)>? _heads;

    /// <summary>رئيس اللجنة, رئيسة الوفد: the last one who was told to head what is called so.</summary>
    public Attribution? HeadOf(NounPhrase phrase)
    {
        var (at, end) = (phrase.At, phrase.End);
        if (
            end != at + 2
            || text.Word(at) is not { HasArticle: false } office
            || text.Word(at + 1) is not { HasArticle: true } body
            || !text.Lexicon.FindOfSpeech(Offices.Bare(office).TrimEnd('ه')).HasFlag(SpeechWord.Ruler)
        )
        {
            return null;
        }
        var head = (_heads ??= Find())
            .Where(told => told.At < at && IsToldOf(told.At, Offices.Bare(body)))
            .Select(told => told.Head)
            .LastOrDefault(head => !office.Form.EndsWith('ه') || head.Feminine);
        return head is null ? null : new Attribution(head, at, end, SpeakerBy.Title) { Feminine = head.Feminine };
    }

    private List<(int At, Referent Head)> Find()
    {
        var heads = new List<(int At, Referent Head)>();
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (text[at].Is(SpeechWord.Heads) && Named(at + 1) is { } head)
            {
                heads.Add((at, head));
            }
        }
        return heads;
    }

    private Referent? Named(int first)
    {
        for (var at = first; at < first + FarthestName && text[at].IsWord; at++)
        {
            if (names.At(at) is { } name)
            {
                return name is { HasPreposition: false, Referent.IsPerson: true } ? name.Referent : null;
            }
        }
        return null;
    }

    /// <summary>The sentence that tells who heads has the body's word.</summary>
    private bool IsToldOf(int told, string body)
    {
        for (var step = -1; step <= 1; step += 2)
        {
            for (var at = told + step; Math.Abs(at - told) < Reach && !EndsSentence(at); at += step)
            {
                if (text.Word(at) is { } word && Offices.Bare(word) == body)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private bool EndsSentence(int at) => text[at].Kind == TokenKind.LineEnd || text[at].Symbol is '.' or '؟' or '!';
}
