using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;

namespace Qawl.Api.Tests.Seeder;

[Slow]
public sealed class KeysVerbTests(PostgresFixture postgres)
{
    [Slow]
    [Fact]
    public async Task A_key_is_shown_once_listed_without_its_secret_and_revoked()
    {
        await using var database = await postgres.CreateDatabaseAsync();

        var key = (
            await RunAsync(0, "create", "--role", "curator", "--name", "هدى، التحرير", "--expires", "2999-01-31")
        ).Trim();
        var id = key.Split('_')[1];
        var listed = await RunAsync(0, "list");
        (await RunAsync(0, "revoke", id)).Trim().ShouldBe($"Revoked {id}.");
        var revoked = (await RunAsync(0, "list")).TrimEnd().Split('\n')[1].Split('\t');

        listed.ShouldContain($"{id}\tcurator\tهدى، التحرير\t");
        listed.ShouldContain("\t2999-01-31 00:00Z\t-\t-");
        listed.ShouldNotContain(key.Split('_')[2]);
        revoked[^1].ShouldNotBe("-", StringComparer.Ordinal);
        (
            await StoredRows.ScalarAsync(database.DataSource, "select row_to_json(k)::text from api_keys k")
        )!.ShouldNotContain(key.Split('_')[2]);

        Task<string> RunAsync(int code, params string[] words) => KeysAsync(database, code, words);
    }

    [Fact]
    public async Task What_is_no_key_is_told()
    {
        await using var database = await postgres.CreateDatabaseAsync();

        (await ErrorAsync("give")).ShouldStartWith("keys takes create, list or revoke ID.");
        (await ErrorAsync("create", "--name", "x")).ShouldStartWith(
            "keys create needs --role ROLE: reader, writer, curator, operator."
        );
        (await ErrorAsync("create", "--role", "Writer", "--name", "x")).ShouldStartWith(
            "keys create needs --role ROLE"
        );
        (await ErrorAsync("create", "--role", "writer", "--name", " ")).ShouldStartWith(
            "keys create needs --name NAME"
        );
        (await ErrorAsync("create", "--role", "writer", "--name", "a\tb")).ShouldStartWith("keys create needs --name");
        (await ErrorAsync("create", "--role", "writer", "--name", "x", "--expires", "soon")).ShouldStartWith(
            "--expires is a day such as 2027-01-31, not 'soon'."
        );
        (await ErrorAsync("create", "--role", "writer", "--name", "x", "--expires", "2020-01-31")).ShouldStartWith(
            "--expires is past: 2020-01-31."
        );
        (await ErrorAsync("create", "--role", "reader", "--name", "x", "--role", "operator")).ShouldStartWith(
            "--role is given twice."
        );
        (await ErrorAsync("revoke", "0011223344556677")).ShouldStartWith("There is no key 0011223344556677.");
        (await StoredRows.CountAsync(database.DataSource, "api_keys")).ShouldBe(0);

        Task<string> ErrorAsync(params string[] words) => KeysAsync(database, 2, words);
    }

    private static async Task<string> KeysAsync(TestDatabase database, int code, string[] words)
    {
        var (exitCode, output, errors) = await SeederProcess.RunAsync([
            "keys",
            .. words,
            "--connection",
            database.ConnectionString,
        ]);
        exitCode.ShouldBe(code, errors);
        return code == 0 ? output : errors;
    }
}
