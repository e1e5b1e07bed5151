using Qawl.Extraction.Model;

namespace Qawl.Extraction.Cues;

/// <summary>What a cue governs.</summary>
/// <param name="Start">First token of the clause, or the opening mark.</param>
/// <param name="IsMarkedAsSpeech">A colon or complementizer stands before it.</param>
internal sealed record Complement(int Start, Quotation? Quotation, bool IsMarkedAsSpeech)
{
    /// <summary>Nothing but its first word shows where it begins: وأضاف لقد ….</summary>
    public bool IsBare { get; init; }

    /// <summary>What found it.</summary>
    public IRule? Rule { get; init; }
}
