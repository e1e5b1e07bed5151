using Qawl.Ingestion.Decoding;

namespace Qawl.Api.Tests.Ingestion.Decoding;

public class LeftoversTests
{
    [Theory]
    [InlineData("قال: &quot;نعم&quot;.&nbsp;ثم", "قال: \"نعم\".\u00A0ثم")]
    [InlineData("&laquo;نعم&raquo; &#8220;لا&#8221; &#x62B;", "«نعم» “لا” ث")]
    [InlineData("&amp;amp;quot;نعم", "\"نعم")]
    [InlineData("قال: \\\"نعم\\\"\\nثم\\r\\tقال \\u0646\\u0639\\u0645 و\\/", "قال: \"نعم\"\nثم\n قال نعم و/")]
    [InlineData("قال: \"\"نعم\"\" ثم \"\"لا\"\"", "قال: \"نعم\" ثم \"لا\"")]
    [InlineData("<![CDATA[قال]]>", "قال")]
    public void What_was_left_escaped_is_decoded(string text, string plain) => Leftovers.Decode(text).ShouldBe(plain);

    [Theory]
    [InlineData("أ & ب; أ&ب;")]
    [InlineData("&nosuch; &quot")]
    [InlineData("C:\\news\\today")]
    [InlineData("قال \"\" ثم \"نعم\"")]
    [InlineData("قال \"\" فقط")]
    [InlineData("قال \"\"\"نعم\"\"\"")]
    public void What_only_looks_so_stays(string text) => Leftovers.Decode(text).ShouldBe(text);
}
