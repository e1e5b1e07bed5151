using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
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
}
