using System.Net;
using System.Net.Sockets;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Service;

[Slow]
public sealed class ServiceProcessTests
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task Started_on_nothing_it_seeds_its_own_database_and_a_second_start_finds_it()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Qawl__Seeds"] = Path.Combine(Repository.Root, "seeds"),
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };

        var first = await ArticlesAsync();
        var second = await ArticlesAsync();

        first.ShouldContain("\"total\":24");
        second.ShouldBe(first);

        async Task<string> ArticlesAsync()
        {
            using var service = ServiceProcess.Start(folder.Path, settings);
            using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
            var articles = await client.GetStringAsync(
                "/v1/articles?limit=1&total=true",
                TestContext.Current.CancellationToken
            );
            service.Terminate();
            var (code, _, error) = await service.EndAsync();
            code.ShouldBe(0, error);
            error
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldAllBe(l => l.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal));
            File.Exists(folder[".data", "pg", "data", "postmaster.pid"]).ShouldBeFalse();
            return articles;
        }
    }

    [Fact]
    public async Task A_taken_port_makes_it_take_the_next_one()
    {
        using var taken = Listen();
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(folder.Path, Nothing);

        var address = await service.AddressAsync();

        address.Host.ShouldBe("127.0.0.1");
        address.Port.ShouldBeGreaterThan(8080);

        // Somebody else may have it already, which serves as well.
        static TcpListener Listen()
        {
            var listener = new TcpListener(IPAddress.Loopback, 8080);
            try
            {
                listener.Start();
            }
            catch (SocketException) { }
            return listener;
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    [InlineData("http://loopback:0")]
    public async Task A_private_database_is_not_shown_to_other_machines(string urls)
    {
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(folder.Path, Nothing, "--urls", urls);

        var (code, output, error) = await service.EndAsync();

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain("ConnectionStrings__Db");
        Directory.Exists(folder[".data"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Qawl__ApiKey", "a key for tests")]
    [InlineData("Qawl__Reading", "key")]
    public async Task With_a_key_it_may_be_shown(string setting, string value)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [setting] = value };
        using var service = ServiceProcess.Start(folder.Path, settings, "--urls", "http://0.0.0.0:0");

        (await service.AddressAsync()).Port.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("--port", "9000")]
    [InlineData("--seed")]
    [InlineData("--urls", "http://127.0.0.1:0", "seeds")]
    [InlineData("--Storage:Folder", "here")]
    public async Task What_the_command_line_says_in_vain_stops_the_start(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(folder.Path, Nothing, arguments);

        var (code, output, error) = await service.EndAsync();

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith($"There is no option '{(arguments.Length == 3 ? "seeds" : arguments[0])}'.");
        Directory.Exists(folder[".data"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_stops_the_start_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Qawl__DataDirectory"] = "/dev/null/data",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
        using var service = ServiceProcess.Start(folder.Path, settings);

        var (code, _, error) = await service.EndAsync();

        code.ShouldBe(1);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Qawl cannot start: ");
    }

    [Fact]
    public async Task Seeds_that_are_not_there_stop_the_start_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Qawl__Seeds"] = "nowhere",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
        using var service = ServiceProcess.Start(folder.Path, settings);

        var (code, _, error) = await service.EndAsync();

        code.ShouldBe(1);
        error.Trim().ShouldBe("Qawl cannot start: Qawl__Seeds names nowhere, which is not there.");
    }

    [Fact]
    public async Task The_verb_openapi_writes_the_contract_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var toOutput = ServiceProcess.Start(folder.Path, Nothing, "openapi");
        var (code, output, error) = await toOutput.EndAsync();
        using var toFile = ServiceProcess.Start(folder.Path, Nothing, "openapi", "contract.yaml");
        (await toFile.EndAsync()).Output.ShouldBeEmpty();

        var contract = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "openapi.yaml"),
            TestContext.Current.CancellationToken
        );
        code.ShouldBe(0, error);
        output.ShouldBe(contract);
        (await File.ReadAllTextAsync(folder["contract.yaml"], TestContext.Current.CancellationToken)).ShouldBe(
            contract
        );
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("serve", 2)]
    [InlineData("", 2)]
    public async Task Help_is_no_error_and_an_unknown_verb_is(string verb, int expected)
    {
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(folder.Path, Nothing, verb);

        var (code, output, error) = await service.EndAsync();

        code.ShouldBe(expected);
        (expected == 0 ? output : error).ShouldContain("Api openapi [PATH]");
    }
}
