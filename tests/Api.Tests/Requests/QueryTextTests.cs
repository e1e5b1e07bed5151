using Qawl.Api.Requests;

namespace Qawl.Api.Tests.Requests;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("?q=قال", true)]
    [InlineData("?q=%D9%82", true)]
    [InlineData("?q=%d9%82%F0%9F%98%80", true)]
    [InlineData("?q=%EF%BF%BD", true)]
    [InlineData("?q=%D9", false)]
    [InlineData("?q=%D9a%82", false)]
    [InlineData("?q=%D9&x=%82", false)]
    [InlineData("?q=%ff", false)]
    [InlineData("?q=%ED%A0%80", false)]
    [InlineData("?q=%C0%80", false)]
    [InlineData("?q=%F5%80%80%80", false)]
    [InlineData("?q=%zz", false)]
    [InlineData("?q=%", false)]
    [InlineData("?q=%4", false)]
    public void Percent_encoding_must_be_utf8(string query, bool expected) =>
        QueryText.IsUtf8(query).ShouldBe(expected);
}
