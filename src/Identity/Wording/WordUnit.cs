using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Identity.Wording;

/// <summary>A word, a number or a percent sign of a text.</summary>
/// <param name="Raw">As it is written, without marks that nobody reads.</param>
/// <param name="Key">By what it is the same as another one: equal keys differ in spelling at most.</param>
/// <param name="Span">Where it stands, in code points.</param>
/// <param name="Role">What it does to the words beside it.</param>
/// <param name="After">What stands behind it.</param>
public readonly record struct WordUnit(string Raw, string Key, TextSpan Span, Role Role, Break After)
{
    /// <summary>As a search knows it: what it is found by, and whether it only holds others together.</summary>
    public required SearchWord Sought { get; init; }

    /// <summary>It says something by itself.</summary>
    public bool IsContent => !Sought.IsParticle;
}
