using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds whom a definite description fits that is no office of somebody's: الموسيقية, عالمة الآثار, ابنة حي النور. It is whoever was
/// named last of that gender, of whom nothing else is told, as long as the article has no other such person without a name.
/// </summary>
internal sealed class Descriptions(TokenizedText text, NameTable names)
{
    /// <summary>Tokens back to whom a description means.</summary>
    private const int Farthest = 120;

    /// <param name="spoken">Who has spoken so far, in order.</param>
    public Attribution? Fitting(Attribution words, IReadOnlyList<Attribution> spoken)
    {
        if (HeadOf(words) is not { } head || AreOfAnother(words, spoken))
        {
            return null;
        }
        for (var at = words.First - 1; at >= Math.Max(0, words.First - Farthest); at--)
        {
            if (
                names.At(at) is { Referent: { IsPerson: true } person }
                && person.Feminine == words.Feminine
                && MayBe(person, head)
            )
            {
                return words with { Referent = person, By = SpeakerBy.Title };
            }
        }
        return Only(words) is { } only ? words with { Referent = only, By = SpeakerBy.Title } : null;
    }

    /// <summary>The only person of that gender who was named so far, whatever office he has.</summary>
    private Referent? Only(Attribution words)
    {
        if (words.Feminine != true)
        {
            return null;
        }
        var named = names
            .Referents.Where(person =>
                person.IsPerson && person.Feminine == words.Feminine && person.LastBefore(words.First) >= 0
            )
            .Take(2)
            .ToList();
        return named is [var only] && !only.Roles.Exists(IsOfTrade) ? only : null;
    }

    private bool IsOfTrade(Role role) =>
        Array.Exists(role.Forms, form => text.Lexicon.FindOfSpeech(form).HasFlag(SpeechWord.Trade));

    /// <summary>What somebody is said to be, without its article and ending; <c>null</c> of words that tell no one person.</summary>
    private string? HeadOf(Attribution words)
    {
        if (text.Word(words.First) is not { IsPlural: false } word)
        {
            return null;
        }
        var bare = Offices.Bare(word);
        var man = bare.TrimEnd('ه');
        if (word.Is(ClosedClass.Kin))
        {
            // ابنة حي النور, ابن طنجة: of a place.
            return IsPlace(words.First + 1) ? man : null;
        }
        // الكاتب is as often whoever wrote what the article is about.
        if (man == "كاتب")
        {
            return null;
        }
        var use = text.Lexicon.FindOfSpeech(bare) | text.Lexicon.FindOfSpeech(man);
        if ((use & (SpeechWord.OfState | SpeechWord.Craft | SpeechWord.Spokesperson | SpeechWord.OfOthers)) != 0)
        {
            return null;
        }
        return (use & SpeechWord.Trade) != 0 && IsDefinite(words, word) ? man : null;
    }

    /// <summary>عالمة الآثار, الباحثة في علم الاجتماع: of اللاعب المصاب في القدم and مدرب الصقر السابق more is told than fits anybody.</summary>
    private bool IsDefinite(Attribution words, Word head)
    {
        var isPlayer = text.Lexicon.FindClosed(Offices.Bare(head)).HasFlag(ClosedClass.Player);
        for (var at = words.First + 1; at < words.End; at++)
        {
            if (
                (isPlayer || !head.HasArticle)
                && (text.Word(at) is not { HasArticle: true } || names.At(at) is not null)
            )
            {
                return false;
            }
        }
        // ممثل is an actor by himself; ممثل النيابة stands for others.
        return head.HasArticle || words.End > words.First + 1 && Offices.Bare(head) is not ("ممثل" or "ممثله");
    }

    private bool IsPlace(int at) =>
        text[at].Is(WordClass.Place | WordClass.Country)
        || text.Word(at) is { } word && text.Lexicon.FindClosed(Offices.Bare(word)).HasFlag(ClosedClass.Region);

    /// <summary>An artist who was quoted without his name is meant, and nobody else.</summary>
    public bool AreOfAnother(Attribution words, IReadOnlyList<Attribution> spoken) =>
        spoken.Any(other => other.Referent is null && Man(other) == Man(words));

    /// <summary>الرجل; الشابة التونسية البالغة من العمر …: nothing but a nationality and an age.</summary>
    public bool IsNoMoreThanAge(Attribution words)
    {
        var at = words.First + 1;
        while (text[at].Is(WordClass.Nisba))
        {
            at++;
        }
        return at == words.End || text[at].Is(SpeechWord.OfAge);
    }

    private string? Man(Attribution words) =>
        text.Word(words.First) is { } head ? Offices.Bare(head).TrimEnd('ه') : null;

    /// <summary>Of him nothing is told, or that he is one.</summary>
    private bool MayBe(Referent person, string head) =>
        person.Roles.TrueForAll(role => Array.TrueForAll(role.Forms, IsAddress))
        || person.Roles.Exists(role => Array.Exists(role.Forms, form => form.TrimEnd('ه') == head));

    /// <summary>دكتورة, سيد; but الأمير is an office too.</summary>
    private bool IsAddress(string form) =>
        (text.Lexicon.Find(form)?.Classes ?? WordClass.None) is var bare
        && ((text.Lexicon.Find("ال" + form)?.Classes ?? WordClass.None) | bare) is var any
        && any.HasFlag(WordClass.Honorific)
        && !any.HasFlag(WordClass.Office);
}
