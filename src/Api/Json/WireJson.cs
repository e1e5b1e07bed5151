using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Qawl.Database;

namespace Qawl.Api.Json;

/// <summary>How JSON looks on the wire, in and out.</summary>
internal static class WireJson
{
    public static readonly JsonSerializerOptions Options = Apply(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Apply(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // The others write marks, the offsets of times and emoji as \uXXXX, the default one all of Arabic too, lest somebody
        // paste them into a page's script; nobody sniffs what is sent as JSON with nosniff.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 16;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.PropertyNameCaseInsensitive = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { InheritedFirst } };
        json.Converters.Add(EnumNames.Converter());
        json.Converters.Add(new UtcInstant());
        return json;
    }

    /// <summary>People look for the id and the name first, which details inherit from the rows of lists.</summary>
    private static void InheritedFirst(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is MemberInfo { DeclaringType: { } declaring } && declaring != type.Type)
            {
                property.Order = -1;
            }
        }
    }

    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(StatedDate.OfInstant(value));
    }
}
