using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Words;

public class TokenizedTextTests
{
    [Theory]
    [InlineData("قال الوزير", true)]
    [InlineData("قال  الوزير", true)]
    [InlineData("قال   الوزير", false)]
    [InlineData("قال 3", false)]
    [InlineData("3 قال", false)]
    public void Words_with_a_space_between_are_neighbours(string text, bool adjacent) =>
        Of(text).Adjacent(0).ShouldBe(adjacent);

    [Theory]
    [InlineData("للجمعية", 1, "الجمعية")]
    [InlineData("للجنة", 1, "لجنة")]
    [InlineData("والجمعية", 1, "الجمعية")]
    [InlineData("وجمعية", 1, "جمعية")]
    [InlineData("جمعية", 0, "جمعية")]
    [InlineData("لـلجمعية الكبرى", 1, "الجمعية الكبرى")]
    public void A_name_has_its_whole_article(string text, int prefix, string name)
    {
        var of = Of(text);

        of.Name(0, of.Tokens.Length, prefix).ShouldBe(name);
    }

    [Theory]
    [InlineData("للجمعية", 1, "الجمعيه")]
    [InlineData("للجنة", 1, "لجنه")]
    [InlineData("ولسالم ولسالم", 2, "سالم ولسالم")]
    [InlineData("ولسالم", 1, "لسالم")]
    [InlineData("ولسالم", 0, "ولسالم")]
    [InlineData("جورج و. هارلان", 0, "جورج هارلان")]
    [InlineData("د.", 0, "د")]
    public void Forms_are_words_without_the_particles_of_the_first(string text, int prefix, string forms)
    {
        var of = Of(text);

        string.Join(' ', of.Forms(0, of.Tokens.Length, prefix)).ShouldBe(forms);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(99, 3)]
    public void A_token_is_found_by_where_it_begins(int utf16, int token) =>
        Of("قال نعم أمس").IndexAt(utf16).ShouldBe(token);

    [Theory]
    [InlineData("في إلى علي", 2, true)]
    [InlineData("في إلى على", 2, false)]
    [InlineData("فى الى علي", 2, null)]
    [InlineData("إلى علي", 1, null)]
    [InlineData("في علي", 1, null)]
    [InlineData("في على", 1, false)]
    [InlineData("في إلى قال", 2, null)]
    public void Yeh_is_told_by_the_letters_of_its_own_text(string text, int token, bool? yeh) =>
        Of(text).EndsWithYeh(token).ShouldBe(yeh);

    private static TokenizedText Of(string text) => new(text, Vocabulary.Shared);
}
