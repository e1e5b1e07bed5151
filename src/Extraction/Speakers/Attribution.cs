using Qawl.Extraction.Model;
using Qawl.Extraction.Names;

namespace Qawl.Extraction.Speakers;

/// <summary>Who a noun phrase or a missing subject stands for.</summary>
/// <param name="Referent"><c>null</c> for a source that the text does not name.</param>
/// <param name="First">First token of the words that name the speaker.</param>
/// <param name="End">The token after the last.</param>
internal sealed record Attribution(Referent? Referent, int First, int End, SpeakerBy By)
{
    public bool? Feminine { get; init; }

    /// <summary>The body that a spokesperson speaks for.</summary>
    public Referent? OnBehalfOf { get; init; }

    /// <summary>Who passes the words on.</summary>
    public Referent? Relay { get; init; }

    /// <summary>UTF-16 start of the words, when the first token carries particles.</summary>
    public int? StartUtf16 { get; init; }
}
