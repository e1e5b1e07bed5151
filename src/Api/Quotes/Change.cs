using Qawl.Identity.Wording;

namespace Qawl.Api.Quotes;

/// <summary>What is changed about words.</summary>
internal enum Change
{
    Spelling,
    Negation,
    Number,
    Name,
    Word,
    Frame,
}

/// <summary>What becomes of words that were said: they stay, others stand there, they are left out, or others are added.</summary>
internal enum DiffOp
{
    Equal,
    Replace,
    Delete,
    Insert,
}

internal static class Differences
{
    public static Change[] Of(Changes changes) =>
        [.. Enum.GetValues<Change>().Where(c => changes.HasFlag((Changes)(1 << (int)c)))];
}
