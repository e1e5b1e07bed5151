using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Measures;

namespace Qawl.Ingestion.Extracted;

/// <summary>A document after decoding and extraction: an article, or the reason why there is none.</summary>
public abstract record ExtractedDocument
{
    private ExtractedDocument() { }

    public required string Name { get; init; }

    public sealed record Accepted : ExtractedDocument
    {
        /// <summary>Of the bytes as imported.</summary>
        public required byte[] Sha256 { get; init; }

        /// <summary><c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>windows-1256</c>, <c>iso-8859-6</c> or <c>x-mac-arabic</c>.</summary>
        public required string Encoding { get; init; }

        /// <summary>How often U+FFFD stands in the text for bytes that are nothing in the encoding.</summary>
        public int Replaced { get; init; }

        public required GivenFields Given { get; init; }

        public required StoredText Text { get; init; }

        public required Article Article { get; init; }
    }

    public sealed record Refused : ExtractedDocument
    {
        public required Rejection Rejection { get; init; }
    }

    /// <summary>Extracts in parallel and yields in the order of <paramref name="documents"/>, holding a few at a time.</summary>
    public static async IAsyncEnumerable<ExtractedDocument> ExtractAsync(
        IAsyncEnumerable<IncomingDocument> documents,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var window = Channel.CreateBounded<Task<ExtractedDocument>>(
            new BoundedChannelOptions(2 * Environment.ProcessorCount) { SingleReader = true, SingleWriter = true }
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await foreach (var extraction in window.Reader.ReadAllAsync(cancellation))
            {
                yield return await extraction;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        async Task ReadAsync()
        {
            try
            {
                await foreach (var document in documents.WithCancellation(stop.Token))
                {
                    await window.Writer.WriteAsync(Task.Run(() => Extract(document), stop.Token), stop.Token);
                }
                window.Writer.Complete();
            }
            catch (Exception e)
            {
                window.Writer.Complete(e);
            }
        }
    }

    internal static ExtractedDocument Extract(IncomingDocument document)
    {
        try
        {
            var (content, rejection) = ImportMeter.Timed("decode", () => DocumentContent.Of(document));
            if (content is null)
            {
                return Refuse(rejection!);
            }
            var article = ImportMeter.Timed("extract", () => ArticleExtractor.Extract(content.Text, content.Given));
            ArticleCheck.Verify(article, content.Text);
            return RefuseBody(content.Text, article) is { } empty
                ? Refuse(empty)
                : new Accepted
                {
                    Name = document.Name,
                    Sha256 = HashOf(document, content.Text),
                    Encoding = content.Encoding,
                    Replaced = content.Replaced,
                    Given = content.Given,
                    Text = content.Text,
                    Article = article,
                };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One text that the engine cannot bear must not end a run of thousands.
            return Refuse(new Rejection(RejectionReason.ExtractionFailed, $"{e.GetType().Name}: {e.Message}"));
        }

        Refused Refuse(Rejection rejection) => new() { Name = document.Name, Rejection = rejection };
    }

    /// <summary>Most documents are stored as they came.</summary>
    private static byte[] HashOf(IncomingDocument document, StoredText text) =>
        document.Bytes.Span.SequenceEqual(text.Utf8.Span) ? text.Hash.ToArray() : SHA256.HashData(document.Bytes.Span);

    private static Rejection? RefuseBody(StoredText text, Article article)
    {
        var body = text.Slice(article.Body);
        if (!ArabicLetters.AreIn(text.Value))
        {
            return new Rejection(RejectionReason.NoArabic, "There is no Arabic letter in the document.");
        }
        if (string.IsNullOrWhiteSpace(body))
        {
            return article.Furniture.Count > 0
                ? new Rejection(RejectionReason.OnlyFurniture, "Menus and buttons, but no article.")
                : new Rejection(RejectionReason.EmptyBody, "The article has no words.");
        }
        return ArabicLetters.AreIn(body)
            ? null
            : new Rejection(RejectionReason.NoArabic, "There is no Arabic letter in the article's body.");
    }
}
