using System.Text.Json;
using Qawl.Api.Tests.Ingestion;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

/// <summary>Quotations of real articles, as they are and with one word or one digit changed.</summary>
public sealed class RealQuotationTests
{
    [Fact]
    public void Real_quotations_are_verbatim_and_with_one_word_that_negates_or_one_digit_altered()
    {
        var random = new Random(270);
        var (real, altered) = (0, 0);
        var wrong = new List<string>();
        foreach (var said in Quotations())
        {
            real++;
            Expect(said, said, Agreement.Verbatim, Changes.None);
            var words = said.Split(' ').ToList();
            words.Insert(random.Next(words.Count + 1), "لا");
            altered++;
            Expect(said, string.Join(' ', words), Agreement.Altered, Changes.Negation);
            foreach (var at in Enumerable.Range(0, said.Length).Where(i => char.IsDigit(said[i])))
            {
                altered++;
                var other = (char)(said[at] + (said[at] is '9' or '٩' ? -1 : 1));
                Expect(said, said[..at] + other + said[(at + 1)..], Agreement.Altered, Changes.Number);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{real} quotations, {altered} altered, {wrong.Count} wrong");

        altered.ShouldBeGreaterThan(270);
        wrong.ShouldBeEmpty();

        void Expect(string said, string claim, Agreement agreement, Changes changes)
        {
            var result = ClaimCheck.Of(WordedText.Of(claim), WordedText.Of(said), isDirect: true);
            if (result.Agreement != agreement || !result.Changes.HasFlag(changes))
            {
                wrong.Add($"{result.Agreement} {result.Changes}: {claim}");
            }
        }
    }

    private static IEnumerable<string> Quotations() =>
        from gold in new[] { "seeds", "dev", "dev2" }
        from document in JsonElement
            .Parse(File.ReadAllText(Workspace.Shared($"gold/{gold}.json")))
            .GetProperty("documents")
            .EnumerateArray()
        from quote in document.GetProperty("quotes").EnumerateArray()
        let text = quote.GetProperty("text").GetString()!
        where text.Split(' ').Length > 3
        select text;
}
