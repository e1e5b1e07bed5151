using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Qawl.Api.Answers;

/// <summary>Answers are compressed for who takes that, also over TLS: no body carries a secret beside what a client chose.</summary>
internal static class Compression
{
    private static readonly string[] MediaTypes =
    [
        "application/atom+xml",
        "application/json",
        "application/ld+json",
        "application/problem+json",
        "application/x-ndjson",
        "application/yaml",
        "image/svg+xml",
        "text/csv",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
    ];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = MediaTypes;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // The fastest brotli makes more bytes of what is written piece by piece than gzip does.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>What an answer to this request is encoded with.</summary>
    public static string EncodingFor(HttpContext context)
    {
        var compression = context.RequestServices.GetRequiredService<IResponseCompressionProvider>();
        return compression.CheckRequestAcceptsCompression(context)
            ? compression.GetCompressionProvider(context)?.EncodingName ?? Identity
            : Identity;
    }

    private const string Identity = "identity";
}
