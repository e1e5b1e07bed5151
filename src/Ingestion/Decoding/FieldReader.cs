using System.Globalization;
using System.Text;
using System.Text.Json;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>Reads fields of one JSON object by any of their names, and keeps the first fault.</summary>
internal sealed class FieldReader(JsonElement item)
{
    public Rejection? Rejection { get; private set; }

    public string? Text(IReadOnlyList<string> names, bool numberToo = false)
    {
        if (Find(names) is not { } field)
        {
            return null;
        }
        if (field.Value.ValueKind == JsonValueKind.String)
        {
            return Unescape(field.Value);
        }
        if (numberToo && field.Value.ValueKind == JsonValueKind.Number)
        {
            return field.Value.GetRawText();
        }
        Refuse($"The field {field.Name} is not text but {field.Value.ValueKind.ToString().ToLowerInvariant()}.");
        return null;
    }

    /// <summary>One line, short enough to be the name of something.</summary>
    public string? Name(IReadOnlyList<string> names, bool numberToo = false)
    {
        var name = GivenValues.Text(GivenValues.Line(Text(names, numberToo)));
        RefuseIfLonger(name, GivenText.Longest, names);
        return name;
    }

    public string? Address(IReadOnlyList<string> names)
    {
        var address = GivenValues.Text(Text(names));
        RefuseIfLonger(address, GivenText.LongestAddress, names);
        if (address is not null && !GivenText.IsAddress(address))
        {
            Refuse($"The field {Find(names)!.Value.Name} is not an absolute http or https address.");
        }
        return address;
    }

    public StatedTime? Time(IReadOnlyList<string> names)
    {
        var stated = GivenValues.Text(Text(names));
        var time = IncomingDocument.TimeOf(stated);
        if (stated is not null && time is null)
        {
            Refuse($"The field {Find(names)!.Value.Name} is not an ISO 8601 time (2024-05-04, 2024-05-04T10:30:00Z).");
        }
        return time;
    }

    private (string Name, JsonElement Value)? Find(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return (name, value);
            }
        }
        return null;
    }

    private void RefuseIfLonger(string? value, int longest, IReadOnlyList<string> names)
    {
        if (value?.Length > longest && value.EnumerateRunes().Count() is var points && points > longest)
        {
            Refuse(
                $"The field {Find(names)!.Value.Name} is too long: it has {points} characters, and {longest} are allowed."
            );
        }
    }

    private void Refuse(string detail) => Rejection ??= new Rejection(RejectionReason.WrongFieldType, detail);

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
}
