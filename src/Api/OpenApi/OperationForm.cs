using Microsoft.OpenApi;
using Qawl.Api.Articles;
using Qawl.Api.Writing;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

/// <summary>Responses in the order of their status, with their headers, and the key where one is needed.</summary>
internal sealed class OperationForm : IOperationFilter
{
    public const string KeyScheme = "apiKey";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var responses = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            responses[status] = response;
            if (
                response is OpenApiResponse concrete
                && HeadersOf(operation.OperationId!, status, context) is { Count: > 0 } headers
            )
            {
                concrete.Headers = headers;
            }
        }
        operation.Responses = responses;
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<ApiKey.Required>().Any())
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [],
                },
            ];
        }
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(
        string operation,
        string status,
        OperationFilterContext context
    )
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        void Add(string name) =>
            headers[name] = new OpenApiHeaderReference(ContractHeaders.KeyOf(name), context.Document);

        if (status == "200" && operation.StartsWith("list", StringComparison.Ordinal))
        {
            Add("Link");
        }
        if (status == "201")
        {
            Add("Location");
        }
        if (status == "200" && operation == "getArticleText")
        {
            Add(ArticleEndpoints.TextHashHeader);
        }
        if (status is "503" or "504")
        {
            Add("Retry-After");
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
        ["Location"] = "Where the article is.",
        [ArticleEndpoints.TextHashHeader] = "SHA-256 of the text in UTF-8, in hexadecimal.",
        ["Retry-After"] = "Seconds after which to repeat the request.",
    };

    public static string KeyOf(string header) => header.Replace("-", "", StringComparison.Ordinal);
}
