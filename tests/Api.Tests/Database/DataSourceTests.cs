using Npgsql;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

public sealed class DataSourceTests
{
    [Fact]
    public void A_connection_string_gets_bounds_for_what_it_leaves_open()
    {
        var settings = DataSource.Settings("Host=db");

        settings.MaxPoolSize.ShouldBe(20);
        settings.Timeout.ShouldBe(2);
        settings.CommandTimeout.ShouldBe(5);
        settings.MaxAutoPrepare.ShouldBe(100);
        settings.AutoPrepareMinUsages.ShouldBe(2);
        settings.NoResetOnClose.ShouldBeTrue();
        settings.GssEncryptionMode.ShouldBe(GssEncryptionMode.Disable);
        settings.IncludeErrorDetail.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Host=db", "db|5432")]
    [InlineData("Host=db;Port=5433", "db|5433")]
    [InlineData("Host=one, two:5433 ,[::1]:5434,::1;Port=5435", "one|5435", "two|5433", "[::1]|5434", "::1|5435")]
    [InlineData("Host=/var/run/one,/var/run/two", "/var/run/one|5432", "/var/run/two|5432")]
    public void Several_servers_are_told_apart(string connectionString, params string[] hosts) =>
        DataSource.HostsOf(DataSource.Settings(connectionString)).Select(h => $"{h.Host}|{h.Port}").ShouldBe(hosts);

    [Fact]
    public void What_a_connection_string_says_itself_is_kept_under_any_name_of_the_keyword()
    {
        var settings = DataSource.Settings(
            "Host=db;MaxPoolSize=7;CommandTimeout=60;Timeout=15;Application Name=other;Max Auto Prepare=0"
        );

        settings.MaxPoolSize.ShouldBe(7);
        settings.CommandTimeout.ShouldBe(60);
        settings.Timeout.ShouldBe(15);
        settings.ApplicationName.ShouldBe("other");
        settings.MaxAutoPrepare.ShouldBe(0);
    }

    [Fact]
    public void The_server_holds_sessions_to_bounds_unless_a_pooler_or_other_options_are_in_between()
    {
        DataSource.Settings("Host=db").Options.ShouldNotBeNull().ShouldContain("lock_timeout=5s");
        DataSource.Settings("Host=db;Options=-c jit=off").Options.ShouldBe("-c jit=off");
        DataSource.Settings("Host=db;Max Auto Prepare=0").Options.ShouldBeNull();
        OptionsOf("Host=db").ShouldContain("statement_timeout=6s");
        OptionsOf("Host=db;Command Timeout=30").ShouldContain("statement_timeout=31s");
        OptionsOf("Host=db;Command Timeout=0").ShouldNotContain("statement_timeout");
        OptionsOf("Host=db;Options=-c jit=off").ShouldBe("-c jit=off");
        OptionsOf("Host=db;Max Auto Prepare=0").ShouldBe("");

        static string OptionsOf(string connectionString)
        {
            using var source = DataSource.CreateReading(connectionString);
            return new NpgsqlConnectionStringBuilder(source.ConnectionString).Options ?? "";
        }
    }

    [Theory]
    [InlineData("postgres://writer:p%40ss%3Aword@db.example:6432/news?sslmode=verify-full")]
    [InlineData("postgresql://writer:p%40ss%3Aword@db.example:6432/news?sslmode=verify-full")]
    public void A_URL_says_the_same_as_a_connection_string(string url)
    {
        var settings = DataSource.Settings(url);

        settings.Host.ShouldBe("db.example");
        settings.Port.ShouldBe(6432);
        settings.Username.ShouldBe("writer");
        settings.Password.ShouldBe("p@ss:word");
        settings.Database.ShouldBe("news");
        settings.SslMode.ShouldBe(SslMode.VerifyFull);
        settings.MaxPoolSize.ShouldBe(20);
    }

    [Fact]
    public void A_URL_may_name_the_host_alone()
    {
        var settings = DataSource.Settings("postgres://db");

        settings.Host.ShouldBe("db");
        settings.Port.ShouldBe(5432);
        settings.Username.ShouldBeNull();
        settings.Database.ShouldBeNull();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=db;Nonsense=1")]
    [InlineData("postgres://db/news?nonsense=1")]
    public void Nonsense_is_refused_at_the_start(string connectionString) =>
        Should.Throw<ArgumentException>(() => DataSource.Create(connectionString));
}
