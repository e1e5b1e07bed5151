using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qawl.Sdk;

/// <summary>The steps of a story: each passes, or fails and ends it, because the next ones build on it.</summary>
internal sealed class Steps
{
    private readonly string[] _offers = Given("QAWL_OFFERS").Split(' ');
    private readonly List<(string Name, string? Offer, Func<Task> Run)> _steps = [];

    public static Uri Address { get; } = new(Given("QAWL_ADDRESS"));

    public static string Key { get; } = Given("QAWL_KEY");

    public void Add(string name, Func<Task> run) => _steps.Add((name, null, run));

    /// <summary>A step that runs as soon as the contract offers what it uses.</summary>
    public void AddIfOffered(string offer, string name, Func<Task> run) => _steps.Add((name, offer, run));

    public async Task<int> RunAsync()
    {
        foreach (var (name, offer, run) in _steps)
        {
            if (offer is not null && !_offers.Contains(offer, StringComparer.Ordinal))
            {
                Console.WriteLine($"LATER {name}: the contract does not offer {offer} yet");
                continue;
            }
            try
            {
                await run();
                Console.WriteLine($"ok    {name}");
            }
            catch (Exception e)
            {
                Console.Error.WriteLine(e);
                Console.WriteLine($"FAIL  {name}");
                return 1;
            }
        }
        return 0;
    }

    public static string ArticleBy(string client) => $"قالت هدى النجار: «المكتبة مفتوحة للجميع». كتب هذا {client}.";

    /// <summary>Spans count code points; strings of .NET count UTF-16 units.</summary>
    public static string Slice(string text, int start, int end) =>
        string.Concat(text.EnumerateRunes().Skip(start).Take(end - start));

    /// <summary>The rows of a stream of JSON lines, each as soon as its line is complete.</summary>
    public static async IAsyncEnumerable<T> RowsAsync<T>(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return JsonSerializer.Deserialize<T>(line)!;
        }
    }

    public static async Task<TException> RefusedAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException e)
        {
            return e;
        }
        throw new InvalidOperationException("Nothing was refused.");
    }

    public static void Equal<T>(T actual, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"“{actual}” is not “{expected}”")
            );
        }
    }

    public static void Holds(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException("It does not hold: " + what);
        }
    }

    private static string Given(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} must be set; ../run sets it.");
}
