using System.Globalization;
using System.Text;
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
        Rejection? rejection = null;
        var title = Text(fields.Title);
        var content = Text(fields.Content);
        var given = new GivenFields
        {
            Title = GivenValues.Text(title),
            Outlet = GivenValues.Text(Text(fields.Outlet)),
            Url = GivenValues.Text(Text(fields.Url)),
            ExternalId = GivenValues.Text(Text(fields.ExternalId, numberToo: true)),
            Published = Time(fields.PublishedAt),
        };
        rejection ??= OfNoContent(content, fields);
        return (IncomingDocument.TextOf(title, content ?? ""), given, rejection);

        string? Text(IReadOnlyList<string> names, bool numberToo = false)
        {
            foreach (var name in names)
            {
                if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }
                if (value.ValueKind == JsonValueKind.String)
                {
                    return Unescape(value);
                }
                if (numberToo && value.ValueKind == JsonValueKind.Number)
                {
                    return value.GetRawText();
                }
                rejection ??= new Rejection(
                    RejectionReason.WrongFieldType,
                    $"The field {name} is not text but {value.ValueKind.ToString().ToLowerInvariant()}."
                );
                return null;
            }
            return null;
        }

        StatedTime? Time(IReadOnlyList<string> names)
        {
            var stated = GivenValues.Text(Text(names));
            var time = GivenValues.Time(stated);
            if (stated is not null && time is null)
            {
                var name = names.First(n => item.TryGetProperty(n, out var v) && v.ValueKind != JsonValueKind.Null);
                rejection ??= new Rejection(
                    RejectionReason.WrongFieldType,
                    $"The field {name} is not an ISO 8601 time (2024-05-04, 2024-05-04T10:30:00Z)."
                );
            }
            return time;
        }
    }

    private static Rejection? OfNoContent(string? content, FieldNames fields) =>
        content is null
            ? new Rejection(
                RejectionReason.MissingField,
                $"None of the fields {string.Join(", ", fields.Content)} is present."
            )
        : string.IsNullOrWhiteSpace(content) ? new Rejection(RejectionReason.EmptyBody, "The content is blank.")
        : null;

    /// <summary>
    /// JSON may hold half a surrogate pair, as scrapers write it when they cut a text; the parser refuses to give such a
    /// string, so it is read by hand and the half becomes U+FFFD like any other.
    /// </summary>
    private static string Unescape(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = value.GetRawText().AsSpan()[1..^1];
            var text = new StringBuilder(raw.Length);
            for (var i = 0; i < raw.Length; i++)
            {
                if (raw[i] != '\\')
                {
                    text.Append(raw[i]);
                    continue;
                }
                var c = raw[++i];
                text.Append(
                    c switch
                    {
                        'b' => '\b',
                        'f' => '\f',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'u' => (char)
                            ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                        _ => c,
                    }
                );
                i += c == 'u' ? 4 : 0;
            }
            return text.ToString();
        }
    }

    private static (string Text, GivenFields Given, Rejection? Rejection) Refused(
        RejectionReason reason,
        string detail
    ) => ("", GivenFields.None, new Rejection(reason, detail));
}
