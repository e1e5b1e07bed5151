using System.Reflection;
using System.Xml.Linq;

namespace Qawl.Api.OpenApi;

/// <summary>
/// The documentation comments of this assembly's properties, which Swashbuckle does not find for parameters that are
/// bound by parsing.
/// </summary>
internal static class XmlSummaries
{
    private static readonly Lazy<XDocument> Documentation = new(() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Api.xml"))
    );

    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
        Documentation
            .Value.Descendants("member")
            .ToDictionary(
                m => m.Attribute("name")!.Value,
                m =>
                    string.Join(
                        ' ',
                        (m.Element("summary")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    ),
                StringComparer.Ordinal
            )
    );

    /// <summary>Properties that inherit their documentation, with the ones that they have it from.</summary>
    private static readonly Lazy<Dictionary<string, string>> Inherited = new(() =>
        Documentation
            .Value.Descendants("inheritdoc")
            .Where(i => i.Parent?.Attribute("name") is not null && i.Attribute("cref") is not null)
            .ToDictionary(
                i => i.Parent!.Attribute("name")!.Value,
                i => i.Attribute("cref")!.Value,
                StringComparer.Ordinal
            )
    );

    public static string? Of(PropertyInfo property)
    {
        var name = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        return Summaries.Value.GetValueOrDefault(Inherited.Value.GetValueOrDefault(name, name));
    }
}
