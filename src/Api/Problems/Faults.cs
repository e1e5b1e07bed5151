using System.Text.Json;
using FluentValidation.Results;

namespace Qawl.Api.Problems;

/// <summary>What is wrong with a request, by parameter or field as named on the wire.</summary>
internal sealed class Faults
{
    /// <summary>More are not told: what a request is refused with must not be many times as long as the request.</summary>
    private const int Most = 50;

    private readonly SortedDictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    public bool Any => _messages.Count > 0;

    public void Add(string name, string message)
    {
        if (!_messages.TryGetValue(name, out var messages))
        {
            if (_messages.Count == Most)
            {
                return;
            }
            _messages[name] = messages = [];
        }
        if (!messages.Contains(message, StringComparer.Ordinal))
        {
            messages.Add(message);
        }
    }

    public void AddRange(ValidationResult result)
    {
        foreach (var error in result.Errors)
        {
            // Rules over the values of a repeated parameter call it speaker[0].
            Add(JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName.Split('[')[0]), error.ErrorMessage);
        }
    }

    public ProblemResult ToProblem(ProblemKind kind) =>
        new(
            kind,
            string.Join(' ', _messages.Select(m => $"{m.Key} {m.Value[0]}")),
            _messages.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal)
        );
}
