using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qawl.Api.Wire;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Shows what a parameter takes, not the type that it is bound to.</summary>
internal sealed class ParameterForm : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter concrete)
        {
            return;
        }
        // What is bound by parsing comes as a parameter that stands for the filter's property.
        if ((context.PropertyInfo ?? context.ParameterInfo?.Member) is PropertyInfo property)
        {
            concrete.Schema = SchemaOf(property, context);
            concrete.Description ??= XmlSummaries.Of(property);
        }
        if (concrete.In == ParameterLocation.Path)
        {
            concrete.Description = "Its id.";
        }
    }

    private static IOpenApiSchema SchemaOf(PropertyInfo property, ParameterFilterContext context)
    {
        var type = property.PropertyType;
        if (type.GetElementType() is { } item)
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                MaxItems = Limits.Values,
                Items = SchemaOf(item, property, context),
            };
        }
        return SchemaOf(Nullable.GetUnderlyingType(type) ?? type, property, context);
    }

    private static IOpenApiSchema SchemaOf(Type type, PropertyInfo property, ParameterFilterContext context)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(WireValue<>))
        {
            type = type.GetGenericArguments()[0];
        }
        if (type == typeof(Moment))
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = StatedDate.Pattern,
                Description = $"It is {WireReader<Moment>.Allowed}.",
            };
        }
        if (type == typeof(string))
        {
            // The values of lists are ids and names, which PageFilterValidator looks at.
            var length = property.GetCustomAttribute<StringLengthAttribute>();
            return new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = length?.MinimumLength ?? 1,
                MaxLength = length?.MaximumLength ?? (property.PropertyType.IsArray ? Limits.Name : null),
            };
        }
        if (type != typeof(int) || property.GetCustomAttribute<BoundsAttribute>() is not { } bounds)
        {
            return context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        }
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = $"{bounds.Least}",
            Maximum = $"{bounds.Most}",
            Default = JsonValue.Create(bounds.Fallback),
        };
    }
}
