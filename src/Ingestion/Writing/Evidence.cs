using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qawl.Database;
using Qawl.Extraction.Model;

namespace Qawl.Ingestion.Writing;

/// <summary>Who else a quote could be of, as the API shows it: written once, read as it stands.</summary>
internal static class Evidence
{
    private const string Nobody = "[]";

    public static string Of(ArticleRows rows, IReadOnlyList<Alternative> alternatives)
    {
        if (alternatives.Count == 0)
        {
            return Nobody;
        }
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var alternative in alternatives)
            {
                json.WriteStartObject();
                Write(json, rows, alternative.Who);
                json.WriteString("rule", alternative.Rule);
                json.WriteString("whyNot", EnumNames.Of(alternative.WhyNot));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ArticleRows rows, Speaker who)
    {
        json.WriteStartObject("who");
        json.WriteString("type", EnumNames.Of(who.Type));
        if (rows.FormOf(who.Key) is { } id)
        {
            json.WriteString("id", id);
        }
        if (who.Words is { } words)
        {
            json.WriteStartObject("words");
            json.WriteNumber("start", words.Start);
            json.WriteNumber("end", words.End);
            json.WriteString("text", rows.Document.Text.Slice(words));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
