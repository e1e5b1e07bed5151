using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Ingestion.Documents;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("saudinewsnet")]
    [InlineData("content=body_text")]
    [InlineData("content = body text , outlet=paper")]
    [InlineData(" saudinewsnet,publishedAt=when")]
    [InlineData("externalId=a=b")]
    [InlineData("title=العنوان,url=رابط")]
    public void What_has_the_form_is_read(string text)
    {
        FieldNames.IsWellFormed(text).ShouldBeTrue();
        Should.NotThrow(() => FieldNames.Parse(text));
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("defaults")]
    [InlineData("content")]
    [InlineData("content=")]
    [InlineData("content=\u00a0")]
    [InlineData("content=\u2003,outlet=a")]
    [InlineData("content=,outlet=a")]
    [InlineData("body=a")]
    [InlineData("a,default")]
    [InlineData("title=a;content=b,c")]
    public void What_is_not_read_has_not_the_form(string text)
    {
        Should.Throw<FormatException>(() => FieldNames.Parse(text));
        FieldNames.IsWellFormed(text).ShouldBeFalse();
    }
}
