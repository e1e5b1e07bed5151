using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>A document decoded: its text as stored and what its structure gives.</summary>
/// <param name="Replaced">How many places of the bytes are U+FFFD because they are nothing in the encoding.</param>
internal sealed record DocumentContent(StoredText Text, GivenFields Given, string Encoding, int Replaced)
{
    public static (DocumentContent? Content, Rejection? Rejection) Of(IncomingDocument document)
    {
        if (document.Rejection is { } refused)
        {
            return (null, refused);
        }
        if (document.Bytes.Length > DocumentLimits.DocumentBytes)
        {
            return (null, new Rejection(RejectionReason.TooLarge, "The document has more than 5 MB."));
        }
        if (document.Bytes.IsEmpty)
        {
            return (null, new Rejection(RejectionReason.EmptyFile, "The document is empty."));
        }
        var (decoded, undecodable) = document.Text is { } given
            ? TextDecoding.Accept(new DecodedText(given, TextDecoding.Utf8Name))
            : TextDecoding.Decode(document.Bytes.Span);
        if (decoded is null)
        {
            return (null, undecodable);
        }
        var encoding = document.Encoding ?? decoded.Encoding;
        var (text, found, rejection) = document.Format switch
        {
            DocumentFormat.Html => HtmlText.Read(decoded.Text),
            DocumentFormat.Json => JsonFields.Read(decoded.Text, document.Fields),
            _ => MarkupInText.IsIn(decoded.Text)
                ? MarkupInText.Read(decoded.Text)
                : (Leftovers.Decode(decoded.Text), GivenFields.None, null),
        };
        if (rejection is not null)
        {
            return (null, rejection);
        }
        var stored = StoredText.Of(text);
        return string.IsNullOrWhiteSpace(stored.Value)
            ? (null, new Rejection(RejectionReason.EmptyBody, "The document has no words."))
            : (new DocumentContent(stored, GivenValues.Merge(document.Given, found), encoding, decoded.Replaced), null);
    }
}
