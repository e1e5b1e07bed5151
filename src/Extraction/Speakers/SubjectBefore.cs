using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// The subject before its verb, as headlines and topics put it: رئيسي شدد; أما القائد … فقال; كان خامنئي أكد.
/// </summary>
internal sealed class SubjectBefore(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Subject first: رئيسي شدد; كان خامنئي أكد; مادة … نصت.</summary>
    public Attribution? Find(Cue cue, int sentence)
    {
        var i = cue.First - 1;
        if (text.Word(i)?.Is(WordClass.Relative) == true)
        {
            i--;
            while (i > sentence && text[i].Symbol is '،' or ',')
            {
                i--;
            }
            return Ending(i, sentence);
        }
        // وحول المعارض التي تسعى إليها الغرفة أشار إلى أن: what was asked about is no subject.
        if (text.Word(sentence)?.Form is "حول" or "وحول" or "عن" or "وعن" or "بشان" or "وبشان" or "بخصوص" or "وبخصوص")
        {
            return null;
        }
        // أما القائد … فقال
        if (
            text.Word(sentence)?.Form is "اما" or "واما"
            && (text.Word(cue.First)!.Form[0] == 'ف' || text.Word(i)?.Form is "فقد" or "فهو" or "فهي")
            && phrases.Begins(sentence + 1)
        )
        {
            return phrases.Read(sentence + 1, cue.First);
        }
        // رئيس الوزراء السابق …، مصطفى نياس، قال: the name between commas right before the verb.
        if (
            text[i].Symbol is '،' or ','
            && names.At(i - 1) is { Referent.IsPerson: true, HasPreposition: false } apposed
            && (apposed.First == sentence || text[apposed.First - 1].Symbol is '،' or ',')
            && text.Word(cue.First)!.Readings is [{ And: false }, ..]
        )
        {
            return phrases.Read(apposed.First, i);
        }
        if (
            cue.OpensClause
            && text.Word(i)?.Form is not ("قد" or "كان" or "كانت")
            && text[i].Symbol != ')'
            && !Marks.IsClosing(text[i].Symbol)
        )
        {
            return null;
        }
        if (AtHead(cue, sentence) is { } head)
        {
            return head;
        }
        while (
            i > sentence
            && (text.Word(i)?.Form is "قد" or "كان" or "كانت" or "ايضا" || Marks.EndsClause(text[i].Symbol))
        )
        {
            i--;
        }
        return Ending(i, sentence);
    }

    /// <summary>مازن الخطيب رئيس بلدية صيدا قال: the name that the sentence begins with, its office behind it.</summary>
    private Attribution? AtHead(Cue cue, int sentence)
    {
        if (
            names.At(sentence) is not { Referent.IsPerson: true, HasPreposition: false } name
            || cue.First - name.End is < 1 or > 12
        )
        {
            return null;
        }
        for (var i = name.End; i < cue.First; i++)
        {
            if (
                names.At(i)?.Referent.IsPerson == true
                || text.Word(i) is { } word
                    && word.Is(WordClass.Verb | WordClass.That)
                    && !word.Is(WordClass.Preposition | WordClass.Common)
            )
            {
                return null;
            }
        }
        return text.Word(name.End)?.Is(WordClass.Office) == true ? phrases.Read(name.First, cue.First) : null;
    }

    /// <summary>The noun phrase that ends at a token.</summary>
    private Attribution? Ending(int i, int sentence)
    {
        if (names.At(i) is { } mention)
        {
            return mention.HasPreposition && mention.First > sentence ? null : phrases.Read(mention.First, i + 1);
        }
        for (var at = i; at >= sentence && i - at < 12; at--)
        {
            if (
                text[at].Kind != TokenKind.Word
                && text[at].Kind != TokenKind.Number
                && text[at].Symbol is not ('(' or ')')
            )
            {
                return null;
            }
            if (
                text.Word(at)?.Is(WordClass.Verb) == true
                && !text.Word(at)!.Is(WordClass.Source | WordClass.SpeakingText | WordClass.Office)
            )
            {
                return null;
            }
            if (
                phrases.Begins(at)
                && text.Word(at)!
                    .Is(WordClass.Office | WordClass.Source | WordClass.SpeakingText | WordClass.OrganizationHead)
                && (
                    at == sentence
                    || text.Word(at - 1)?.Is(WordClass.Office | WordClass.OrganizationHead | WordClass.Honorific)
                        != true
                )
            )
            {
                return phrases.Read(at, i + 1);
            }
        }
        return null;
    }
}
