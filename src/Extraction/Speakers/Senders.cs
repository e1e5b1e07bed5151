using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Whom a letter that was received came from: تلقى الوزير رسالة من فلان …، وجاء في الرسالة أن ….</summary>
internal sealed class Senders(TokenizedText text, NameTable names)
{
    /// <summary>Tokens back to where the letter is told of first.</summary>
    private const int Farthest = 80;

    public Referent? Of(Attribution words)
    {
        var letter = Offices.Bare(text.Word(words.First)!);
        for (var at = words.First - 1; at >= Math.Max(0, words.First - Farthest); at--)
        {
            if (text.Word(at)?.Form == "من" && Enumerable.Range(1, 3).Any(back => text.Word(at - back)?.Form == letter))
            {
                return Enumerable.Range(at + 1, 5).Select(names.At).FirstOrDefault(name => name is not null)?.Referent;
            }
        }
        return null;
    }
}
