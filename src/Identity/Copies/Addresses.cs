namespace Qawl.Identity.Copies;

/// <summary>What of an address tells a page, whoever links to it and however.</summary>
internal static class Addresses
{
    private static readonly string[] Servers = ["www.", "m.", "amp.", "mobile."];

    /// <returns>Host, path and query; <c>null</c> if it tells no page.</returns>
    public static string? StemOf(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return null;
        }
        var host = address.IdnHost.ToLowerInvariant();
        host = Servers.FirstOrDefault(s => host.StartsWith(s, StringComparison.Ordinal)) is { } server
            ? host[server.Length..]
            : host;
        var path = address.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/amp", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        var query = string.Join(
            '&',
            address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(IsOfPage)
        );
        return path.Length + query.Length == 0 ? null : $"{host}{path}?{query}";
    }

    /// <summary>Not who led there.</summary>
    private static bool IsOfPage(string parameter) =>
        !parameter.StartsWith("utm_", StringComparison.Ordinal)
        && !parameter.StartsWith("fbclid=", StringComparison.Ordinal)
        && !parameter.StartsWith("gclid=", StringComparison.Ordinal)
        && !parameter.StartsWith("amp", StringComparison.Ordinal);
}
