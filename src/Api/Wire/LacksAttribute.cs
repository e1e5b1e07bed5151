namespace Qawl.Api.Wire;

/// <summary>On a handler's query record: the operation does not take these of its parameters.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LacksAttribute(params string[] parameters) : Attribute
{
    /// <summary>As named on the wire.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
