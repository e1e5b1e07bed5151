using System.Net.Mime;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Qawl.Api.OpenApi;

/// <summary>Swagger UI, with a page, a style and an icon of our own: resources of this assembly.</summary>
internal static class Explorer
{
    public const string Prefix = "swagger";

    private static readonly (string Name, string MediaType)[] Files =
    [
        ("qawl.css", MediaTypeNames.Text.Css),
        ("qawl.js", MediaTypeNames.Text.JavaScript),
        ("qawl.svg", MediaTypeNames.Image.Svg),
    ];

    public static void MapExplorer(this WebApplication app)
    {
        foreach (var (name, mediaType) in Files)
        {
            app.MapGet($"/{Prefix}/{name}", () => Results.Stream(Open(name), mediaType)).ExcludeFromDescription();
        }
        app.UseSwaggerUI(Show);
    }

    private static void Show(SwaggerUIOptions ui)
    {
        ui.RoutePrefix = Prefix;
        ui.IndexStream = () => Open("index.html");
        ui.SwaggerEndpoint("/openapi.json", "Qawl");
        ui.DocumentTitle = "Qawl: who said what, in Arabic news";
        ui.EnableTryItOutByDefault();
        ui.EnableDeepLinking();
        ui.DisplayOperationId();
        ui.DisplayRequestDuration();
        ui.EnableFilter();
        ui.EnablePersistAuthorization();
        ui.DefaultModelsExpandDepth(0);
        ui.ConfigObject.AdditionalItems["requestSnippetsEnabled"] = true;
    }

    private static Stream Open(string name) =>
        typeof(Explorer).Assembly.GetManifestResourceStream($"Explorer/{name}")
        ?? throw new FileNotFoundException("The explorer lacks a file.", name);
}
