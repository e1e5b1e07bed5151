using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;

namespace Qawl.Ingestion.Documents;

/// <summary>How a document's bytes are to be read.</summary>
public enum DocumentFormat
{
    Text,
    Html,

    /// <summary>One JSON object whose fields <see cref="IncomingDocument.Fields"/> names.</summary>
    Json,
}

/// <summary>One document on its way in: as read, not yet decoded.</summary>
public sealed record IncomingDocument
{
    /// <summary>A path relative to the imported folder, <c>archive.zip/member.json#17</c>, or a URL.</summary>
    public required string Name { get; init; }

    /// <summary>As imported; empty when reading was refused.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Of a document that arrives as a string: there is nothing to guess of its encoding.</summary>
    internal string? Text { get; init; }

    public DocumentFormat Format { get; init; }

    /// <summary>Outranks what the document says of itself.</summary>
    public GivenFields Given { get; init; } = GivenFields.None;

    /// <summary>For <see cref="DocumentFormat.Json"/>; <c>null</c> recognizes the preset by the object's own fields.</summary>
    public FieldNames? Fields { get; init; }

    /// <summary>That the file was in before the reader made its parts UTF-8; <c>null</c> if the bytes are as they were.</summary>
    internal string? Encoding { get; init; }

    /// <summary>Reading already failed.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>A document that arrives as a string, not as a file.</summary>
    public static IncomingDocument OfText(string name, string text, DocumentFormat format, GivenFields given) =>
        new()
        {
            Name = name,
            Bytes = System.Text.Encoding.UTF8.GetBytes(text),
            Text = text,
            Format = format,
            Given = given,
        };

    /// <summary>The text that is stored of content whose title stands apart: title, blank line, content.</summary>
    public static string TextOf(string? title, string content) =>
        string.IsNullOrWhiteSpace(title) ? content : $"{title}\n\n{content}";

    /// <summary>
    /// A given time in ISO 8601, without parts of a second; <c>null</c> if it is none that can be stored, such as the first
    /// instant of the calendar, which stands for "no date" in the database.
    /// </summary>
    public static StatedTime? TimeOf(string? value) =>
        StatedTimes.TryParseTimestamp(value, out var time, out _) && time.Sort > DateTimeOffset.MinValue ? time : null;

    internal static IncomingDocument Refused(string name, RejectionReason reason, string detail) =>
        new()
        {
            Name = name,
            Bytes = ReadOnlyMemory<byte>.Empty,
            Rejection = new Rejection(reason, detail),
        };
}
