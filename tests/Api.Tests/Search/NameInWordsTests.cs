using Qawl.Api.Search;

namespace Qawl.Api.Tests.Search;

public sealed class NameInWordsTests
{
    [Theory]
    [InlineData("by:Putin", "Putin")]
    [InlineData("by:(كمال الشرقاوي) ميناء", "كمال الشرقاوي")]
    [InlineData("by:كمال by:الشرقاوي", "كمال|الشرقاوي")]
    [InlineData("about:(كمال سمير OR هند)", "كمال سمير|هند")]
    [InlineData("ميناء -by:(كمال -سمير)", "سمير|كمال")]
    [InlineData("by:(كمال \"بن سمير\" =هند جما*)", "كمال")]
    [InlineData("by:\"كمال الشرقاوي\" by:=كمال by:كما*", "")]
    [InlineData("title:كمال said:سمير هند", "")]
    public void A_name_is_a_word_or_a_bracket_behind_by_or_about_unless_it_is_quoted(string query, string names) =>
        string.Join('|', SearchQuery.Of(query).NamesInWords).ShouldBe(names);

    [Theory]
    [InlineData("by:Putin", "('@putin' | ('@فلاديمير' <-> '@بوتين'))")]
    [InlineData("about:Putin غاز", "(('#putin' | ('#فلاديمير' <-> '#بوتين')) & 'غاز')")]
    [InlineData("غاز -by:Putin", "('غاز' & !('@putin' | ('@فلاديمير' <-> '@بوتين')))")]
    [InlineData("by:(Putin OR ليلى)", "(('@putin' | ('@فلاديمير' <-> '@بوتين')) | '@ليلي')")]
    [InlineData("by:\"Putin\"", "'@putin'")]
    public void Other_spellings_of_a_name_are_alternatives_to_its_words(string query, string rendered)
    {
        var spellings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Putin"] = ["فلاديمير بوتين", "Putin", "…"],
        };

        SearchQuery.Of(query).Spelled(spellings).OfQuotes.ShouldBe(rendered);
    }
}
