namespace Qawl.Api.Requests;

/// <summary>
/// The bounds and the default of a number, or how many values a list may have, for the contract; the validator enforces
/// the same constants.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(int least, int most) : Attribute
{
    public BoundsAttribute(int least, int most, int fallback)
        : this(least, most) => Fallback = fallback;

    public int Least { get; } = least;

    public int Most { get; } = most;

    /// <summary>What absence means, if that is a number.</summary>
    public int? Fallback { get; }
}
