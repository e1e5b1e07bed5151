using System.IO.Compression;
using System.Text.Json;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Corpus;

/// <summary>A day of real news, which is not in the repository.</summary>
[Slow]
public class CorpusSpanTests
{
    [Fact]
    public void Everything_found_in_a_day_of_news_stands_in_its_article()
    {
        using var archive = ZipFile.OpenRead(Repository.Shared("corpus/2015-08-07.zip"));
        using var stream = archive.Entries.Single().Open();
        using var articles = JsonDocument.Parse(stream);
        var violations = new List<string>();
        int number = 0,
            quotes = 0;
        foreach (var article in articles.RootElement.EnumerateArray())
        {
            var text = StoredText.Of($"{Field(article, "title")}\n\n{Field(article, "content")}");
            var found = ArticleExtractor.Extract(text, GivenFields.None);
            violations.AddRange(
                Consistency.Violations(text, found).Select(violation => $"article {number}: {violation}")
            );
            quotes += found.Quotes.Count;
            number++;
        }
        violations.ShouldBeEmpty();
        quotes.ShouldBeGreaterThan(number, "there is more than one quote in an article of news");
    }

    private static string? Field(JsonElement article, string name) => article.GetProperty(name).GetString();
}
