namespace Qawl.Api.Tests.Architecture.Sample.Lower;

internal class Thing
{
    public int Count { get; set; }
}

internal static class Counted
{
    public static int All => 1;
}

internal sealed class TroubleException(string message) : Exception(message);

[AttributeUsage(AttributeTargets.All)]
internal sealed class MarkAttribute : Attribute
{
    public MarkAttribute(Type? of = null) => Of = of;

    public Type? Of { get; }
}
