using System.Text;
using Qawl.Api.Caching;

namespace Qawl.Api.OpenApi;

internal static class ContractEndpoints
{
    public static void MapContract(this WebApplication app)
    {
        app.MapText("/openapi.yaml", "application/yaml", contract => contract.Yaml);
        app.MapText("/openapi.json", "application/json", contract => contract.Json);
        app.MapText("/openapi-3.0.json", "application/json", contract => contract.Json30);
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        app.MapExplorer();
    }

    private static void MapText(
        this IEndpointRouteBuilder app,
        string path,
        string mediaType,
        Func<Contract, string> text
    ) =>
        app.MapGet(path, (Contract contract) => Results.Text(text(contract), mediaType, Encoding.UTF8))
            .WithAnswersOfProgram()
            .ExcludeFromDescription();
}
