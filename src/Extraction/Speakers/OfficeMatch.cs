using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Tells how well the words of an office fit what the article said of somebody.</summary>
internal sealed class OfficeMatch(Lexicon lexicon)
{
    public const WordClass Nation = WordClass.Nisba | WordClass.Country;

    /// <summary>All words of the short phrase must stand in the role, the office word first.</summary>
    public int Score(List<string[]> wanted, Role role, Word word)
    {
        if (NamesAnotherCountry(wanted, role))
        {
            return 0;
        }
        var offset = Array.FindIndex(role.Forms, form => wanted[0].Contains(form, StringComparer.Ordinal));
        // مدير مكتب الوزير is not الوزير.
        if (offset > 0 && Classes(role.Forms[0]).HasFlag(WordClass.Office))
        {
            return 0;
        }
        // الوزير may be a woman, where nobody else is meant.
        offset += role.Forms[offset] == wanted[0][0] ? 0 : 1;
        offset -= role.Forms.TakeWhile(form => Classes(form).HasFlag(WordClass.Honorific)).Count();
        // وزير الخارجية السابق is not who holds the office.
        if (wanted.Exists(office => IsFormer(office[0])) && !Array.Exists(role.Forms, IsFormer))
        {
            return 0;
        }
        var asked = wanted.Where(office => !IsNationOfTrade(wanted, office, role)).ToList();
        var matched = asked.Count(office => Array.Exists(role.Forms, form => Means(office, form)));
        var definite =
            word.Readings is [{ Definite: true }, ..] || word.Form.StartsWith("نظير", StringComparison.Ordinal);
        if (matched == asked.Count)
        {
            // What stands alone must be definite: الوزير; the closer to the head of the role, the surer.
            // وزير الخارجية is the country's own, if another's was named too.
            offset += Array.Exists(role.Forms, IsNation) ? 1 : 0;
            return asked.Count > 1 || definite ? 10 * matched - offset : 0;
        }
        // وزيرة المياه where the article only said الوزيرة: what is told shorter may be the same.
        if (role.Forms.Zip(wanted).All(pair => Means(pair.Second, pair.First)))
        {
            return 3;
        }
        // النائب عن الجبهة for النائب بمجلس النواب عن الجبهة الشعبية.
        return matched * 3 >= asked.Count * 2 ? 10 * matched - 5 - offset : 0;
    }

    private bool IsFormer(string form) => lexicon.FindClosed("ال" + form).HasFlag(ClosedClass.FormerAdjective);

    private bool Means(string[] office, string form) =>
        office.Contains(form, StringComparer.Ordinal) || IsNation(office[0]) && IsNation(form);

    /// <summary>By another title the role must be no more than the office, with its country; trades are held anywhere.</summary>
    public int ScoreOfSame(Role role, List<string[]> wanted, int title)
    {
        if (NamesAnotherCountry(wanted, role))
        {
            return 0;
        }
        var isTrade = lexicon.FindOfSpeech(wanted[0][0]).HasFlag(SpeechWord.Trade);
        var asked = isTrade ? wanted[..title] : wanted;
        return
            asked.TrueForAll(office => Array.Exists(role.Forms, form => Means(office, form)))
            && (title > 1 || isTrade || role.Forms.Skip(1).All(IsNation))
            ? 1
            : 0;
    }

    /// <summary>المدرب النرويجي, where his role only told whom he trains.</summary>
    private bool IsNationOfTrade(List<string[]> wanted, string[] office, Role role) =>
        IsNation(office[0]) && lexicon.FindOfSpeech(wanted[0][0]).HasFlag(SpeechWord.Trade);

    /// <summary>الوزير الفرنسي is not وزير خارجية ألمانيا, but الوزير الألماني is.</summary>
    private bool NamesAnotherCountry(List<string[]> wanted, Role role)
    {
        var nations = role.Forms.Where(IsNation).ToList();
        return nations.Count > 0
            && wanted.Find(office => IsNation(office[0])) is [var nation, ..]
            && !nations.Exists(own => IsSameCountry(nation, own));
    }

    /// <summary>A country or its adjective; of ألمانيا the first letters look like an article and are dropped.</summary>
    private bool IsNation(string form) => (Classes(form) & Nation) != 0;

    private WordClass Classes(string form) => lexicon.Find(form)?.Classes ?? WordClass.None;

    /// <summary>ألماني, ألمانيا; فرنسية, فرنسا.</summary>
    private static bool IsSameCountry(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return same >= Math.Min(a.Length, b.Length) - 2;
    }
}
