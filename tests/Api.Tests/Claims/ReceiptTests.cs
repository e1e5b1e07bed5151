using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class ReceiptTests(SeededService service)
{
    [Fact]
    public async Task A_receipt_is_proved_from_what_is_stored()
    {
        var answer = await service.VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!;
        var proof = await service.GetAsync($"/v1/receipts/{receipt}");

        proof.GetProperty("state").GetString().ShouldBe("holds");
        proof.GetProperty("text").GetString().ShouldBe("الوقت ضيق");
        service.NameOf(proof.GetProperty("quote")).ShouldBe("tight");
    }

    [Fact]
    public async Task A_receipt_of_another_text_or_of_no_article_says_so()
    {
        var answer = await service.VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = Api.Claims.Receipt.Parse(answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!)!;
        var changed = receipt with { TextSha256 = new byte[32] };
        var gone = receipt with { ArticleId = new string('a', 26) };

        (await service.GetAsync($"/v1/receipts/{changed.OnWire()}"))
            .GetProperty("state")
            .GetString()
            .ShouldBe("articleChanged");
        (await service.GetAsync($"/v1/receipts/{gone.OnWire()}")).GetProperty("state").GetString().ShouldBe("gone");
    }

    [Fact]
    public async Task A_receipt_that_is_not_whole_is_refused()
    {
        var answer = await service.VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!;

        foreach (
            var bad in new[] { receipt[..^1], receipt[1..], receipt.ToUpperInvariant(), "x", new string('A', 134) }
        )
        {
            await service.RefusesAsync(
                $"/v1/receipts/{bad}",
                "receipt",
                "is none that this service gave, or not all of it."
            );
        }
    }
}
