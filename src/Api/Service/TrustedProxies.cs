using Microsoft.AspNetCore.HttpOverrides;
using Qawl.Api.Settings;

namespace Qawl.Api.Service;

/// <summary>For whom a request comes, and over which scheme, is believed of those alone whom the settings name.</summary>
internal static class TrustedProxies
{
    public static void TrustProxies(this IServiceCollection services, ServiceSettings settings) =>
        // After what the framework would set by itself, which believes everybody.
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
            forwarded.ForwardLimit = null;
            forwarded.ForwardedHeaders =
                settings.Proxies.Count > 0
                    ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                    : ForwardedHeaders.None;
        });
}
