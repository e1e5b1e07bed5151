using System.Collections.Immutable;

namespace Qawl.Extraction.Search;

/// <summary>What a search knows of a written word. Shared by all its occurrences.</summary>
public sealed class SearchWord
{
    private string? _whole;
    private string? _rest;

    /// <summary>As it is written, without marks that nobody reads.</summary>
    public required string Raw { get; init; }

    /// <summary>In one spelling and without what clings to its front, with its endings: what <c>prefix*</c> compares.</summary>
    public required string Form { get; init; }

    /// <summary>What it is found by; two of a word that is written together with its next one (عبدالله).</summary>
    public required ImmutableArray<string> Terms { get; init; }

    /// <summary>Holds other words together and is not required.</summary>
    public required bool IsParticle { get; init; }

    /// <summary>As an index holds the word as it is written, where <see cref="Rest"/> does not tell it.</summary>
    public string Whole => _whole ??= SearchLexeme.Whole(this);

    /// <summary>What tells it from other words of its term, at its place; <c>null</c> if only the whole does.</summary>
    public string? Rest => (_rest ??= SearchLexeme.Rest(this) ?? "") is { Length: > 0 } rest ? rest : null;

    /// <summary>No list has it: where it begins like a particle only a name of its document tells whether it has one.</summary>
    internal bool IsUnknown { get; init; }
}

/// <summary>A word and where it stands in a text, in UTF-16, the end exclusive.</summary>
public readonly record struct PlacedWord(SearchWord Word, int Start, int End);
