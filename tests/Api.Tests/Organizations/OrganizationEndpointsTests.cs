using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Organizations;

[Collection(SeededServiceTests.Name)]
public sealed class OrganizationEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("", "agency paper water")]
    [InlineData("q=المدى", "agency")]
    [InlineData("kind=media", "agency paper")]
    [InlineData("kind=government&kind=party", "water")]
    [InlineData("isOutlet=false", "water")]
    [InlineData("isOutlet=true&q=جريدة", "paper")]
    public async Task Each_filter_lets_through_what_it_says(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/organizations?{query}");

        string.Join(' ', names.Order(StringComparer.Ordinal)).ShouldBe(expected, query);
    }

    [Fact]
    public async Task The_most_quoted_come_first()
    {
        (await service.NamesAsync("/v1/organizations?limit=1")).ShouldBe(["water"]);
    }

    [Fact]
    public async Task An_organization_has_a_kind_aliases_and_counts()
    {
        var organization = await service.GetAsync("/v1/organizations/{agency}");

        organization
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"id":"{agency}","name":"وكالة المدى","kind":"media","isOutlet":true,"quoteCount":0,"mentionCount":0,"articleCount":2,"aliases":["المدى","وكالة المدى"]}"""
                )
            );
    }

    [Fact]
    public async Task Its_statements_are_its_quotes()
    {
        (await service.NamesAsync("/v1/organizations/{water}/quotes")).ShouldBe(["plenty"]);
    }

    [Fact]
    public async Task Its_mentions_are_where_articles_name_it()
    {
        var mentions = await service.GetAsync("/v1/organizations/{water}/mentions?outlet=جريدة الأفق");

        mentions.GetProperty("items")[0].GetProperty("articleTitle").GetString().ShouldBe("أمطار");
        mentions.GetProperty("items").GetArrayLength().ShouldBe(1);
    }
}
