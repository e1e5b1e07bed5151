using Qawl.Identity.Spelling;

namespace Qawl.Api.Lists;

/// <summary>Why somebody was found by a name.</summary>
internal sealed record Matched
{
    /// <summary>The name that was found, as documents write it.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// `name`: it is that name; `part`: some of its words; `spelling`: in another spelling; `transliteration`: in Latin letters.
    /// </summary>
    public required MatchedBy By { get; init; }
}
