using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qawl.Api.Access;
using Qawl.Api.Articles;
using Qawl.Api.Caching;
using Qawl.Api.Requests;
using Qawl.Database;
using Qawl.Database.Keys;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Responses in the order of their status, with their headers, and the key where one is needed.</summary>
internal sealed class ContractOperation : IOperationFilter
{
    public const string KeyScheme = "apiKey";

    public const string RoleExtension = "x-role";

    private const string Moved =
        "Whoever had this id was judged to be somebody with another one, which Location tells.";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.IsValidated())
        {
            (operation.Responses ??= [])["304"] = new OpenApiResponse
            {
                Description = "What you have is current: If-None-Match names its entity tag.",
            };
        }
        operation.Parameters =
        [
            .. Offered(operation.Parameters ?? [], context)
                .OrderBy(p =>
                    p.In == ParameterLocation.Path ? 0
                    : p.Name == "q" ? 1
                    : 2
                ),
        ];
        var responses = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (Refusals.Includes(status))
            {
                responses[status] = Refusals.Of(status, operation.RequestBody is not null, context.Document);
                continue;
            }
            if (status == "308")
            {
                response.Description = Moved;
            }
            responses[status] = response;
            AnswerExamples.ShowIn(operation.OperationId!, status, response);
            if (response is OpenApiResponse concrete && HeadersOf(operation, status, context) is { Count: > 0 } headers)
            {
                concrete.Headers = headers;
            }
        }
        operation.Responses = responses;
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            ShowSample(
                parameter,
                parameter.Name == "cursor"
                    ? CursorExamples.Of(operation.OperationId!, context.ApiDescription.RelativePath!)
                    : Samples.Of(operation.OperationId!, parameter.Name!)
            );
        }
        foreach (var body in (operation.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>())
        {
            body.Example = Samples.BodyOf(operation.OperationId!);
        }
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault() is { } rule)
        {
            ShowRule(operation, rule, context.Document);
        }
    }

    /// <summary>The version of OpenAPI that older generators read has no place for roles of keys.</summary>
    private static void ShowRule(OpenApiOperation operation, AccessRule rule, OpenApiDocument contract)
    {
        var key = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, contract)] = [] };
        // An empty one stands for asking without a key.
        operation.Security = rule.Role == KeyRole.Reader ? [new(), key] : [key];
        (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))[RoleExtension] =
            new JsonNodeExtension(EnumNames.Of(rule.Role));
    }

    /// <summary>Without those that the operation's filter inherits and does not take.</summary>
    private static IEnumerable<IOpenApiParameter> Offered(
        IEnumerable<IOpenApiParameter> parameters,
        OperationFilterContext context
    )
    {
        var refused = context
            .MethodInfo.GetParameters()
            .SelectMany(p => WithoutAttribute.Of(p.ParameterType))
            .ToArray();
        return parameters.Where(p => !refused.Contains(p.Name, StringComparer.Ordinal));
    }

    /// <summary>
    /// Swagger UI fills in what a parameter gives as its example, and only shows what the schema does: a filter that is
    /// filled in unasked would hide rows.
    /// </summary>
    private static void ShowSample(OpenApiParameter parameter, JsonNode? sample)
    {
        var shown =
            parameter.Schema?.Type == JsonSchemaType.Array && sample is not (null or JsonArray)
                ? new JsonArray(sample)
                : sample;
        if (
            parameter.In == ParameterLocation.Path
            || parameter.Schema is not OpenApiSchema { Default: null } schema
            || parameter.Required
        )
        {
            parameter.Example = shown;
        }
        else if (shown is not null)
        {
            schema.Examples = [shown];
        }
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(
        OpenApiOperation operation,
        string status,
        OperationFilterContext context
    )
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        void Add(string name) =>
            headers[name] = new OpenApiHeaderReference(ContractHeaders.KeyOf(name), context.Document);

        if (status == "200" && operation.Parameters!.Any(p => p.Name == "cursor"))
        {
            Add("Link");
        }
        if (status is "201" or "308")
        {
            Add("Location");
        }
        if (status is "200" or "304" && context.ApiDescription.IsValidated())
        {
            Add("ETag");
        }
        if (
            status is "200" or "201" or "204" or "304"
            && context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Validated>().Any(v => v.OfData)
        )
        {
            Add(DataVersions.Header);
        }
        if (status == "200" && operation.OperationId == "getArticleText")
        {
            Add(ArticleEndpoints.TextHashHeader);
        }
        return headers;
    }
}

/// <summary>The headers that responses refer to.</summary>
internal static class ContractHeaders
{
    public static readonly IReadOnlyDictionary<string, string> Described = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["Link"] = "RFC 8288: the first page, and the next one if there is one.",
        ["ETag"] =
            "A strong entity tag. Sent back in If-None-Match, it is answered with 304 as long as nothing changed.",
        [DataVersions.Header] =
            "The number of the version of the data that the answer was read from, or that has what was written. Sent as a header of the same name with a request, it is answered from that version or a later one, whichever server it comes to; 503 if none can be asked that has it.",
        ["Location"] = "Where the article, the import, or who had this id is.",
        [ArticleEndpoints.TextHashHeader] = "SHA-256 of the text in UTF-8, in hexadecimal.",
        ["Retry-After"] = "Seconds after which to repeat the request.",
        [Rates.Header] =
            "What is left of what is granted in a minute (r), and the seconds until all of it is there again (t). Every answer has it to whom a rate is granted, which are all but those on the machine itself.",
        [Rates.PolicyHeader] = "What is granted (q) in so many seconds (w), to a key or to an address.",
    };

    public static string KeyOf(string header) => header.Replace("-", "", StringComparison.Ordinal);
}
