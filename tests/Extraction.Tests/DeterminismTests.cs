using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Qawl.Extraction.Model;
using Qawl.Extraction.Tests.Hostile;
using Qawl.Extraction.Tests.Seeds;

namespace Qawl.Extraction.Tests;

/// <summary>The same text gives the same bytes: the second time, and wherever the machine believes to be.</summary>
[Slow]
public class DeterminismTests
{
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void The_culture_changes_nothing(string culture)
    {
        Assert.SkipWhen(
            AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant
                || Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") == "1",
            "With invariant globalization there are no cultures."
        );
        var texts = Texts().ToList();
        var expected = texts.ConvertAll(text => Read(typeof(ArticleExtractor).Assembly, text));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            // Loaded once more, so that the lexicons too are read and folded in this culture.
            var context = new AssemblyLoadContext(culture, isCollectible: true);
            var engine = context.LoadFromAssemblyPath(typeof(ArticleExtractor).Assembly.Location);
            texts.ConvertAll(text => Read(engine, text)).ShouldBe(expected);
            context.Unload();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_second_time_gives_the_same()
    {
        foreach (var text in Texts())
        {
            var stored = StoredText.Of(text);
            var first = JsonSerializer.Serialize(ArticleExtractor.Extract(stored, GivenFields.None));

            JsonSerializer.Serialize(ArticleExtractor.Extract(stored, GivenFields.None)).ShouldBe(first);
        }
    }

    private static IEnumerable<string> Texts() =>
        SeedFiles
            .Texts()
            .Select(file => SeedFiles.StoredText(file).Value)
            .Concat(Enumerable.Range(0, 500).Select(HostileTexts.Of));

    private static string Read(Assembly engine, string text)
    {
        var stored = Type(typeof(StoredText)).GetMethod(nameof(StoredText.Of))!.Invoke(null, [text]);
        var given = Type(typeof(GivenFields)).GetField(nameof(GivenFields.None))!.GetValue(null);
        var extract = Type(typeof(ArticleExtractor)).GetMethod(nameof(ArticleExtractor.Extract))!;
        return JsonSerializer.Serialize(extract.Invoke(null, [stored, given]), Type(typeof(Article)));

        Type Type(Type here) => engine.GetType(here.FullName!, throwOnError: true)!;
    }
}
