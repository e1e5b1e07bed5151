using Qawl.Identity.Copies;

namespace Qawl.Api.Tests.Identity.Copies;

public sealed class ShinglesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("، . «»")]
    [InlineData("كلمتان هنا")]
    public void What_has_fewer_words_than_a_run_has_none(string text)
    {
        var shingles = Shingles.Of(text);

        shingles.Count.ShouldBe(0);
        shingles.Keys.ShouldBeEmpty();
        shingles.With(Shingles.Of("ستة من الكلمات تكفي هنا وحدها")).Containment.ShouldBe(0);
    }

    [Fact]
    public void Spelling_and_marks_make_no_difference()
    {
        var one = Shingles.Of("إلى مدرسة القرية أتى ٣ معلمين، من أجل الأطفال");
        var other = Shingles.Of("الي مدرسه القريه اتى 3 مُعلّمين من اجل «الاطفال»");

        one.With(other).Jaccard.ShouldBe(1);
        one.Keys.ShouldBe(other.Keys);
    }

    [Fact]
    public void Shares_are_counted_in_runs_of_five_words()
    {
        var sharing = Shingles.Of("أ ب ت ث ج ح خ").With(Shingles.Of("أ ب ت ث ج ح د ذ"));

        sharing.ShouldBe(new Sharing(2, 3, 4));
        sharing.Jaccard.ShouldBe(0.4);
        sharing.Containment.ShouldBe(2.0 / 3);
    }

    [Fact]
    [Slow]
    public void A_word_that_is_repeated_without_end_is_one_run()
    {
        var shingles = Shingles.Of(string.Join(' ', Enumerable.Repeat("لا", 100_000)));

        shingles.Count.ShouldBe(1);
        shingles.Keys.Count.ShouldBe(1);
    }

    [Fact]
    public void A_text_of_any_length_has_a_bounded_number_of_keys()
    {
        foreach (var words in new[] { 50, 500, 5000, 50_000 })
        {
            Shingles.Of(Words(words, words)).Keys.Count.ShouldBeInRange(5, 30);
        }
    }

    [Fact]
    public void What_was_cut_from_a_text_has_all_keys_that_the_text_has_there()
    {
        var words = Words(400, 7).Split(' ');
        var whole = Shingles.Of(string.Join(' ', words));

        for (var start = 0; start <= 300; start += 20)
        {
            var cut = Shingles.Of(string.Join(' ', words.Skip(start).Take(100)));

            cut.With(whole).Containment.ShouldBe(1);
            cut.Keys.Intersect(whole.Keys).ShouldNotBeEmpty();
        }
    }

    private static string Words(int count, int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => $"كلمة{random.Next(1000)}"));
    }
}
