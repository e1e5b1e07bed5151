using System.Text.Json;
using FluentValidation.Results;

namespace Qawl.Api.Problems;

/// <summary>What is wrong with a request, by parameter or field as named on the wire.</summary>
internal sealed class Faults
{
    /// <summary>How many names a problem tells of: one can send hundreds of wrong ones.</summary>
    internal const int Most = 20;

    private readonly SortedDictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    public bool Any => _messages.Count > 0;

    /// <summary>Whether more will only be counted, so that nobody needs to think about what to say.</summary>
    public bool IsFull => _messages.Count >= Most;

    /// <param name="name">As sent.</param>
    /// <param name="message">The end of a sentence that begins with the name.</param>
    public void Add(string name, string message)
    {
        name = Echo.Name(name);
        if (!_messages.TryGetValue(name, out var messages))
        {
            _messages[name] = messages = [];
        }
        if (!messages.Contains(message, StringComparer.Ordinal))
        {
            messages.Add(message);
        }
    }

    /// <summary>Adds what a validator found, but for names that cannot be read at all and are told so already.</summary>
    public void AddRange(ValidationResult result)
    {
        var told = _messages.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var error in result.Errors)
        {
            // Rules over the values of a repeated parameter call it speaker[0].
            var name = JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName.Split('[')[0]);
            if (!told.Contains(name))
            {
                Add(name, error.ErrorMessage);
            }
        }
    }

    public ProblemResult ToProblem(ProblemKind kind)
    {
        var shown = _messages.Take(Most).ToArray();
        var more = _messages.Count > Most ? $" And {_messages.Count - Most} more." : "";
        return new(
            kind,
            string.Join(' ', shown.Select(m => $"{m.Key} {m.Value[0]}")) + more,
            shown.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal)
        );
    }
}
