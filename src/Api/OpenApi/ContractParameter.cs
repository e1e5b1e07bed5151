using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qawl.Api.Json;
using Qawl.Api.Requests;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Shows what a parameter takes, not the type that it is bound to.</summary>
internal sealed class ContractParameter : IParameterFilter
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
            if (WireLists.ItemOf(property.PropertyType) is not null)
            {
                concrete.Style = ParameterStyle.Form;
                concrete.Explode = false;
            }
            concrete.Description ??= XmlSummaries.Of(property);
            // The binder lets it be absent, so that the validator can say what is missing.
            concrete.Required |= property.IsDefined(typeof(RequiredAttribute), inherit: true);
        }
        if (concrete.In == ParameterLocation.Path)
        {
            concrete.Description = "Its id.";
        }
    }

    private static IOpenApiSchema SchemaOf(PropertyInfo property, ParameterFilterContext context)
    {
        var type = property.PropertyType;
        if (WireLists.ItemOf(type) is { } listed)
        {
            return ListOf(listed, property, context);
        }
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

    /// <summary>Sent with commas between the values.</summary>
    private static OpenApiSchema ListOf(Type listed, PropertyInfo property, ParameterFilterContext context)
    {
        var bounds = property.GetCustomAttribute<BoundsAttribute>();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = bounds?.Least,
            MaxItems = bounds?.Most,
            Items =
                listed.IsEnum ? context.SchemaGenerator.GenerateSchema(listed, context.SchemaRepository)
                : WireLists.AllowedOf(listed) is { } names ? MembersOf(listed, names, context.SchemaRepository)
                : new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    MinLength = 1,
                    MaxLength = Limits.Name,
                },
        };
    }

    /// <summary>An enumeration with a name, since clients are generated from names.</summary>
    private static OpenApiSchemaReference MembersOf(Type listed, IReadOnlyList<string> names, SchemaRepository schemas)
    {
        var name = $"{listed.Name}Field";
        if (!schemas.Schemas.ContainsKey(name))
        {
            schemas.AddDefinition(
                name,
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = $"A member of {listed.Name}.",
                    Enum = [.. names.Select(n => JsonValue.Create(n))],
                }
            );
        }
        return new OpenApiSchemaReference(name);
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
                Pattern = StatedDate.InputPattern,
                Description = $"It is {WireReader<Moment>.Allowed}.",
            };
        }
        if (type == typeof(Period))
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = Period.Pattern,
                Description = $"It is {WireReader<Period>.Allowed}.",
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
                Pattern = property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern,
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
            Default = bounds.Fallback is { } fallback ? JsonValue.Create(fallback) : null,
        };
    }
}
