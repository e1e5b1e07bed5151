using System.Reflection;
using System.Xml.Linq;

namespace Qawl.Api.OpenApi;

/// <summary>
/// The documentation comments of this assembly's properties, which Swashbuckle does not find for parameters that are
/// bound by parsing.
/// </summary>
internal static class XmlSummaries
{
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
        XDocument
            .Load(Path.Combine(AppContext.BaseDirectory, "Api.xml"))
            .Descendants("member")
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

    public static string? Of(PropertyInfo property) =>
        Summaries.Value.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");
}
