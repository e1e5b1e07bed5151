using System.Runtime.CompilerServices;
using System.Text;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Ingestion;

public sealed class RehearsalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_are_read_while_something_starts_and_no_longer()
    {
        var started = new TaskCompletionSource<string>();
        var read = 0;

        var result = await Rehearsal.WhileAsync(started.Task, ReadAsync, Cancel);

        result.ShouldBe("started");
        read.ShouldBe(3);

        async IAsyncEnumerable<IncomingDocument> ReadAsync([EnumeratorCancellation] CancellationToken stop)
        {
            for (; ; read++)
            {
                if (read == 3)
                {
                    started.SetResult("started");
                    // Ends when it is stopped, and would never else.
                    await Task.Delay(Timeout.Infinite, stop);
                }
                yield return Document($"doc{read}.txt", "قالت الوزيرة إن السد جاهز.");
            }
        }
    }

    [Fact]
    public async Task What_is_wrong_with_documents_is_not_told_here()
    {
        var began = new TaskCompletionSource();
        var result = await Rehearsal.WhileAsync(StartAsync(), ReadAsync, Cancel);

        result.ShouldBe(1);

        async Task<int> StartAsync()
        {
            await began.Task;
            return 1;
        }

        async IAsyncEnumerable<IncomingDocument> ReadAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await Task.Yield();
            yield return Document("nothing.txt", "");
            began.SetResult();
            throw new IOException("The file is gone.");
        }
    }

    [Fact]
    public async Task What_fails_to_start_fails_however_much_there_is_to_read()
    {
        await Should.ThrowAsync<TimeoutException>(() =>
            Rehearsal.WhileAsync(Task.FromException<int>(new TimeoutException()), ReadAsync, Cancel)
        );

        static async IAsyncEnumerable<IncomingDocument> ReadAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await Task.Delay(Timeout.Infinite, stop);
            yield break;
        }
    }

    private static IncomingDocument Document(string name, string text) =>
        new() { Name = name, Bytes = Encoding.UTF8.GetBytes(text) };
}
