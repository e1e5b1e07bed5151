using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity.Spelling;

public sealed class NameMatchTests
{
    [Theory]
    [InlineData("سمير الحداد", "سمير حداد", MatchedBy.Name)]
    [InlineData("الحداد", "سمير الحداد", MatchedBy.Part)]
    [InlineData("الحداد سمير", "سمير الحداد", MatchedBy.Name)]
    [InlineData("سمير كامل الحداد", "سمير الحداد", MatchedBy.Part)]
    [InlineData("سامير الحدّاد", "سمير الحداد", MatchedBy.Spelling)]
    [InlineData("غوليوف", "جوليوف", MatchedBy.Spelling)]
    [InlineData("شي جين", "شيجين", MatchedBy.Name)]
    [InlineData("Samir Haddad", "سمير الحداد", MatchedBy.Transliteration)]
    [InlineData("Alhaddad", "سمير الحداد", MatchedBy.Transliteration)]
    [InlineData("Youssef Chérif", "يوسف شريف", MatchedBy.Transliteration)]
    [InlineData("Gamal Qadry", "جمال قدري", MatchedBy.Transliteration)]
    [InlineData("Celal Kadri", "جلال قدري", MatchedBy.Transliteration)]
    [InlineData("Uthman Dhahabi", "عثمان ذهبي", MatchedBy.Transliteration)]
    [InlineData("Osman Zahabi", "عثمان ذهبي", MatchedBy.Transliteration)]
    [InlineData("Ayman Fayçal", "أيمن فيصل", MatchedBy.Transliteration)]
    [InlineData("Max Fox", "ماكس فوكس", MatchedBy.Transliteration)]
    [InlineData("Larbi Lakhmiri", "العربي الأخميري", MatchedBy.Transliteration)]
    [InlineData("Lazhar Hamdi", "الأزهر الحامدي", MatchedBy.Transliteration)]
    [InlineData("Georges Jacques", "جورج جاك", MatchedBy.Transliteration)]
    [InlineData("Laith Barghouti", "ليث البرغوثي", MatchedBy.Transliteration)]
    [InlineData("Gonzalo Zafra", "غونثالو ثافرا", MatchedBy.Transliteration)]
    [InlineData("Salem Abdollahi", "سالم عبداللهي", MatchedBy.Transliteration)]
    [InlineData("Boris Wizin", "بوريس ويتسين", MatchedBy.Transliteration)]
    [InlineData("Samir Ben Jaloul", "سمير بنجلول", MatchedBy.Transliteration)]
    [InlineData("Samir Benjaloul", "سمير بن جلول", MatchedBy.Transliteration)]
    [InlineData("سمير بن جلول", "سمير بنجلول", MatchedBy.Spelling)]
    public void A_name_is_known_in_another_spelling(string asked, string stored, MatchedBy by)
    {
        var match = NameMatch.Of(NameWords.Of(asked), NameWords.Of(stored));

        match.ShouldNotBeNull().By.ShouldBe(by);
        match.Value.Score.ShouldBeGreaterThan(0.85);
    }

    [Theory]
    [InlineData("سمير الحداد", "سمير الحدادين")]
    [InlineData("سمير الحداد", "سمر الجراد")]
    [InlineData("كريم", "سليم")]
    [InlineData("Samir", "سلمى")]
    [InlineData("Haddad", "جداد")]
    [InlineData("Kamhawi", "كيم")]
    [InlineData("محمد الحداد", "محمد")]
    [InlineData("", "سمير")]
    [InlineData("S", "سمير")]
    public void Another_name_is_another(string asked, string stored) =>
        NameMatch.Of(NameWords.Of(asked), NameWords.Of(stored)).ShouldBeNull();

    [Fact]
    public void What_is_nearer_ranks_higher()
    {
        var asked = NameWords.Of("Amr Hassan");
        string[] stored = ["عمرو حسن", "عمر حسن", "عمر حسين"];

        stored
            .Select(name => NameMatch.Of(asked, NameWords.Of(name))?.Score ?? 0)
            .ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData("سمير الحد", "سمير الحداد", true)]
    [InlineData("Samir Hadd", "سمير الحداد", true)]
    [InlineData("Samir Hadk", "سمير الحداد", false)]
    [InlineData("Samir al-Haddad al", "سمير الحداد", false)]
    [InlineData("هدى", "زينب الحديثي", false)]
    [InlineData("ربى", "إرباد الحلو", false)]
    [InlineData("منا", "منى سركيس", true)]
    [InlineData("سعد", "سعاد الزواري", true)]
    public void The_last_word_may_still_be_typed(string asked, string stored, bool isIt) =>
        (NameMatch.OfBeginning(NameWords.Of(asked), NameWords.Of(stored)) is not null).ShouldBe(isIt);

    [Theory]
    [InlineData("علي", "ماجد بن علي", "سالم العلمي")]
    [InlineData("Ali", "ماجد بن علي", "سمير عليان")]
    [InlineData("سالم", "سالم القرناوي", "سالمة القرناوي")]
    public void A_whole_word_comes_before_one_that_goes_on(string asked, string whole, string other) =>
        Beginning(asked, whole).ShouldBeGreaterThan(Beginning(asked, other));

    private static double Beginning(string asked, string stored) =>
        NameMatch.OfBeginning(NameWords.Of(asked), NameWords.Of(stored))!.Value.Score;

    [Theory]
    [InlineData("Lazhar Hamdi", "الأزهر الحامدي")]
    [InlineData("Jacques Barquet", "جاك باركيه")]
    [InlineData("Barghouti", "البرغوثي")]
    [InlineData("Abdollahian", "عبداللهيان")]
    [InlineData("Jelzin", "يلتسين")]
    public void A_name_sounds_as_it_does_in_other_letters(string asked, string stored) =>
        NameSounds.Of(stored).Split(' ').ShouldContain(t => NameSounds.Asking(asked)!.Contains(t));

    /// <summary>What sounds alike has a term in common, or it would never be compared.</summary>
    [Fact]
    public void Most_spellings_of_public_names_are_found_by_their_sound_and_are_alike()
    {
        var (all, alike) = (0, 0);
        foreach (var (name, spellings) in Spellings.OfPublicNames)
        {
            var terms = NameSounds.Of(name).Split(' ');
            foreach (var spelling in spellings)
            {
                all++;
                var sounds = NameSounds.Asking(spelling)!;
                alike +=
                    terms.Any(t => sounds.Contains(t, StringComparison.Ordinal))
                    && NameMatch.Of(NameWords.Of(spelling), NameWords.Of(name)) is { Score: > 0.85 }
                        ? 1
                        : 0;
            }
        }

        all.ShouldBeGreaterThan(500);
        ((double)alike / all).ShouldBeGreaterThan(0.96);
    }
}
