namespace Qawl.Api.Service;

/// <summary>The verb <c>health</c>, for containers without curl.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="arguments">The address to ask, or nothing for the service at its default address.</param>
    /// <returns>0 if the service is ready, else 1.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var address = arguments is [var given, ..] ? given : $"http://127.0.0.1:{Address.DefaultPort}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync($"'{address}' is not an http address.");
            return 1;
        }
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(
                url.AbsolutePath is "/" ? new Uri(url, "/health/ready") : url,
                CancellationToken.None
            );
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{url} does not answer: {e.Message}");
            return 1;
        }
    }
}
