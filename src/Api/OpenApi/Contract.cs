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

    private readonly Lazy<string> _json30 = new(() =>
        Render(provider, text => new OpenApiJsonWriter(text), since31: false)
    );

    public string Yaml => _yaml.Value;

    public string Json => _json.Value;

    /// <summary>The same in OpenAPI 3.0, for generators that know nothing newer.</summary>
    public string Json30 => _json30.Value;

    private static string Render(
        ISwaggerProvider provider,
        Func<TextWriter, IOpenApiWriter> writer,
        bool since31 = true
    )
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var document = provider.GetSwagger(Version);
        if (since31)
        {
            document.SerializeAsV31(writer(text));
        }
        else
        {
            document.SerializeAsV3(writer(text));
        }
        return text.ToString().TrimEnd() + "\n";
    }
}
