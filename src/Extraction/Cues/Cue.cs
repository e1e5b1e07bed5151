using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Cues;

internal enum CueKind
{
    /// <summary>A finite verb.</summary>
    Verb,

    /// <summary>مشيرا، قائلا: the subject is the governing verb's.</summary>
    Participle,

    /// <summary>بقوله، القول.</summary>
    Nominal,
}

/// <summary>Words that report. Token indices.</summary>
internal sealed record Cue(int First, int End, CueKind Kind, VerbForm Verb)
{
    /// <summary>What found it.</summary>
    public IRule? Rule { get; init; }

    /// <summary>قال and أضاف report whatever follows them, even without أن, a colon or marks.</summary>
    public bool IsPlain => Verb.Stem is "قال" or "اضاف";

    /// <summary>Joined to what stands before by و or ف, or it opens its sentence.</summary>
    public bool OpensClause { get; init; }

    /// <summary>The word is a preposition or noun as well: nothing but a complement makes it a cue.</summary>
    public bool IsDoubtful { get; init; }
}
