using System.Reflection;
using System.Text.Json;

namespace Qawl.Api.Requests;

/// <summary>Which inherited parameters a filter does not take: they are unknown to its requests and to the contract.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithoutAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;

    /// <returns>Their names on the wire.</returns>
    public static IEnumerable<string> Of(Type filter) =>
        filter.GetCustomAttribute<WithoutAttribute>()?.Properties.Select(JsonNamingPolicy.CamelCase.ConvertName) ?? [];
}
