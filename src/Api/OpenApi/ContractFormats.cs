using Microsoft.OpenApi;
using Qawl.Api.Answers;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Shows in the contract every format that an operation offers.</summary>
internal sealed class ContractFormats : IOperationFilter
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        [MediaTypes.NdJson] =
            "To the last row: one JSON object a line, each as in `items`. `limit` ends the rows earlier, `cursor` begins them later.",
        [MediaTypes.Csv] =
            "To the last row: RFC 4180 with a header row; columns are the members of `items`, nested ones joined by a point (`speaker.name`), and may be added. Text that begins with one of `= + - @`, a tab or a line end is preceded by an apostrophe, so that no spreadsheet runs it.",
        [MediaTypes.Atom] = "RFC 4287, the latest imported first, at most 100 entries.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var offered = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OfferedFormats>().LastOrDefault();
        if (operation.Responses?.GetValueOrDefault("200") is not OpenApiResponse response)
        {
            return;
        }
        foreach (var format in offered?.All.Where(f => f.Described) ?? [])
        {
            response.Content ??= new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal);
            response.Content[format.MediaType] = new OpenApiMediaType
            {
                Schema = format.Schema is { } type
                    ? context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository)
                    : new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Description = Descriptions.GetValueOrDefault(format.MediaType),
                    },
            };
        }
    }
}
