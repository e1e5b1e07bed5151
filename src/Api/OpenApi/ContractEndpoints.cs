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
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "swagger";
            ui.SwaggerEndpoint("/openapi.json", "Qawl");
            ui.DocumentTitle = "Qawl";
            ui.EnableTryItOutByDefault();
            ui.EnableDeepLinking();
            ui.DisplayOperationId();
            ui.DisplayRequestDuration();
            ui.EnableFilter();
            ui.EnablePersistAuthorization();
            ui.DefaultModelsExpandDepth(0);
        });
    }
}
