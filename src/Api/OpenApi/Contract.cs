using System.Globalization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Qawl.Api.OpenApi;

/// <summary>The contract as the running service knows it, made when first asked for.</summary>
internal sealed class Contract(ISwaggerProvider provider)
{
    public const string Version = "v1";

    private readonly Lazy<string> _yaml = new(() => Render(provider, text => new OpenApiYamlWriter(text)));
    private readonly Lazy<string> _json = new(() => Render(provider, text => new OpenApiJsonWriter(text)));

    public string Yaml => _yaml.Value;

    public string Json => _json.Value;

    private static string Render(ISwaggerProvider provider, Func<TextWriter, IOpenApiWriter> writer)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        provider.GetSwagger(Version).SerializeAsV31(writer(text));
        return text.ToString().TrimEnd() + "\n";
    }
}
