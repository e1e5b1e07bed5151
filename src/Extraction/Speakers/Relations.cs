using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Nouns with a pronoun that tell what somebody is to another, whose name follows: زميلها الدكتور فلان, جارته فلانة, مديرهم فلان.</summary>
internal sealed class Relations(TokenizedText text, NameTable names)
{
    private const char TehMarbuta = '\u0629';

    /// <summary>Such a noun stands at the token, and behind it nothing but titles up to the name.</summary>
    public bool LeadsToName(int at)
    {
        if (!IsRelation(at))
        {
            return false;
        }
        var name = at + 1;
        while (text[name].Is(WordClass.Honorific | WordClass.Office))
        {
            name++;
        }
        return names.At(name) is not null;
    }

    /// <summary>زميله, جارتها; but زوجة فلان has no pronoun, though it is folded like one.</summary>
    public bool IsRelation(int at)
    {
        if (text.Word(at) is not { } word || text.Written(at)[^1] == TehMarbuta)
        {
            return false;
        }
        var pronoun = word.Form.TrimEnd('ا', 'م');
        var noun = pronoun.TrimEnd('ه').TrimEnd('ت');
        return noun.Length > 2
            && pronoun[^1] == 'ه'
            && (
                text.Lexicon.Find(noun)?.Classes is { } classes
                    && (classes & (WordClass.Office | WordClass.Source)) != 0
                || text.Lexicon.FindOfSpeech(noun).HasFlag(SpeechWord.OfOthers)
                || word.Is(ClosedClass.Kin)
            );
    }
}
