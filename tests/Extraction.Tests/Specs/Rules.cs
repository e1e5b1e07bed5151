using System.Reflection;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>The rules of the engine: what stands in the static arrays of its stages.</summary>
internal static class Rules
{
    private static readonly IRule[][] Stages =
    [
        .. typeof(ArticleExtractor)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetFields(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(field => field.FieldType.IsArray && field.FieldType.GetElementType()!.IsAssignableTo(typeof(IRule)))
            .Select(field => (IRule[])field.GetValue(null)!),
    ];

    public static IEnumerable<string> Names => Stages.SelectMany(stage => stage).Select(rule => rule.Name);

    /// <summary>The only rule of its stage has nothing beside it.</summary>
    public static bool CanGo(string name) => Stages.Single(stage => stage.Any(rule => rule.Name == name)).Length > 1;

    /// <summary>
    /// Runs something without a rule. In its place stands the one beside it, which is tried twice then and finds nothing the
    /// second time. Nothing else may run meanwhile.
    /// </summary>
    public static T Without<T>(string name, Func<T> run)
    {
        var stage = Stages.Single(stage => stage.Any(rule => rule.Name == name));
        var at = Array.FindIndex(stage, rule => rule.Name == name);
        var rule = stage[at];
        stage[at] = stage[at == 0 ? 1 : at - 1];
        try
        {
            return run();
        }
        finally
        {
            stage[at] = rule;
        }
    }
}
