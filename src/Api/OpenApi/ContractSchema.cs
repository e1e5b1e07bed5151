using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qawl.Database;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Nothing is null on the wire: what C# calls nullable may be absent, all else is always there.</summary>
internal sealed class ContractSchema : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete)
        {
            return;
        }
        concrete.Type &= ~JsonSchemaType.Null;
        if (context.Type.IsEnum)
        {
            NameValues(concrete, context.Type);
        }
        if (
            concrete.Properties is not { Count: > 0 } properties
            || context.Type.Assembly != typeof(ContractSchema).Assembly
        )
        {
            return;
        }
        var nullability = new NullabilityInfoContext();
        concrete.Required = context
            .Type.GetProperties()
            .Where(p => nullability.Create(p).ReadState == NullabilityState.NotNull)
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
            .Where(properties.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Generators make names of values: of <c>-publishedAt</c> and <c>publishedAt</c> some make one. They take the names of our own
    /// instead, each by the extension that it knows.
    /// </summary>
    private static void NameValues(OpenApiSchema schema, Type type)
    {
        var values = EnumNames.All(type).ToList();
        if (values.TrueForAll(v => v.Name.All(char.IsAsciiLetterOrDigit)))
        {
            return;
        }
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        foreach (var extension in new[] { "x-enum-varnames", "x-enumNames" })
        {
            schema.Extensions[extension] = new JsonNodeExtension(
                new JsonArray([.. values.Select(v => JsonValue.Create($"{v.Value}"))])
            );
        }
    }
}
