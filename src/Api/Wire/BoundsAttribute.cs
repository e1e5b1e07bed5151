namespace Qawl.Api.Wire;

/// <summary>The bounds and the default of a number, for the contract; the validator enforces the same constants.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(int least, int most, int fallback) : Attribute
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    public int Fallback { get; } = fallback;
}
