using Qawl.Identity.Copies;

namespace Qawl.Api.Tests.Identity.Copies;

public sealed class CopyLinkTests
{
    [Theory]
    [InlineData(100, 100, CopyTie.Whole)]
    [InlineData(100, 60, CopyTie.Whole)]
    [InlineData(100, 40, CopyTie.Part)]
    [InlineData(100, 20, null)]
    [InlineData(14, 14, CopyTie.Whole)]
    [InlineData(11, 11, null)]
    public void Of_two_outlets_texts_are_the_same_or_one_is_a_part(int words, int left, CopyTie? tie)
    {
        TieOf(Of("a", Words(0, words), "one"), Of("b", Words(0, left), "two")).ShouldBe(tie);
        TieOf(Of("b", Words(0, words), "one"), Of("a", Words(0, left), "two")).ShouldBe(tie);
    }

    [Fact]
    public void Texts_that_share_less_than_half_and_are_no_part_have_nothing_to_do_with_each_other() =>
        TieOf(Of("a", Words(0, 100), "one"), Of("b", Words(50, 150), "two")).ShouldBeNull();

    [Fact]
    public void Of_one_outlet_the_same_text_is_one_page()
    {
        TieOf(Of("a", Words(0, 100), "one"), Of("b", Words(0, 80), "one")).ShouldBe(CopyTie.Page);
        TieOf(Of("a", Words(0, 100)), Of("b", Words(0, 80))).ShouldBe(CopyTie.Whole);
    }

    [Theory]
    [InlineData(90, CopyTie.Page)]
    [InlineData(60, CopyTie.Whole)]
    public void What_has_two_addresses_at_one_outlet_is_one_page_only_if_little_is_otherwise(int left, CopyTie tie)
    {
        TieOf(
                Of("a", Words(0, 100), "one", url: "https://news.example/1"),
                Of("b", Words(0, left), "one", url: "https://news.example/2")
            )
            .ShouldBe(tie);
        TieOf(Of("a", Words(0, 100), "one", "1"), Of("b", Words(0, left), "one", "2")).ShouldBe(tie);
        TieOf(Of("a", Words(0, 100), "one", "1"), Of("b", Words(0, left), "one")).ShouldBe(CopyTie.Page);
    }

    [Theory]
    [InlineData("https://news.example/a/1", "http://www.news.example/a/1/?utm_source=x#top", true)]
    [InlineData("https://news.example/?id=1", "https://m.news.example/?id=1&fbclid=2", true)]
    [InlineData("https://news.example/a/1", "https://news.example/a/1/amp", true)]
    [InlineData("https://news.example/?id=1", "https://news.example/?id=2", false)]
    [InlineData("https://news.example/a/1", "https://other.example/a/1", false)]
    [InlineData("https://news.example/", "https://news.example/", false)]
    [InlineData("no address", "no address", false)]
    public void What_has_one_address_is_one_page_however_much_was_written_anew(string one, string other, bool isOne)
    {
        var first = Of("a", Words(0, 100), "one", url: one);
        var second = Of("b", Words(80, 180), "one", url: other);

        first.Keys.Intersect(second.Keys).Any(k => !first.Text.Keys.Contains(k)).ShouldBe(isOne);
        TieOf(first, second).ShouldBe(isOne ? CopyTie.Page : null);
        TieOf(Of("a", Words(200, 300), "one", url: one), second).ShouldBeNull();
        TieOf(Of("a", Words(0, 100), "two", url: one), second).ShouldBeNull();
    }

    [Fact]
    public void A_number_names_a_page_of_its_outlet_and_a_title_what_is_most_of_it()
    {
        var first = Of("a", Words(0, 100), "one", "7", "عنوان");

        TieOf(first, Of("b", Words(80, 180), "one", "7")).ShouldBe(CopyTie.Page);
        TieOf(first, Of("b", Words(80, 180), "two", "7")).ShouldBeNull();
        TieOf(first, Of("b", Words(80, 180), "one", title: "عنوان")).ShouldBeNull();
        TieOf(first, Of("b", Words(0, 40), "one", title: "عُنوان")).ShouldBe(CopyTie.Page);
        TieOf(first, Of("b", Words(0, 40), "one", title: "آخر")).ShouldBe(CopyTie.Part);
        TieOf(first, Of("b", Words(200, 300), "one", "7", "عنوان")).ShouldBe(CopyTie.Page);
    }

    private static CopyTie? TieOf(Page one, Page other) => CopyLink.Of(one, other)?.Tie;

    private static Page Of(
        string id,
        string text,
        string? outlet = null,
        string? number = null,
        string? title = null,
        string? url = null
    ) => new(id, outlet, url, number, title, Shingles.Of(text));

    private static string Words(int from, int until) =>
        string.Join(' ', Enumerable.Range(from, until - from).Select(i => $"كلمة{i}"));
}
