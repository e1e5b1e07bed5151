using System.Text;
using Qawl.Api.Http.Caching;

namespace Qawl.Api.OpenApi;

internal static class ContractEndpoints
{
    public static void MapContract(this WebApplication app)
    {
        app.MapGet("/openapi.yaml", (Contract c) => Results.Text(c.Yaml, "application/yaml", Encoding.UTF8))
            .WithAnswersOfProgram()
            .ExcludeFromDescription();
        app.MapGet("/openapi.json", (Contract c) => Results.Text(c.Json, "application/json", Encoding.UTF8))
            .WithAnswersOfProgram()
            .ExcludeFromDescription();
        app.MapGet("/openapi-3.0.json", (Contract c) => Results.Text(c.Json30, "application/json", Encoding.UTF8))
            .ExcludeFromDescription();
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        app.MapExplorer();
    }
}
