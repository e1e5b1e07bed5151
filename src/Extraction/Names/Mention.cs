namespace Qawl.Extraction.Names;

/// <summary>A span of tokens that names a referent; the first token may carry particles, which are not part of the name.</summary>
internal sealed class Mention
{
    public required Referent Referent { get; set; }
    public required int First { get; init; }

    /// <summary>The token after the last.</summary>
    public required int End { get; init; }

    /// <summary>UTF-16, without particles.</summary>
    public required int StartUtf16 { get; init; }
    public required int EndUtf16 { get; init; }

    /// <summary>Letters of the first token that are particles.</summary>
    public required int Prefix { get; init; }

    /// <summary>Name of the rule that found it.</summary>
    public string Rule { get; set; } = "";

    /// <summary>The first token carries ب ل ك: the name is the object of a preposition.</summary>
    public required bool HasPreposition { get; init; }
}
