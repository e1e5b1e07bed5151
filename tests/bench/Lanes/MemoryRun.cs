using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;

namespace Qawl.Bench.Lanes;

/// <summary>
/// A large file of NDJSON with one line of 50 MB in the middle, through both doors (the console job, and
/// <c>POST /v1/imports</c>), each in 256 MB: those of a control group where one can be made, else of the runtime's heap.
/// </summary>
internal static class MemoryRun
{
    public const int Megabytes = 1024;

    private const int Limit = 256;
    private const int LongLine = 50;
    private const int DocumentWords = 500;

    /// <summary>As deploy/Dockerfile sets it, in hexadecimal: the heap leaves room for what is not on it.</summary>
    private const string HeapPercent = "37";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private const string Groups = "/sys/fs/cgroup/memory";

    public static async Task<int> RunAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-lane-");
        var row = new LaneRow("memory");
        try
        {
            var file = Path.Combine(folder.FullName, "large.ndjson");
            var lines = await WriteAsync(file, megabytes * 1024L * 1024);
            row.Add("MB", megabytes);
            row.Add("documents", lines);
            row.Add("limit, MB", CanGroup ? $"{Limit} (cgroup)" : $"{Limit} (heap)");
            await using (var database = await LaneDatabase.StartAsync(Path.Combine(folder.FullName, "job")))
            {
                await ByJobAsync(row, file, lines, database);
            }
            await using (var database = await LaneDatabase.StartAsync(Path.Combine(folder.FullName, "service")))
            {
                await ByServiceAsync(row, file, lines, database);
            }
            return row.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ByJobAsync(LaneRow row, string file, int lines, LaneDatabase database)
    {
        var seeder = Path.Combine(Workload.Root, "src", "Seeder", "bin", "Release", "net10.0", "Seeder.dll");
        using var group = MemoryGroup.Make("qawl-job");
        var said = file + ".said";
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c",
                $"{group?.Enter} exec dotnet \"$@\" > /dev/null 2> '{said}'",
                "sh",
                seeder,
                "seed",
                file,
                "--allow-rejected",
                "--connection",
                Pooled(database),
            ]
        );
        Bound(start.Environment);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, OwnMegabytes(process.Id));
            await Task.Delay(BetweenLooks);
        }
        row.Add("job, MB at most", Math.Round(peak));
        row.Add("job, s", Math.Round(clock.Elapsed.TotalSeconds));
        row.Require(
            process.ExitCode == 0,
            $"the job ended with {process.ExitCode}: {string.Join(" | ", (await File.ReadAllLinesAsync(said)).TakeLast(3))}"
        );
        await CheckAsync(row, "job", lines, database);
        row.Require(peak is > 0 and < Limit, $"the job had {peak:0} MB");
    }

    private static async Task ByServiceAsync(LaneRow row, string file, int lines, LaneDatabase database)
    {
        using var group = MemoryGroup.Make("qawl-service");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        Bound(settings);
        await using var service = await LaneService.StartAsync(
            Pooled(database),
            group?.Enter,
            [("Qawl__LargestImport", "2000000000"), .. settings.Select(s => (s.Key, s.Value!))]
        );
        using var client = service.Client();
        client.Timeout = Timeout.InfiniteTimeSpan;
        var clock = Stopwatch.StartNew();
        using var end = new CancellationTokenSource();
        var watching = PeakAsync(service.Pid, end.Token);
        await using var body = File.OpenRead(file);
        using var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        try
        {
            using var answer = await client.PostAsync(new Uri("/v1/imports", UriKind.Relative), content);
            row.Require(
                answer.StatusCode == HttpStatusCode.Created,
                $"the import was answered with {answer.StatusCode}"
            );
        }
        catch (HttpRequestException e)
        {
            row.Require(holds: false, $"the import was not answered: {e.Message}");
        }
        await end.CancelAsync();
        var peak = await watching;
        row.Add("service, MB at most", Math.Round(peak));
        row.Add("service, s", Math.Round(clock.Elapsed.TotalSeconds));
        row.Require(peak is > 0 and < Limit, $"the service had {peak:0} MB");
        await CheckAsync(row, "service", lines, database);
    }

    private static async Task CheckAsync(LaneRow row, string door, int lines, LaneDatabase database)
    {
        var articles = await database.AskAsync<long>("select count(*) from articles");
        row.Require(articles == lines, $"{door}: {articles} of {lines} documents are stored");
        var tooLong = await database.AskAsync<long>(
            "select count(*) from import_rejections where reason = 'lineTooLong'"
        );
        row.Require(tooLong == 1, $"{door}: {tooLong} lines were too long");
    }

    private static string Pooled(LaneDatabase database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.Direct);
        connection.Remove("Pooling");
        connection.Remove("Timeout");
        connection.Remove("Command Timeout");
        return connection.ConnectionString;
    }

    private static async Task<double> PeakAsync(int pid, CancellationToken end)
    {
        var peak = 0.0;
        while (!end.IsCancellationRequested)
        {
            peak = Math.Max(peak, OwnMegabytes(pid));
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
        return peak;
    }

    /// <summary>What is a process's own; pages of files, which the system may take back at any time, are not.</summary>
    private static double OwnMegabytes(int pid)
    {
        try
        {
            return LaneService.MegabytesOf(pid, "RssAnon") + LaneService.MegabytesOf(pid, "RssShmem");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool CanGroup => MemoryGroup.CanBeMade(Groups);

    private static void Bound(IDictionary<string, string?> environment)
    {
        if (CanGroup)
        {
            environment["DOTNET_GCHeapHardLimitPercent"] = HeapPercent;
        }
        else
        {
            environment["DOTNET_GCHeapHardLimit"] = (Limit * 55L / 100 * 1024 * 1024).ToString(
                "x",
                CultureInfo.InvariantCulture
            );
        }
    }

    /// <returns>How many documents can be stored.</returns>
    private static async Task<int> WriteAsync(string path, long bytes)
    {
        await using var file = new StreamWriter(path);
        var (count, written, isLong) = (0, 0L, false);
        while (written < bytes)
        {
            if (!isLong && written > bytes / 2)
            {
                var part = new string('م', 1024 * 1024);
                await file.WriteAsync("{\"content\":\"");
                for (var i = 0; i < LongLine / 2; i++)
                {
                    await file.WriteAsync(part);
                }
                await file.WriteLineAsync("\"}");
                (isLong, written) = (true, written + LongLine * 1024L * 1024);
            }
            var line = Line(count++);
            await file.WriteLineAsync(line);
            written += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
        }
        return count;
    }

    private static string Line(int number)
    {
        var random = new Random(number);
        var words = string.Join(
            ' ',
            Enumerable.Range(0, DocumentWords).Select(_ => MadeUpCorpus.Word(random.Next(MadeUpCorpus.Words)))
        );
        return JsonSerializer.Serialize(
            new
            {
                title = $"خبر رقم {number}",
                outlet = "بريد الميناء",
                publishedAt = $"2024-{1 + number % 12:00}-{1 + number % 28:00}",
                content = $"قال المدير {MadeUpCorpus.PersonName(number % 5000)} إن المحطة {number} جاهزة: «{words[..200]}».\n{words}",
            },
            Arabic
        );
    }

    private static readonly JsonSerializerOptions Arabic = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A control group of Linux (of version 1) with a bound for memory.</summary>
    private sealed class MemoryGroup(string path) : IDisposable
    {
        /// <summary>What a shell does to be in it.</summary>
        public string Enter => $"echo $$ > {path}/cgroup.procs;";

        public static bool CanBeMade(string root) =>
            Environment.UserName == "root" && File.Exists(Path.Combine(root, "memory.limit_in_bytes"));

        public static MemoryGroup? Make(string name)
        {
            if (!CanBeMade(Groups))
            {
                return null;
            }
            var path = Path.Combine(Groups, $"{name}-{Environment.ProcessId}");
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, "memory.limit_in_bytes"), $"{Limit}M");
            return new(path);
        }

        public void Dispose()
        {
            try
            {
                Directory.Delete(path);
            }
            catch (IOException)
            {
                // Somebody is still in it; it goes with the machine.
            }
        }
    }
}
