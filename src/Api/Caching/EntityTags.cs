using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Qawl.Api.Access;
using Qawl.Api.Answers;
using Qawl.Database;
using Qawl.Database.Keys;
using Qawl.Extraction;

namespace Qawl.Api.Caching;

/// <summary>
/// Strong entity tags that are known before the answer: everything that decides its bytes goes into a hash.
/// </summary>
/// <param name="contract">Gives the contract's text, of which there is only one for as long as the program runs.</param>
internal sealed class EntityTags(Func<string> contract)
{
    /// <summary>Of the hash: 128 bits.</summary>
    private const int Bytes = 16;

    private const char Separator = '\n';

    /// <summary>A build may answer differently although neither the engine nor the contract changed.</summary>
    private static readonly Guid Build = typeof(EntityTags).Module.ModuleVersionId;

    private static readonly string Program = $"{ArticleExtractor.Version}{Separator}{Build}";

    /// <summary>What is not from the data may tell of the contract, whose comments are in no build; to write it takes long.</summary>
    private readonly Lazy<string> _withContract = new(() =>
        $"{Program}{Separator}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(contract())))}"
    );

    /// <param name="context">The request, routed.</param>
    /// <param name="data">The state of the data, if the answer depends on it.</param>
    /// <returns>With its quotes.</returns>
    public string Of(HttpContext context, DataVersion? data)
    {
        var offered = context.GetEndpoint()?.Metadata.GetMetadata<OfferedFormats>();
        var whole = string.Join(
            Separator,
            data,
            data is null ? _withContract.Value : Program,
            CanonicalUrl(context.Request),
            context.Features.Get<ChosenFormat>()?.MediaType,
            offered is { NameTheHost: true } ? $"{context.Request.Scheme}://{context.Request.Host}" : "",
            Compression.EncodingFor(context),
            TellsMore(context) ? nameof(MoreForOperators) : ""
        );
        return $"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, Bytes))}\"";
    }

    private static bool TellsMore(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MoreForOperators>() is not null
        && context.Caller().May(KeyRole.Operator);

    internal static string CanonicalUrl(HttpRequest request) =>
        $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{CanonicalQuery(request)}";

    /// <summary>One spelling for queries that only differ in percent-encoding or in the order of their parameters.</summary>
    /// <returns>With its question mark; empty without parameters.</returns>
    internal static string CanonicalQuery(HttpRequest request)
    {
        var parameters = request
            .Query.OrderBy(p => p.Key, StringComparer.Ordinal)
            // The order of one parameter's values shows in the answer.
            .SelectMany(p => p.Value.Select(v => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(v ?? "")}"));
        var query = string.Join('&', parameters);
        return query.Length == 0 ? "" : $"?{query}";
    }
}
