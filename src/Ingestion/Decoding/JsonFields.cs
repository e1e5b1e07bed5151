using System.Text.Json;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>
/// One JSON object as a document: the stored text is title, blank line, content. A field that is <c>null</c> counts as
/// absent; one of another type than text is refused, and so is a time that is not ISO 8601, rather than lost.
/// </summary>
internal static class JsonFields
{
    public static (string Text, GivenFields Given, Rejection? Rejection) Read(string json, FieldNames? fields)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { MaxDepth = DocumentLimits.JsonDepth }
            );
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, fields)
                : Refused(RejectionReason.MalformedJson, "Not a JSON object.");
        }
        catch (JsonException e)
        {
            return Refused(RejectionReason.MalformedJson, Describe(e));
        }
        catch (InvalidOperationException)
        {
            // The reader takes it, and cannot compare it with any name.
            return Refused(RejectionReason.MalformedJson, "The name of a field has half of a surrogate pair.");
        }
    }

    /// <summary>In the words of the reader, but with the place as people count it: from 1.</summary>
    private static string Describe(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0
            ? fault.Message
            : $"{fault.Message[..end]} (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})";
    }

    private static (string Text, GivenFields Given, Rejection? Rejection) Read(JsonElement item, FieldNames? fields)
    {
        fields ??= item.TryGetProperty(FieldNames.SaudiNewsNetMark, out _)
            ? FieldNames.SaudiNewsNet
            : FieldNames.Default;
        var reader = new FieldReader(item);
        var raw = GivenValues.Plain(reader.Text(fields.Title));
        var title = reader.Name(fields.Title);
        var content = reader.Text(fields.Content);
        var given = new GivenFields
        {
            Title = title,
            Outlet = reader.Name(fields.Outlet),
            Url = reader.Address(fields.Url),
            ExternalId = reader.Name(fields.ExternalId, numberToo: true),
            Published = reader.Time(fields.PublishedAt),
        };
        if ((reader.Rejection ?? OfNoContent(content, fields)) is { } rejection)
        {
            return ("", given, rejection);
        }
        // As it came, if that is one line.
        var heading = raw?.AsSpan().Trim().ContainsAny('\n', '\r') == true ? title : raw;
        if (!MarkupInText.IsIn(content!))
        {
            return (IncomingDocument.TextOf(heading, Leftovers.Decode(content!)), given, null);
        }
        var (visible, found, refused) = MarkupInText.Read(content!);
        var text = IncomingDocument.TextOf(heading, visible);
        return (text, WithMarkup(given, found, text.Length - visible.Length), refused);
    }

    /// <param name="at">Where in the text the content begins.</param>
    private static GivenFields WithMarkup(GivenFields given, GivenFields found, int at) =>
        GivenValues.Merge(
            given,
            found with
            {
                Apart = [.. found.Apart.Select(r => new Range(at + r.Start.Value, at + r.End.Value))],
            }
        );

    private static Rejection? OfNoContent(string? content, FieldNames fields) =>
        content is null
            ? new Rejection(
                RejectionReason.MissingField,
                $"None of the fields {string.Join(", ", fields.Content)} is present."
            )
        : string.IsNullOrWhiteSpace(content) ? new Rejection(RejectionReason.EmptyBody, "The content is blank.")
        : null;

    private static (string Text, GivenFields Given, Rejection? Rejection) Refused(
        RejectionReason reason,
        string detail
    ) => ("", GivenFields.None, new Rejection(reason, detail));
}
