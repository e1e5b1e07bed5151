using Microsoft.OpenApi;
using Qawl.Api.Articles;
using Qawl.Api.Claims;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Tags in reading order, named headers, and responses that may gain members without breaking anybody.</summary>
internal sealed class ContractDocument : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        (
            "Quotes",
            "Start here: who said what, when, in which outlet, with the exact span of the article that proves it."
        ),
        ("Utterances", "What was said once, however many outlets report it, and how their wordings differ."),
        ("People", "Then those whom articles name, in any spelling: what they said and where they are named."),
        ("Organizations", "Institutions, parties, companies and outlets: what they state and where they are named."),
        (
            "Articles",
            "The proof and the export: what was recovered from documents, with the stored text that all spans count in."
        ),
        ("Discovery", "One search over everything, and names while they are typed."),
        ("Claims", "Whether somebody said something in these words, and receipts of what was found."),
        ("Statistics", "How many quotes and articles: by speaker, outlet, kind of speech, day, week or month."),
        (
            "Imports",
            "Many documents at once, and what became of every import: counts, and each rejection with its reason."
        ),
        ("Operations", "Whether the service runs and can answer."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = new HashSet<OpenApiTag>(
            Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description })
        );
        var components = swaggerDoc.Components ??= new OpenApiComponents();
        components.Headers = ContractHeaders.Described.ToDictionary(
            h => ContractHeaders.KeyOf(h.Key),
            IOpenApiHeader (h) =>
                new OpenApiHeader
                {
                    Description = h.Value,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            StringComparer.Ordinal
        );
        components.Responses = Refusals.Declare(swaggerDoc);
        foreach (
            var (name, schema) in components.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        )
        {
            if (schema is OpenApiSchema { Type: JsonSchemaType.Object } concrete)
            {
                concrete.AdditionalPropertiesAllowed =
                    name is not (nameof(NewArticle) or nameof(Claim) or nameof(Draft));
            }
        }
    }
}
