using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds the organization that a common noun stands for: the body of its class that was named last (الهيئة), the maker of a
/// text (بيان وزارة …), the owner of an organ (المكتب السياسي لحزب …).
/// </summary>
internal sealed class Bodies(TokenizedText text, NameTable names)
{
    /// <summary>Tokens from a text to whom it comes from.</summary>
    private const int FarthestMaker = 7;

    /// <summary>بيان وزارة …, التقرير: a text is its maker's.</summary>
    public Attribution? MakerOf(NounPhrase phrase)
    {
        var (at, word) = (phrase.At, phrase.Word);
        if (!word.TryRead(WordClass.SpeakingText, out _))
        {
            return null;
        }
        var maker =
            Maker(at, phrase.End) ?? (word.Readings is [{ Definite: true }, ..] ? EarlierMaker(at, word) : null);
        return maker is null
            ? null
            : new Attribution(maker, at, phrase.End, SpeakerBy.Title) { Feminine = word.Form.EndsWith('ه') };
    }

    /// <summary>الهيئة, المجلس, البنك: the body of that class that was named last.</summary>
    public Attribution? NamedEarlier(NounPhrase phrase)
    {
        var (at, end, word) = (phrase.At, phrase.End, phrase.Word);
        for (var i = at; i < end; i++)
        {
            if (
                text.Word(i) is not { } part
                || !part.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
                || !head.Definite
            )
            {
                continue;
            }
            if (i > at && !word.Is(WordClass.OrganizationHead | WordClass.SpeakingText))
            {
                break;
            }
            if ((LastOfClass(head.Entry.Form, at) ?? (end == at + 1 ? LastOfKind(head.Entry, at) : null)) is { } body)
            {
                return new Attribution(body, at, end, SpeakerBy.Title) { Feminine = body.Feminine };
            }
        }
        return null;
    }

    private Referent? LastOfClass(string head, int at) =>
        names
            .Referents.Where(body => IsOfClass(body, head))
            .Where(body => body.LastBefore(at) >= 0)
            .MaxBy(body => body.LastBefore(at));

    /// <summary>الحزب of a movement, المنظمة of the United Nations: of no other kind is one word said of all.</summary>
    private Referent? LastOfKind(LexicalEntry head, int at) =>
        head is { Form: "حزب" or "منظمه", Organization: { Kind: var kind } }
            ? names
                .Referents.Where(body => !body.IsPerson && body.Kind == kind && body.LastBefore(at) >= 0)
                .MaxBy(body => body.LastBefore(at))
            : null;

    /// <summary>المكتب السياسي لحزب …: an organ speaks for its body.</summary>
    public Attribution? OwnerOf(NounPhrase phrase)
    {
        if (!phrase.Word.Is(WordClass.OrganizationHead))
        {
            return null;
        }
        for (var i = phrase.At + 1; i < phrase.End; i++)
        {
            if (names.At(i) is { Referent.IsPerson: false } owner)
            {
                return Attribution.Of(owner) with { Feminine = phrase.Word.Form.EndsWith('ه') };
            }
        }
        return null;
    }

    /// <summary>بيان وزارة …, بيان لوزارة …, تقرير صادر عن …, دراسة أعدها …: the body that a text comes from.</summary>
    private Referent? Maker(int at, int end)
    {
        for (var i = at + 1; i < Math.Min(end, at + FarthestMaker); i++)
        {
            if (names.At(i) is not { Referent.IsPerson: false } body)
            {
                continue;
            }
            // مجموعة «…»: the class word and the mark stand between.
            var ahead = text[i - 1].IsWord ? i - 1 : i - 2;
            ahead = text.Word(ahead)?.Is(WordClass.OrganizationClass) == true ? ahead - 1 : ahead;
            var before = text.Word(ahead)?.Form ?? "";
            // What an outlet publishes it has not made: الدراسة التي نشرتها صحيفة ….
            var publishes = body.Referent.IsOutlet && before.StartsWith("نشر", StringComparison.Ordinal);
            // تقرير صادر عن …, but مقال عن … is about it.
            var made =
                before == "عن" && ahead > at + 1
                || !publishes && MakingVerbs.Exists(v => before.StartsWith(v, StringComparison.Ordinal));
            return i == at + 1 || body.HasPreposition && i <= at + 2 || made ? body.Referent : null;
        }
        return null;
    }

    private bool IsClassBefore(int at, string head)
    {
        at -= Marks.IsMark(text[at].Symbol) ? 1 : 0;
        return text.Word(at) is { } word && Offices.Bare(word) == head;
    }

    private static readonly List<string> MakingVerbs = ["اعد", "اصدر", "اجر", "نشر"];

    /// <summary>الدراسة: the one whose maker was told before.</summary>
    private Referent? EarlierMaker(int at, Word word)
    {
        const int Reach = 600;
        var bare = Offices.Bare(word);
        for (var i = Math.Max(0, at - Reach); i < at; i++)
        {
            if (text.Word(i) is { } earlier && Offices.Bare(earlier) == bare && Maker(i, at) is { } maker)
            {
                return maker;
            }
        }
        return null;
    }

    /// <summary>
    /// The class word is its first or, as in مجموعة البنك الدولي, its second, or stands before its name (شركة النور); outlets go
    /// by any word for them.
    /// </summary>
    private bool IsOfClass(Referent body, string head) =>
        body.Forms.Take(2).Any(form => DefiniteArticle.Drop(form).SequenceEqual(head))
        || body.Mentions.Exists(mention => IsClassBefore(mention.First - 1, head))
        || body.IsOutlet && text.Lexicon.FindOfSpeech(head).HasFlag(SpeechWord.Medium);
}
