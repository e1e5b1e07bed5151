namespace Qawl.Mutate;

/// <summary>What is done to a clause.</summary>
internal enum ClauseKind
{
    /// <summary>An operand of <c>&amp;&amp;</c> or <c>||</c> is left out.</summary>
    Operand,

    /// <summary>An alternative of an <c>or</c> pattern is left out.</summary>
    Alternative,

    /// <summary>A part of an <c>and</c> pattern or a property of a pattern is left out.</summary>
    Condition,

    /// <summary>An <c>if</c> is left out with what it does; what its <c>else</c> does is done always.</summary>
    If,

    /// <summary>The first choice of <c>?:</c> is left out, so that the second is always taken.</summary>
    Choice,

    /// <summary>An arm or a label of a <c>switch</c> is left out.</summary>
    Arm,

    /// <summary>A <c>when</c> is left out, so that its arm is taken whenever the pattern fits.</summary>
    Guard,

    /// <summary>An entry of a list that a field holds is left out.</summary>
    Entry,

    /// <summary>A number that something is compared with is one higher. No clause; only on request.</summary>
    Boundary,
}

/// <summary>A part of a rule that can be taken away by itself.</summary>
/// <param name="Id">Its place in the arrays of the rewritten engine.</param>
/// <param name="File">Relative to <c>src/Extraction</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">As written, on one line.</param>
/// <param name="Names">Variables that it gives a value to.</param>
internal sealed record Clause(int Id, string File, int Line, ClauseKind Kind, string Text, IReadOnlyList<string> Names)
{
    public string Folder => Path.GetDirectoryName(File) is { Length: > 0 } folder ? folder : ".";

    public override string ToString() => $"{File}:{Line} {Kind.ToString().ToLowerInvariant()} {Text}";
}
