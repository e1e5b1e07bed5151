using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Qawl.Api.Service;

/// <summary>
/// Writes what is logged to a stream, several lines at once and a moment later: the console's own logger wakes a thread for
/// every line, which costs a busy service a fifth of its time, and holds requests up when nobody reads on. Here lines are
/// left out then, and their number is told.
/// </summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    /// <summary>In UTF-16 units.</summary>
    internal const int MostPending = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [ThreadStatic]
    private static StringWriter? _line;

    private readonly ConsoleFormatter _formatter;
    private readonly Stream _stream;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writes = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private IExternalScopeProvider? _scopes;
    private readonly StringBuilder _pending = new();
    private long _leftOut;

    /// <param name="formatter">Makes a line of an entry.</param>
    /// <param name="stream">Where to; it is not closed.</param>
    /// <param name="time">For the pauses.</param>
    public LogLines(ConsoleFormatter formatter, Stream stream, TimeProvider time)
    {
        _formatter = formatter;
        _stream = stream;
        _writing = Task.Run(() => WriteOnAsync(time));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>Writes what is left.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _writing.GetAwaiter().GetResult();
        _stop.Dispose();
        _writes.Dispose();
    }

    private void Add<TState>(in LogEntry<TState> entry)
    {
        var line = _line ??= new StringWriter(new StringBuilder(512), CultureInfo.InvariantCulture);
        line.GetStringBuilder().Clear();
        _formatter.Write(entry, _scopes, line);
        lock (_gate)
        {
            if (_pending.Length > MostPending)
            {
                _leftOut++;
                return;
            }
            _pending.Append(line.GetStringBuilder());
        }
        if (entry.LogLevel >= LogLevel.Critical)
        {
            // The program may not live for another moment.
            WriteAsync().GetAwaiter().GetResult();
        }
    }

    private async Task WriteOnAsync(TimeProvider time)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await WriteAsync();
            }
        }
        catch (OperationCanceledException)
        {
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        await _writes.WaitAsync();
        try
        {
            if (Take() is { Length: > 0 } lines)
            {
                await _stream.WriteAsync(Encoding.UTF8.GetBytes(lines));
                await _stream.FlushAsync();
            }
        }
        catch (IOException)
        {
            // Whoever read the log has left.
        }
        finally
        {
            _writes.Release();
        }
    }

    private string Take()
    {
        lock (_gate)
        {
            if (_leftOut > 0)
            {
                _pending.AppendLine(
                    CultureInfo.InvariantCulture,
                    $$"""{"LogLevel":"Warning","Category":"Qawl.Api","Message":"{{_leftOut}} lines were left out: the log is read too slowly."}"""
                );
                _leftOut = 0;
            }
            var lines = _pending.ToString();
            _pending.Clear();
            return lines;
        }
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => lines._scopes?.Push(state);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Add(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter));
    }
}
