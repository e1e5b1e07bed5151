using System.Net;
using Microsoft.Net.Http.Headers;
using Qawl.Api.Settings;
using Qawl.Database.Keys;

namespace Qawl.Api.Access;

/// <summary>Who sent a request, as far as it matters.</summary>
/// <param name="Role">Of the key; <c>null</c> without a valid one.</param>
/// <param name="Key">Tells keys apart; <c>null</c> without a valid one.</param>
/// <param name="IsLocal">Whether it came from this very machine.</param>
/// <param name="Fault">Why there is no valid key, in a sentence.</param>
internal sealed record Caller(KeyRole? Role, string? Key, bool IsLocal, string? Fault = null)
{
    /// <summary>Whoever runs programs on the machine sees how it is run anyway.</summary>
    public bool May(KeyRole role) => Role >= role || (role == KeyRole.Operator && IsLocal);
}

internal static class Callers
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string Forwarded = "Forwarded";

    /// <summary>Of an operation that has a rule of access.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? new(Role: null, Key: null, IsLocal: false);

    /// <summary>Whatever comes through a proxy comes from elsewhere, also if the proxy is on this machine.</summary>
    public static bool IsLocal(this HttpContext http, ServiceSettings settings) =>
        settings.Proxies.Count == 0
        && http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey(ForwardedFor)
        && !http.Request.Headers.ContainsKey(Forwarded)
        && !http.Request.Headers.ContainsKey(HeaderNames.Via);
}
