using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;
using Qawl.Database;

namespace Qawl.Bench;

/// <summary>
/// Makes a database of quotes in SQL, starts the service on it as users do, and reads <c>/v1/quotes</c> to the last row in
/// both formats: rows a second, how far the service's memory grows, and when the first row is there.
/// </summary>
internal static class ExportRun
{
    public const int Quotes = 1_000_000;

    private const int QuotesOfArticle = 10;
    private const double MostGrowth = 50;
    private const double LatestFirstRow = 200;

    private const string Fill = """
        insert into people (id, key, name, folded_name)
        select 'p' || lpad(i::text, 15, 'a'), 'p' || i, 'الاسم ' || i, 'الاسم ' || i from generate_series(1, 5000) i;
        insert into organizations (id, key, name, folded_name, kind, is_outlet)
        select 'o' || lpad(i::text, 15, 'a'), 'o' || i, 'جريدة ' || i, 'جريدة ' || i, 'media', true from generate_series(1, 100) i;
        insert into articles (id, title, outlet, outlet_id, language, published_text, published_precision, published_sort,
            published_zoned, text, text_sha256, body_start, body_end, furniture, terms, engine_version, imported_at)
        select lpad(i::text, 26, 'a'), 'عنوان المقال رقم ' || i, 'جريدة', 'o' || lpad((1 + i % 100)::text, 15, 'a'), 'ar', '2024-05-04',
            'day', timestamptz '2014-05-04Z' + i * interval '1 minute', false, repeat('قال الوزير إن العمل مستمر في المشروع. ', 40),
            decode(repeat('00', 32), 'hex'), 0, 1500, '{}', '', 'bench', timestamptz '2024-05-04Z' + i * interval '1 second'
        from generate_series(1, @articles) i;
        insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_person_id, speaker_by, cue_start, cue_end,
            confidence, outlet_id, sort_at, imported_at, terms)
        select a.id, s * 140, s * 140 + 114, (array['direct', 'indirect'])[1 + s % 2], repeat('قال الوزير إن العمل مستمر في المشروع. ', 3),
            'person', 'p' || lpad((1 + (a.i * 7 + s) % 5000)::text, 15, 'a'), 'name', s * 140, s * 140 + 3, 0.9,
            a.outlet_id, a.sort_at, a.imported_at, ''
        from (select *, row_number() over () as i from articles) a, generate_series(0, @perArticle - 1) s;
        """;

    /// <returns>The exit code: 0 if memory and first row are within their bounds.</returns>
    public static async Task<int> RunAsync(int quotes)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"qawl-export-{Guid.NewGuid():n}"));
        try
        {
            var options = DatabaseOptions.FromEnvironment();
            options = options with { DataDirectory = Path.Combine(folder.FullName, "pg") };
            await using var server = await DatabaseServer.StartAsync(
                options,
                Console.WriteLine,
                CancellationToken.None
            );
            await using (var source = DataSource.Create(server.ConnectionString))
            {
                await Migrator.ApplyAsync(source, CancellationToken.None);
                await FillAsync(source, quotes);
            }
            using var service = Start(server.ConnectionString, folder.FullName);
            try
            {
                return await MeasureAsync(service, quotes);
            }
            finally
            {
                Process.Start("kill", ["-TERM", $"{service.Id}"]).WaitForExit();
                await service.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(NpgsqlDataSource source, int quotes)
    {
        Console.WriteLine($"Making {quotes} quotes.");
        await using var fill = source.CreateCommand(
            Fill.Replace("@articles", $"{quotes / QuotesOfArticle}", StringComparison.Ordinal)
                .Replace("@perArticle", $"{QuotesOfArticle}", StringComparison.Ordinal)
        );
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync();
        await using var settle = source.CreateCommand("vacuum analyze");
        settle.CommandTimeout = 0;
        await settle.ExecuteNonQueryAsync();
    }

    private static Process Start(string database, string folder)
    {
        var program = Path.Combine(Workload.Root, "src", "Api", "bin", "Release", "net10.0", "Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Db"] = database;
        return Process.Start(start)!;
    }

    private static async Task<int> MeasureAsync(Process service, int quotes)
    {
        const string Sign = "Qawl answers at ";
        var line = await service.StandardOutput.ReadLineAsync();
        while (line?.StartsWith(Sign, StringComparison.Ordinal) is false)
        {
            line = await service.StandardOutput.ReadLineAsync();
        }
        using var client = new HttpClient
        {
            BaseAddress = new Uri(line![Sign.Length..].Split(' ')[0]),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        // What every service does once, whatever it is asked.
        for (var i = 0; i < 20; i++)
        {
            await client.GetStringAsync(new Uri("/v1/quotes?limit=100", UriKind.Relative));
            await client.GetStringAsync(new Uri("/v1/quotes?format=ndjson&limit=100", UriKind.Relative));
            await client.GetStringAsync(new Uri("/v1/quotes?format=csv&speaker=x", UriKind.Relative));
        }
        Console.WriteLine(
            "| format | rows | MB | s | rows/s | memory before, MB | most, MB | growth, MB | first row, ms |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var failed = false;
        foreach (var format in new[] { "application/x-ndjson", "text/csv" })
        {
            failed |= !await ReadAsync(client, service, format, format == "text/csv" ? quotes + 1 : quotes);
        }
        return failed ? 1 : 0;
    }

    private static async Task<bool> ReadAsync(HttpClient client, Process service, string format, int lines)
    {
        var (before, most) = (MemoryOf(service), 0.0);
        var clock = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(format));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (rows, bytes, first) = (0, 0L, (double?)null);
        while (await body.ReadAsync(buffer) is var count and > 0)
        {
            rows += buffer.AsSpan(0, count).Count((byte)'\n');
            // The first line of CSV is its header.
            if (first is null && rows > (format == "text/csv" ? 1 : 0))
            {
                first = clock.Elapsed.TotalMilliseconds;
            }
            bytes += count;
            most = Math.Max(most, MemoryOf(service));
        }
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {format} | {rows} | {bytes / 1e6:F0} | {seconds:F1} | {rows / seconds:F0} | {before:F0} | {most:F0} | {most - before:F0} | {first:F0} |"
            )
        );
        return rows == lines && most - before < MostGrowth && first < LatestFirstRow;
    }

    private static double MemoryOf(Process service)
    {
        service.Refresh();
        return service.WorkingSet64 / 1e6;
    }
}
