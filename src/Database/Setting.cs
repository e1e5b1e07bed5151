namespace Qawl.Database;

/// <summary>Something that can be set, by an environment variable or on the command line.</summary>
/// <param name="Name">Of the variable; <c>__</c> stands for the <c>:</c> of configuration keys.</param>
/// <param name="Default">What absence means, as text; <c>null</c> if it means none.</param>
/// <param name="Allowed">What it takes, as the end of a sentence that begins with its name.</param>
public sealed record Setting(string Name, string? Default, string Allowed)
{
    /// <summary>What absence means where there is no default, in a word or two.</summary>
    public string Absent { get; init; } = "none";

    /// <summary>As configuration spells it, for example <c>Qawl:DataDirectory</c>.</summary>
    public string Key => Name.Replace("__", ":", StringComparison.Ordinal);

    /// <returns>What is set; blank text counts as absent.</returns>
    public string? Given(Func<string, string?> setting) =>
        setting(Key) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <returns>What is set, or the default.</returns>
    public string? From(Func<string, string?> setting) => Given(setting) ?? Default;

    /// <returns>Says what is set, and what could be.</returns>
    public WrongSettingException Refuse(string value) => new($"{Name} is {Allowed}, not {value}.");
}

/// <summary>A setting has a value that it cannot have; the message names both, and what is allowed.</summary>
public sealed class WrongSettingException(string message) : Exception(message);
