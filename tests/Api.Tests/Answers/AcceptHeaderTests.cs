using Qawl.Api.Answers;

namespace Qawl.Api.Tests.Answers;

public sealed class AcceptHeaderTests
{
    private static readonly string[] Offers = [MediaTypes.Json, MediaTypes.NdJson, MediaTypes.Csv];

    [Theory]
    [InlineData("", MediaTypes.Json)]
    [InlineData(" , ,", MediaTypes.Json)]
    [InlineData("*/*", MediaTypes.Json)]
    [InlineData("text/csv", MediaTypes.Csv)]
    [InlineData("TEXT/CSV", MediaTypes.Csv)]
    [InlineData("text/*", MediaTypes.Csv)]
    [InlineData("application/*", MediaTypes.Json)]
    [InlineData("application/json;q=0.5, text/csv", MediaTypes.Csv)]
    [InlineData("application/json;q=0.5, text/csv;q=0.50", MediaTypes.Json)]
    [InlineData("application/json;q=0.1, */*;q=0.2", MediaTypes.NdJson)]
    [InlineData("*/*, application/json;q=0, application/x-ndjson;q=0", MediaTypes.Csv)]
    [InlineData("text/csv;q=0, text/*", null)]
    [InlineData("*/*;q=0", null)]
    [InlineData("image/png", null)]
    [InlineData("application/xml, text/html;q=0.9", null)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", MediaTypes.Json)]
    // As Java's own client sends it.
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", MediaTypes.Json)]
    [InlineData("text/csv;charset=utf-8", MediaTypes.Csv)]
    [InlineData("text/csv; charset=\"UTF-8\"; header=present", MediaTypes.Csv)]
    [InlineData("text/csv;charset=windows-1256", null)]
    [InlineData("application/json;version=2", MediaTypes.Json)]
    [InlineData("application/json;version=\"a,b\";q=0.1, text/csv;q=0.2", MediaTypes.Csv)]
    [InlineData("text/csv;q=1.000, application/json;q=0.999", MediaTypes.Csv)]
    public void The_most_wanted_of_what_is_offered_is_chosen(string header, string? expected)
    {
        AcceptHeader.TryParse(header, out var accept, out _).ShouldBeTrue(header);

        accept.BestOf(Offers, o => o).ShouldBe(expected);
    }

    [Fact]
    public void Several_lines_are_one_list()
    {
        AcceptHeader.TryParse(new(["application/json;q=0.2", "text/csv"]), out var accept, out _).ShouldBeTrue();

        accept.BestOf(Offers, o => o).ShouldBe(MediaTypes.Csv);
    }

    [Theory]
    [InlineData("json", "json")]
    [InlineData("text/csv, nonsense", "nonsense")]
    [InlineData("text/", "text/")]
    [InlineData("/csv", "/csv")]
    [InlineData("*/csv", "*/csv")]
    [InlineData("text/csv;q=2", "text/csv;q=2")]
    [InlineData("text/csv;q=-1", "text/csv;q=-1")]
    [InlineData("text/csv;q=", "text/csv;q=")]
    [InlineData("text/csv;q=0.1234", "text/csv;q=0.1234")]
    [InlineData("text/csv;q=a", "text/csv;q=a")]
    [InlineData("text csv", "text csv")]
    [InlineData("text/csv;a=\"b", "text/csv;a=\"b")]
    [InlineData("نص/عربي", "نص/عربي")]
    public void What_is_no_media_range_is_named(string header, string fault)
    {
        AcceptHeader.TryParse(header, out _, out var found).ShouldBeFalse(header);

        found.ShouldBe(fault);
    }
}
