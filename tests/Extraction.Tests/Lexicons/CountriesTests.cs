using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Tests.Lexicons;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("مصر", "مصر")]
    [InlineData("مصري", "مصر")]
    [InlineData("مصريه", "مصر")]
    [InlineData("اردن", "الاردن")]
    [InlineData("امريكي", "الولايات المتحده")]
    [InlineData("عربي", null)]
    [InlineData("قلم", null)]
    public void A_word_means_a_country_by_its_name_or_adjective(string word, string? country) =>
        Countries.Of(word).ShouldBe(country);
}
