using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Qawl.Api.Service;

namespace Qawl.Api.Tests.Service;

public sealed class LogLinesTests
{
    [Fact]
    public void What_is_logged_comes_in_its_order_and_the_last_of_it_at_the_end()
    {
        var stream = new MemoryStream();
        using (var lines = new LogLines(new MessageAlone(), stream, TimeProvider.System))
        {
            var log = lines.CreateLogger("desk");
            for (var i = 0; i < 1000; i++)
            {
                log.LogInformation("{Number}", i);
            }
        }

        Encoding
            .UTF8.GetString(stream.ToArray())
            .ShouldBe(string.Concat(Enumerable.Range(0, 1000).Select(i => $"desk {i}\n")));
    }

    [Fact]
    public async Task A_moment_later_it_is_written_without_more_being_logged()
    {
        var stream = new SlowReader(waits: false);
        using var lines = new LogLines(new MessageAlone(), stream, TimeProvider.System);

        lines.CreateLogger("desk").LogInformation("قول");

        await stream.Written.WaitAsync(TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("desk قول\n");
    }

    [Fact]
    public void What_is_critical_is_written_before_the_program_goes_on()
    {
        var stream = new MemoryStream();
        using var lines = new LogLines(new MessageAlone(), stream, TimeProvider.System);

        lines.CreateLogger("desk").LogCritical("The end.");

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("desk The end.\n");
    }

    [Fact]
    public async Task Nobody_who_reads_on_holds_up_who_logs_and_is_told_how_much_was_left_out()
    {
        var stream = new SlowReader(waits: true);
        var lines = new LogLines(new MessageAlone(), stream, TimeProvider.System);
        var log = lines.CreateLogger("desk");
        log.LogInformation("first");
        await stream.Written.WaitAsync(TestContext.Current.CancellationToken);

        var text = new string('x', 1024 * 1024);
        for (var i = 0; i < 7; i++)
        {
            log.LogInformation("{Text}", text);
        }
        stream.ReadOn();
        lines.Dispose();

        var written = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        written.Count(l => l.EndsWith(text, StringComparison.Ordinal)).ShouldBe(4);
        written.ShouldContain(l => l.Contains("\"3 lines were left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_read_the_log_may_leave()
    {
        var stream = new SlowReader(waits: false);
        var lines = new LogLines(new MessageAlone(), stream, TimeProvider.System);
        stream.Leave();

        lines.CreateLogger("desk").LogCritical("The end.");
        lines.Dispose();

        stream.ToArray().ShouldBeEmpty();
    }

    private sealed class MessageAlone() : ConsoleFormatter("test")
    {
        public override void Write<TState>(
            in LogEntry<TState> logEntry,
            IExternalScopeProvider? scopeProvider,
            TextWriter textWriter
        ) => textWriter.Write($"{logEntry.Category} {logEntry.Formatter(logEntry.State, logEntry.Exception)}\n");
    }

    /// <summary>Takes what is written when somebody reads on.</summary>
    private sealed class SlowReader(bool waits) : MemoryStream
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _readOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _left;

        public Task Written => _written.Task;

        public void ReadOn() => _readOn.SetResult();

        public void Leave() => _left = true;

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (_left)
            {
                throw new IOException("Broken pipe");
            }
            Write(buffer.Span);
            _written.TrySetResult();
            if (waits)
            {
                await _readOn.Task;
            }
        }
    }
}
