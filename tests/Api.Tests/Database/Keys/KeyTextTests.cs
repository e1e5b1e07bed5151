using Qawl.Database.Keys;

namespace Qawl.Api.Tests.Database.Keys;

public sealed class KeyTextTests
{
    [Fact]
    public void A_key_is_read_as_it_was_shown_and_no_two_are_alike()
    {
        var key = KeyText.Create();

        var read = KeyText.Parse(key.Reveal()).ShouldNotBeNull();

        read.Reveal().ShouldBe(key.Reveal());
        read.Id.ShouldBe(key.Id);
        KeyText.Create().Reveal().ShouldNotBe(key.Reveal(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("qawl_")]
    [InlineData("a key for tests")]
    [InlineData("qawl_0011223344556677_00")]
    [InlineData("qawl_00112233445566770000000000000000000000000000000000000000000000000000000000000000000000")]
    public void What_no_key_looks_like_is_none(string text) => KeyText.Parse(text).ShouldBeNull();

    [Fact]
    public void The_same_secret_has_another_hash_with_another_salt()
    {
        var key = KeyText.Create();

        key.Hash([1]).ShouldNotBe(key.Hash([2]));
        key.Hash([1]).ShouldBe(KeyText.Parse(key.Reveal())!.Hash([1]));
        key.Hash([1]).ShouldNotBe(KeyText.Create().Hash([1]));
    }
}
