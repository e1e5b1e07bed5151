using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity.Spelling;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("سمير الحداد", "سمير حداد")]
    [InlineData("عبد الله الراوي", "عبد الله راوي")]
    [InlineData("عبدالله الراوي", "عبد الله راوي")]
    [InlineData("عبدالرحيم", "عبد رحيم")]
    [InlineData("عبده", "عبده")]
    [InlineData("أبو ريشة", "ابو ريشه")]
    [InlineData("أبوريشة", "ابو ريشه")]
    [InlineData("نصر الله", "نصر الله")]
    [InlineData("نصرالله", "نصر الله")]
    [InlineData("نور الدين", "نور دين")]
    [InlineData("نورالدين", "نور دين")]
    [InlineData("سالم بن راشد آل ماجد", "سالم راشد ماجد")]
    [InlineData("آنا-ماريا", "انا ماريا")]
    [InlineData("خامنه‌اي", "خامنهاي")]
    [InlineData("Abdelfattah El-Rawi", "abd fattah rawi")]
    [InlineData("Abd al-Fattah al-Rawi", "abd fattah rawi")]
    [InlineData("Abdurrahman", "abd rahman")]
    [InlineData("Abdullah", "abd allah")]
    [InlineData("Nasrallah", "nasr allah")]
    [InlineData("Noureddine", "nour din")]
    [InlineData("Nur al-Din", "nur din")]
    [InlineData("Abou Richa", "abu richa")]
    [InlineData("Salim bin Rashid", "salim rashid")]
    [InlineData("Hasanoğlu", "hasan oglu")]
    [InlineData("Sa'dī, Ḥusayn", "sadi husayn")]
    [InlineData("ـ ، -", "")]
    public void A_name_is_cut_in_the_same_places_however_it_is_written(string name, string words) =>
        string.Join(' ', NameWords.Of(name)).ShouldBe(words);

    [Theory]
    [InlineData("Dr. Salim Haddad", "salim haddad")]
    [InlineData("Ayatollah Haddad", "haddad")]
    [InlineData("President Dr Haddad", "haddad")]
    [InlineData("Sheikh", "sheikh")]
    public void A_title_in_Latin_letters_is_no_name(string name, string words) =>
        string.Join(' ', NameWords.Of(name)).ShouldBe(words);

    [Theory]
    [InlineData("Jean Le Drian", "jean le drian", "jean ledrian")]
    [InlineData("Marine Le Pen", "marine le pen", "marine lepen")]
    [InlineData("Salim Ben Kiran", "salim kiran", "salim benkiran")]
    [InlineData("Salim Haddad", "salim haddad", null)]
    [InlineData("Le", "le", null)]
    public void What_Latin_letters_part_may_be_one_word(string name, string apart, string? together) =>
        NameWords
            .Readings(name)
            .Select(words => string.Join(' ', words))
            .ShouldBe(together is null ? [apart] : [apart, together]);

    [Fact]
    public void Of_a_name_without_end_the_beginning_is_compared() =>
        NameWords.Of(string.Concat(Enumerable.Repeat("كلمة ", 100_000))).Count.ShouldBe(12);
}
