using Qawl.Ingestion.Documents;

namespace Qawl.Seeder.Verbs;

/// <summary>The command line cannot be understood; the message says what is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The words after the verb: paths in their order, and options wherever they stand.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];

    /// <param name="words">As given; <c>--name=value</c> and <c>--name value</c> are the same, after <c>--</c> all are paths.</param>
    /// <param name="flags">Options that take no value.</param>
    /// <param name="options">Options that take one.</param>
    /// <exception cref="UsageException">An option is unknown, lacks its value or has two.</exception>
    public CommandLine(IEnumerable<string> words, string[] flags, string[] options)
    {
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            if (word is "--")
            {
                _paths.AddRange(rest);
                return;
            }
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _paths.Add(word);
                continue;
            }
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (options.Contains(name, StringComparer.Ordinal))
            {
                var given =
                    equals >= 0 ? word[(equals + 1)..]
                    : rest.TryDequeue(out var value) ? value
                    : throw new UsageException($"{name} needs a value.");
                if (!_values.TryAdd(name, given))
                {
                    throw new UsageException($"{name} is given twice.");
                }
            }
            else if (equals < 0 && flags.Contains(name, StringComparer.Ordinal))
            {
                _flags.Add(name);
            }
            else
            {
                throw new UsageException($"There is no option {word}.");
            }
        }
    }

    public IReadOnlyList<string> Paths => _paths;

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Value(string option) => _values.GetValueOrDefault(option);

    /// <exception cref="UsageException">Not a whole number of zero or more.</exception>
    public int Number(string option, int otherwise) =>
        Value(option) is not { } text ? otherwise
        : int.TryParse(text, out var number) && number >= 0 ? number
        : throw new UsageException($"{option} is a whole number, not '{text}'.");

    /// <exception cref="UsageException">The value of <c>--fields</c> is not a preset or list of names.</exception>
    public FieldNames? Fields()
    {
        try
        {
            return Value("--fields") is { } text ? FieldNames.Parse(text) : null;
        }
        catch (FormatException e)
        {
            throw new UsageException($"--fields: {e.Message}.");
        }
    }
}
