using System.Reflection;
using Qawl.Extraction.Tests;
using Qawl.Extraction.Tests.Specs;
using Xunit;

namespace Qawl.Mutate;

/// <summary>The tests of units that stand for themselves: facts, and theories with their data beside them.</summary>
internal static class UnitTests
{
    /// <summary>Folders of the tests, and so of the engine; what reads many texts is left out.</summary>
    private static readonly string[] Folders = ["Dates", "Lexicons", "Model", "Names", "Search", "Text", "Words"];

    /// <summary>Of what stands above the folders.</summary>
    private static readonly Type[] Classes = [typeof(OfficeWordsTests), typeof(TextTermsTests)];

    /// <returns>Each test with its data, and what it complains of.</returns>
    public static IEnumerable<(string Name, Func<IEnumerable<string>> Complain)> All()
    {
        var root = typeof(Repository).Namespace!;
        var folders = Folders.Select(folder => $"{root}.{folder}").ToList();
        return from type in typeof(SpecTests).Assembly.GetTypes()
            where type.IsPublic && (folders.Contains(type.Namespace, StringComparer.Ordinal) || Classes.Contains(type))
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where method.GetCustomAttribute<FactAttribute>() is not null && method.ReturnType == typeof(void)
            from data in Data(method)
            select ($"{type.Name}.{method.Name}({string.Join(", ", data)})", Of(type, method, data));
    }

    private static IEnumerable<object?[]> Data(MethodInfo method) =>
        method.GetParameters().Length == 0
            ?
            [
                [],
            ]
            : method.GetCustomAttributes<InlineDataAttribute>().Select(data => data.Data);

    private static Func<IEnumerable<string>> Of(Type type, MethodInfo method, object?[] data) =>
        () =>
        {
            try
            {
                method.Invoke(Activator.CreateInstance(type), data);
                return [];
            }
            catch (TargetInvocationException e)
            {
                return [e.InnerException!.GetType().Name];
            }
        };
}
