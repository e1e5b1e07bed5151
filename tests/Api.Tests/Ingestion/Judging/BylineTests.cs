using Dapper;
using Qawl.Api.Tests.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Ingestion.Judging;

public sealed class BylineTests(PostgresFixture postgres) : IDisposable
{
    private const string Documents = """
        select count(distinct article_id) as documents from forms
        where name = 'محمد الحربي' group by person_id order by documents desc
        """;

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_reporter_is_one_in_an_outlet_and_nobody_who_is_named_in_its_texts()
    {
        (
            await ImportAsync(
                Line("الأفق", "أمطار على الوادي", "محمد الحربي - الأفق\\n\\nهطلت أمطار غزيرة على الوادي صباح اليوم."),
                Line("الأفق", "سوق جديدة", "محمد الحربي - الأفق\\n\\nافتتحت البلدية سوقا جديدة للخضار أمس."),
                Line("المرفأ", "معرض الكتاب", "محمد الحربي - المرفأ\\n\\nيفتح معرض الكتاب أبوابه غدا للزوار."),
                Line("الأفق", "محمد الحربي يفوز", "فاز محمد الحربي بالسباق الكبير مساء أمس.")
            )
        ).ShouldBe([2, 1, 1]);
    }

    [Fact]
    public async Task A_companion_is_the_same_with_and_without_the_word_for_son()
    {
        (
            await ImportAsync(
                Line("الأفق", "لقاء", "التقى محمد الحربي اليوم سالم بن راشد القرناوي ومازن أبو ريشة في المدينة."),
                Line("المرفأ", "حفل", "حضر محمد الحربي الحفل مع سالم راشد القرناوي ومازن أبو ريشة مساء أمس.")
            )
        ).ShouldBe([2]);
    }

    private async Task<IEnumerable<long>> ImportAsync(params string[] lines)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("all.ndjson", string.Join('\n', lines));
        await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([_files.Full("all.ndjson")]).ReadAsync(TestContext.Current.CancellationToken),
            new ImportOptions { Source = "test" },
            progress: null,
            TestContext.Current.CancellationToken
        );
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        return await connection.QueryAsync<long>(Documents);
    }

    private static string Line(string outlet, string title, string text) =>
        $$"""{"outlet": "{{outlet}}", "title": "{{title}}", "text": "{{title}}\n\n{{text}}"}""";
}
