using System.Net;
using System.Net.Sockets;

namespace Qawl.Api.Service;

/// <summary>Where the service listens.</summary>
internal static class Address
{
    public const int DefaultPort = 8080;

    private const int PortsToTry = 100;

    /// <summary>Takes what is configured, else this machine's own address with the first free port from the default one on.</summary>
    /// <param name="builder">What listens.</param>
    /// <param name="isGuarded">Whether somebody has decided who gets in: by a key, or by running a server for it.</param>
    /// <exception cref="UnsafeAddressException">A private database must not be served to other machines by accident.</exception>
    public static void Choose(WebApplicationBuilder builder, bool isGuarded)
    {
        var configured = Configured(builder.Configuration).ToArray();
        if (configured.Length == 0)
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort()}");
        }
        else if (!isGuarded && Array.Find(configured, a => !IsLoopback(a)) is { } open)
        {
            throw new UnsafeAddressException(open);
        }
    }

    private static IEnumerable<string> Configured(ConfigurationManager settings)
    {
        var urls =
            settings["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        // The server takes ports only where there are no addresses, and then opens them to everybody.
        var ports = urls.Length > 0 ? [] : new[] { settings["http_ports"], settings["https_ports"] };
        return
        [
            .. urls,
            .. ports.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => $"http://*:{p}"),
            .. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key),
        ];
    }

    /// <summary>As the server reads it: of names it knows localhost alone, and takes any other for all addresses.</summary>
    private static bool IsLoopback(string url) =>
        Uri.IsWellFormedUriString(url, UriKind.Absolute)
        && BindingAddress.Parse(url).Host is var host
        && (
            host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        );

    private static int FreePort() =>
        Enumerable.Range(DefaultPort, PortsToTry).FirstOrDefault(IsFree, defaultValue: DefaultPort);

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>The address would show a private database to other machines.</summary>
internal sealed class UnsafeAddressException(string address)
    : Exception(
        $"With a database of its own and no key Qawl listens on this machine only, not on {address}. "
            + "Set Qawl__ApiKey, or Qawl__Reading to key, name a PostgreSQL server in ConnectionStrings__Db, or listen with "
            + "--urls http://127.0.0.1:8080."
    );
