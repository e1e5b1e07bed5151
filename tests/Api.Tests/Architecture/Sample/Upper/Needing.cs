using Qawl.Api.Tests.Architecture.Sample.Lower;

namespace Qawl.Api.Tests.Architecture.Sample.Upper;

[Mark]
internal static class InAttribute;

[Mark(typeof(Thing))]
internal static class InAttributeArgument;

internal sealed class InBase : Thing;

internal static class InBody
{
    public static int Count() => Counted.All;
}

internal static class InCatch
{
    public static int Count()
    {
        try
        {
            return 1;
        }
        catch (TroubleException)
        {
            return 2;
        }
    }
}

internal sealed class InField
{
    public Thing[] Things = [];
}

internal static class InLambda
{
    public static readonly Func<object> Make = () => new Thing();
}

internal static class InParameter
{
    public static void Take(Thing? thing) => _ = thing;
}

internal static class InConstraint<T>
    where T : Thing;

internal static class InGenericArgument
{
    public static object Make() => new Dictionary<string, List<Thing>>(StringComparer.Ordinal);
}
