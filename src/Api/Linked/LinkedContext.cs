using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qawl.Api.Linked;

/// <summary>
/// What the members of our JSON-LD mean: the context of W3C Web Annotation by its address, as that standard demands, and
/// schema.org's terms in place, so that a reader needs nothing else from the net.
/// </summary>
[JsonConverter(typeof(Writer))]
internal sealed class LinkedContext
{
    public const string Annotations = "http://www.w3.org/ns/anno.jsonld";

    public static readonly LinkedContext Fixed = new();

    private const string Text = $$"""
        ["{{Annotations}}",{"schema":"https://schema.org/","Quotation":"schema:Quotation","NewsArticle":"schema:NewsArticle","Person":"schema:Person","Organization":"schema:Organization","text":"schema:text","name":"schema:name","headline":"schema:headline","alternativeHeadline":"schema:alternativeHeadline","inLanguage":"schema:inLanguage","spokenByCharacter":"schema:spokenByCharacter","isPartOf":"schema:isPartOf","publisher":"schema:publisher","mentions":"schema:mentions","identifier":"schema:identifier","sha256":"schema:sha256","url":{"@id":"schema:url","@type":"@id"},"datePublished":"schema:datePublished","dateCreated":"schema:dateCreated","dateModified":"schema:dateModified"}]
        """;

    private LinkedContext() { }

    private sealed class Writer : JsonConverter<LinkedContext>
    {
        public override LinkedContext Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("JSON-LD is only written.");

        public override void Write(Utf8JsonWriter writer, LinkedContext value, JsonSerializerOptions options) =>
            writer.WriteRawValue(Text);
    }
}
