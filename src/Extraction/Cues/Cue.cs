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

    /// <summary>A negation stands before the verb and makes a grant of it: لم ينف أن.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Its first token, a negation included.</summary>
    public int Start => IsNegated ? First - 1 : First;

    /// <summary>It tells what a text or opinion of somebody says: رسالة فحواها أن.</summary>
    public bool IsContent { get; init; }

    /// <summary>A noun of saying with who speaks right behind it: قول فلان إن.</summary>
    public bool HasOwner { get; init; }

    /// <summary>Joined to what stands before by و or ف, or it opens its sentence.</summary>
    public bool OpensClause { get; init; }

    /// <summary>The word is a preposition or noun as well: nothing but a complement makes it a cue.</summary>
    public bool IsDoubtful { get; init; }
}
