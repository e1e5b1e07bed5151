using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Qawl.Bench.Lanes;

/// <summary>What became of one document, as its sender knows it.</summary>
internal sealed class Entry(string key, string text)
{
    public string Key => key;

    public string Text => text;

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The article's id when it was acknowledged.</summary>
    public string? Id { get; set; }

    public bool IsRefused { get; set; }

    /// <summary>Whether somebody asked to take it down; what the answer was, if there was one.</summary>
    public bool IsRemoving { get; set; }

    public bool IsRemoved { get; set; }
}

/// <summary>
/// Writers that note what they send and what they are told. What is unknown, or was put off, is sent again under the same
/// key until it is acknowledged.
/// </summary>
internal sealed class Ledger(HttpClient client, int seed = 0)
{
    /// <summary>What documents are called that come beside those of the ledger.</summary>
    public const string Imported = "imported";

    private const int RemovedOf = 20;
    private const int RefusedOf = 40;

    private static readonly string[] First = ["سمير", "هدى", "مازن", "ريم", "وليد", "سلوى", "نزار", "لينا"];
    private static readonly string[] Last = ["الحموي", "الكيالي", "الرفاعي", "البستاني", "الطحان", "العجمي"];

    private readonly ConcurrentDictionary<HttpStatusCode, int> _statuses = new();
    private readonly ConcurrentQueue<Entry> _entries = new();
    private long _acknowledged;
    private long _newest;
    private int _withoutRetryAfter;
    private int _broken;
    private int _next = seed;

    public IReadOnlyCollection<Entry> Entries => _entries;

    public IReadOnlyDictionary<HttpStatusCode, int> Statuses => _statuses;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>How often a connection broke before an answer came.</summary>
    public int Broken => _broken;

    /// <summary>Answers 429 and 503 that did not say when to come back.</summary>
    public int WithoutRetryAfter => _withoutRetryAfter;

    /// <summary>Writes until it is told to stop; then what is under way is brought to an end.</summary>
    public Task WriteAsync(int writers, TimeSpan pause, CancellationToken stop) =>
        Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            while (!stop.IsCancellationRequested)
                            {
                                await SendNextAsync();
                                await Task.Delay(pause, CancellationToken.None);
                            }
                        },
                        CancellationToken.None
                    )
                )
        );

    /// <summary>Waits until something is acknowledged that is sent from now on: what was under way may still be answered.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="TimeoutException">For two minutes nothing was.</exception>
    public async Task<TimeSpan> NextAcknowledgedAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        while (Interlocked.Read(ref _newest) < begin)
        {
            if (Stopwatch.GetElapsedTime(begin) > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException("Nothing was acknowledged for two minutes.");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        return Stopwatch.GetElapsedTime(begin);
    }

    private async Task SendNextAsync()
    {
        var number = Interlocked.Increment(ref _next);
        var isBad = number % RefusedOf == 0;
        var entry = new Entry($"k-{number}", isBad ? $"no Arabic letters {number}" : TextOf(number));
        _entries.Enqueue(entry);
        while (entry is { Id: null, IsRefused: false })
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await TryAsync(() =>
                client.PostAsJsonAsync(
                    new Uri("/v1/articles", UriKind.Relative),
                    new
                    {
                        text = entry.Text,
                        outlet = "بريد الميناء",
                        externalId = entry.Key,
                    }
                )
            );
            switch (answer?.StatusCode)
            {
                case HttpStatusCode.Created or HttpStatusCode.OK:
                    entry.Id = await IdAsync(answer);
                    Acknowledge(begin);
                    break;
                case HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.BadRequest
                or HttpStatusCode.InternalServerError:
                    entry.IsRefused = true;
                    break;
            }
        }
        if (entry.Id is null)
        {
            return;
        }
        Interlocked.Increment(ref _acknowledged);
        if (number % RemovedOf == 0)
        {
            await RemoveAsync(entry);
        }
    }

    private void Acknowledge(long begin)
    {
        for (long seen; (seen = Interlocked.Read(ref _newest)) < begin; )
        {
            Interlocked.CompareExchange(ref _newest, begin, seen);
        }
    }

    private async Task RemoveAsync(Entry entry)
    {
        entry.IsRemoving = true;
        while (!entry.IsRemoved)
        {
            using var answer = await TryAsync(() =>
                client.DeleteAsync(new Uri($"/v1/articles/{entry.Id}?reason={entry.Key}", UriKind.Relative))
            );
            // Gone already: the answer to the one before was lost.
            entry.IsRemoved = answer?.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Gone;
        }
    }

    /// <returns><c>null</c> if there was no answer, or one that said to come back.</returns>
    private async Task<HttpResponseMessage?> TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            var answer = await send();
            _statuses.AddOrUpdate(answer.StatusCode, 1, (_, n) => n + 1);
            if (
                answer.StatusCode
                is HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.TooManyRequests
                    or HttpStatusCode.GatewayTimeout
                    or HttpStatusCode.Conflict
            )
            {
                if (answer.StatusCode != HttpStatusCode.GatewayTimeout && answer.Headers.RetryAfter is null)
                {
                    Interlocked.Increment(ref _withoutRetryAfter);
                }
                answer.Dispose();
                // Sooner than is asked for: here it is the point to meet the fault.
                await Task.Delay(TimeSpan.FromMilliseconds(50));
                return null;
            }
            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            Interlocked.Increment(ref _broken);
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            return null;
        }
    }

    private static async Task<string?> IdAsync(HttpResponseMessage answer)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return null;
        }
    }

    private static string TextOf(int number)
    {
        var name = $"{First[number % First.Length]} {Last[number / 3 % Last.Length]}";
        return $"خبر المرفأ {Word(number)}\n\nقال المدير {name} إن الرصيف {number} جاهز، وأضاف: «لن يتوقف العمل في الرصيف {number} قبل المساء يا {Word(number)}».";
    }

    /// <summary>A word that no other text has.</summary>
    public static string Word(int number)
    {
        const string Letters = "بتجدرسطعفقكلمنهو";
        var word = new StringBuilder("ضظ");
        for (var rest = number; rest > 0; rest /= Letters.Length)
        {
            word.Append(Letters[rest % Letters.Length]);
        }
        return word.Append('غ').ToString();
    }
}
