namespace Qawl.Api.Wire;

/// <summary>A value that the contract shows for a parameter, and that finds something in the project's own seeds.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class SampleAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>The bounds and the default of a number, for the contract; the validator enforces the same constants.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(int least, int most, int fallback) : Attribute
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    public int Fallback { get; } = fallback;
}
