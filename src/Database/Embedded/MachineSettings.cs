namespace Qawl.Database.Embedded;

/// <summary>
/// What a private server may take of its machine. PostgreSQL's own defaults are for one of the smallest; with these most
/// reads stay in its buffers. None of them costs durability.
/// </summary>
internal static class MachineSettings
{
    private const long Megabyte = 1024 * 1024;

    /// <param name="memory">Bytes that this machine or container has.</param>
    /// <returns>Server parameters as <c>name = value</c>.</returns>
    public static IReadOnlyList<string> For(long memory) =>
        [
            $"shared_buffers = {Share(memory, 8, least: 16, most: 2048)}",
            // What the system keeps of files too; only planning asks for it.
            $"effective_cache_size = {Share(memory, 2, least: 64, most: int.MaxValue)}",
            $"work_mem = {Share(memory, 256, least: 4, most: 64)}",
            $"maintenance_work_mem = {Share(memory, 32, least: 64, most: 512)}",
            $"max_wal_size = {Share(memory, 8, least: 512, most: 4096)}",
            "checkpoint_timeout = 15min",
            "wal_compression = on",
            // Disks have no heads to move any more.
            "random_page_cost = 1.1",
            // To compile a query takes longer than to run it.
            "jit = off",
        ];

    /// <summary>
    /// The settings that a file has; written first if it is not there, for its reader to change.
    /// </summary>
    /// <param name="file">Lines of <c>name = value</c>; empty ones and those that begin with # tell nothing.</param>
    /// <param name="memory">Bytes that this machine or container has.</param>
    /// <param name="say">Gets a sentence when the file is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        string file,
        long memory,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(file))
        {
            var settings = For(memory);
            await File.WriteAllLinesAsync(
                file,
                [
                    $"# Chosen for {memory / Megabyte} MB of memory when this file was not there yet. Change what you like: it",
                    "# holds from the next start on. Any parameter of PostgreSQL may stand here, without quotes.",
                    .. settings,
                ],
                cancellationToken
            );
            say(
                $"PostgreSQL gets {settings[0].Split(" = ")[1]} of buffers; {file} has this and the like for you to change."
            );
        }
        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        return [.. lines.Select(Setting).OfType<string>()];
    }

    private static string? Setting(string line) =>
        line.Trim() is { Length: > 0 } text && text[0] != '#'
            ? string.Join('=', text.Split('=', 2, StringSplitOptions.TrimEntries))
            : null;

    private static string Share(long memory, int part, int least, int most) =>
        $"{Math.Clamp(memory / part / Megabyte, least, most)}MB";
}
