using System.Text;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;

namespace Qawl.Api.Tests.Ingestion.Documents;

public sealed class GivenTextTests
{
    private const string Content = "قال سعيد الوزان: «هذا نص قصير».";

    [Theory]
    [InlineData("title", "عنوان\u202E الخبر")]
    [InlineData("title", "عنوان\u200B الخبر\uFEFF")]
    [InlineData("title", "\u0007عنوان\u001B الخبر")]
    [InlineData("title", "عنوان الخبر\U000E0041")]
    public void What_nobody_sees_is_taken_out_of_what_an_import_brings(string field, string value) =>
        Accepted(field, value).Given.Title.ShouldBe("عنوان الخبر");

    [Fact]
    public void Outlets_and_numbers_are_cleaned_likewise()
    {
        Accepted("outlet", "وكالة\u2066 المدى").Given.Outlet.ShouldBe("وكالة المدى");
        Accepted("externalId", "a\u200Bb").Given.ExternalId.ShouldBe("ab");
        Accepted("title", "می\u200Cخواهم عنوان").Given.Title.ShouldBe("می\u200Cخواهم عنوان");
    }

    [Theory]
    [InlineData("url", "javascript:alert(1)", "The field url is not an absolute http or https address.")]
    [InlineData("url", "/relative", "The field url is not an absolute http or https address.")]
    [InlineData("url", "http:\\\\example.org", "The field url is not an absolute http or https address.")]
    public void An_address_that_is_none_is_refused(string field, string value, string detail) =>
        Refused(field, value).ShouldBe(detail);

    [Theory]
    [InlineData("title", 500)]
    [InlineData("outlet", 500)]
    [InlineData("externalId", 500)]
    public void A_value_that_is_too_long_is_refused(string field, int longest)
    {
        Accepted(field, new string('م', longest)).ShouldNotBeNull();
        Refused(field, new string('م', longest + 1))
            .ShouldBe($"The field {field} is too long: it has {longest + 1} characters, and {longest} are allowed.");
    }

    [Fact]
    public void An_address_may_be_longer()
    {
        Accepted("url", "https://example.org/" + new string('a', 1980)).Given.Url!.Length.ShouldBe(2000);
        Refused("url", "https://example.org/" + new string('a', 1981))
            .ShouldBe("The field url is too long: it has 2001 characters, and 2000 are allowed.");
    }

    private static ExtractedDocument.Accepted Accepted(string field, string value) =>
        Extracted(field, value).ShouldBeOfType<ExtractedDocument.Accepted>();

    private static string Refused(string field, string value) =>
        Extracted(field, value).ShouldBeOfType<ExtractedDocument.Refused>().Rejection.Detail;

    private static ExtractedDocument Extracted(string field, string value)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["content"] = Content, [field] = value }
        );
        return ExtractedDocument.Extract(
            new IncomingDocument
            {
                Name = "a.json",
                Bytes = Encoding.UTF8.GetBytes(json),
                Format = DocumentFormat.Json,
            }
        );
    }
}
