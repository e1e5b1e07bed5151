using Qawl.Identity.Copies;

namespace Qawl.Api.Tests.Identity.Copies;

public sealed class RevisedQuotesTests
{
    private const string Bridge = "سنفتتح الجسر الشمالي قبل حلول الخريف المقبل";
    private const string Price = "كلفة المشروع بلغت أربعين مليونا ولن تزيد";
    private const string Visit = "نرحب بكل من يريد زيارة المعرض";

    [Fact]
    public void What_is_the_same_but_for_spaces_and_marks_has_not_changed() =>
        Of([Bridge, Price, Bridge], [$"{Price}،", $" {Bridge}", Bridge]).ShouldBe("|| ");

    [Fact]
    public void Quotes_appear_and_vanish() => Of([Bridge, Price], [Price, Visit]).ShouldBe("0|1| ");

    [Fact]
    public void A_repeated_quote_is_several() => Of([Bridge], [Bridge, Bridge]).ShouldBe("|1| ");

    [Theory]
    [InlineData("سنفتتح الجسر الجنوبي قبل حلول الخريف المقبل")]
    [InlineData("سنفتتح الجسر الشمالي")]
    [InlineData("لن نفتتح الجسر الشمالي قبل حلول الخريف المقبل ولا بعده")]
    [InlineData("سنفتتح الجسر الشمالى قبل حلول الخريف المقبل")]
    public void A_quote_that_is_worded_otherwise_has_changed(string changed) =>
        Of([Price, Bridge], [changed, Price]).ShouldBe("|| 1-0");

    [Fact]
    public void Each_is_paired_with_what_it_shares_most_with() =>
        Of([$"{Bridge} حتما", $"{Bridge} {Visit}"], [$"{Bridge} {Visit} غدا", Bridge]).ShouldBe("|| 1-0 0-1");

    [Fact]
    public void Thousands_of_quotes_take_bounded_work() =>
        RevisedQuotes
            .Of(
                [.. Enumerable.Range(0, 3000).Select(i => new RevisedQuote($"قول قديم رقم {i}"))],
                [.. Enumerable.Range(0, 3000).Select(i => new RevisedQuote($"كلام جديد عدده {i}"))]
            )
            .Changed.ShouldBeEmpty();

    [Fact]
    public void A_quote_of_another_speaker_has_changed() =>
        Of([$"نادر:{Bridge}", $"نادر:{Price}"], [$"ليلى:{Bridge}", $"نادر:{Price}"]).ShouldBe("|| 0-0");

    private static RevisedQuote Read(string quote) =>
        quote.Split(':') is [var speaker, var words] ? new(words, speaker) : new(quote);

    private static string Of(string[] before, string[] after)
    {
        var revised = RevisedQuotes.Of([.. before.Select(Read)], [.. after.Select(Read)]);
        return $"{string.Join(' ', revised.Vanished)}|{string.Join(' ', revised.Appeared)}| {string.Join(' ', revised.Changed.Select(c => $"{c.Before}-{c.After}"))}";
    }
}
