using Microsoft.AspNetCore.Http;
using Qawl.Api.Lists;

namespace Qawl.Api.Tests.Lists;

public sealed class CursorTests
{
    private static readonly KeyType[] Keys = [KeyType.Instant, KeyType.Text, KeyType.Number];

    [Theory]
    [InlineData("2024-05-04 00:00:00", "ا", "0")]
    [InlineData("2024-05-04 10:11:12.123456", "", "2147483647")]
    [InlineData("-infinity", "a\nb", "7")]
    public void A_cursor_comes_back_as_it_went_out(string instant, string text, string number)
    {
        var address = Address("?q=x");

        Cursor
            .TryDecode(new Cursor([instant, text, number]).Encode(address), address, Keys, out var cursor)
            .ShouldBeTrue();
        cursor.Keys.ShouldBe([instant, text, number]);
    }

    [Theory]
    [InlineData("infinity", "a", "1")]
    [InlineData("2024-13-04 00:00:00", "a", "1")]
    [InlineData("2024-05-04", "a", "1")]
    [InlineData("-infinity", "a", "-1")]
    [InlineData("-infinity", "a", "2147483648")]
    [InlineData("-infinity", "a", "1.5")]
    public void Values_of_another_form_are_refused(string instant, string text, string number)
    {
        var address = Address("");

        Cursor.TryDecode(new Cursor([instant, text, number]).Encode(address), address, Keys, out _).ShouldBeFalse();
    }

    [Fact]
    public void The_order_of_parameters_does_not_matter_and_their_values_do()
    {
        var sent = new Cursor(["-infinity", "a", "1"]).Encode(Address("?a=1&b=2&limit=5"));

        Cursor.TryDecode(sent, Address("?b=2&a=1"), Keys, out _).ShouldBeTrue();
        Cursor.TryDecode(sent, Address("?b=1&a=2"), Keys, out _).ShouldBeFalse();
        Cursor.TryDecode(sent, Address("?a=1&b=2&b=3"), Keys, out _).ShouldBeFalse();
    }

    private static ListAddress Address(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/v1/quotes";
        request.QueryString = new QueryString(query);
        return ListAddress.Of(request);
    }
}
