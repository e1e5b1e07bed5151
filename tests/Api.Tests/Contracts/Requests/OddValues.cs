using System.Globalization;
using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>Values that nobody sends by mistake only.</summary>
internal static class OddValues
{
    public static readonly string[] Texts =
    [
        "",
        " ",
        "0",
        "-1",
        "٠",
        "٢٠",
        "۲۰",
        "101",
        "2147483648",
        "-9223372036854775809",
        "1e9",
        "1.5",
        "0x10",
        "NaN",
        "True",
        "null",
        "undefined",
        "2024-05-04",
        "٢٠٢٤-٠٥-٠٤",
        "2024-02-30",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2024-05-04T10:30",
        "2024-05-04T10:30:00+03:00",
        "-infinity",
        "infinity",
        "publishedAt,-publishedAt",
        "a & | ! ( ) : * < -> 'b' \\",
        "a' or 1=1 --",
        "$$; drop table articles; --",
        "%",
        "_",
        "\\",
        "\0",
        "a\0b",
        "\u0001\u001f\u007f\u0085",
        "\u202Eabc\u202C",
        "\u2066a\u2069",
        "\u200B\u200C\u200D\u200E\u200F\uFEFF",
        "\uFFFE\uFFFF\uFDD0",
        "\ud800",
        "a\udc00b",
        "\udbff\udbff",
        "\U000E0041\U0010FFFF😀",
        "\u0640\u064B\u0670",
        "لا إله",
        "المياه",
        "سلمى الدروبي",
        "ﷺ ﻻ",
        "\r\nLocation: /x",
        "../../etc/passwd",
        "..%2f..%2f",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "{0}{1}",
        "MQ",
        "MQAA",
        "AAAA====",
        new('a', 5000),
        new('ل', 250),
        new('ل', 257),
        string.Concat(Enumerable.Repeat("ا ", 120)),
        .. BigList(),
    ];

    /// <summary>Percent-encoding, right and wrong, that no text has.</summary>
    public static readonly string[] Encoded =
    [
        "%",
        "%2",
        "%zz",
        "%C3%28",
        "%ED%A0%80",
        "%F0%28%8C%BC",
        "%00",
        "%FF%FE",
        "+",
        "a+b",
        "%2B",
        "%2F",
        "%252e",
        "%u0041",
        "a;b",
        "[]",
        "a=b=c",
    ];

    public static readonly string[] MediaTypes =
    [
        "*/*",
        "application/json",
        "application/json;q=0",
        "application/json;q=abc",
        "application/problem+json",
        "application/x-ndjson",
        "application/ld+json",
        "application/atom+xml",
        "text/csv",
        "text/csv;header=absent;q=0.1, */*;q=0.01",
        "text/html",
        "text/plain",
        "image/*",
        "*/json",
        "*",
        ";;;",
        ",",
        "json",
        "a/b/c",
        "application/json; charset=\"utf-8",
        "\u00ff\u00fe",
        new('a', 3000),
    ];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("If-None-Match", "*"),
        ("If-None-Match", "\"a\", W/\"b\", \"c\""),
        ("If-None-Match", "a, \"b"),
        ("If-Modified-Since", "yesterday"),
        ("If-Match", "*"),
        ("Range", "bytes=5-1"),
        ("Accept-Encoding", "gzip, br;q=0"),
        ("Accept-Encoding", "identity;q=0, *;q=0"),
        ("Accept-Language", "ar-x-;q=9"),
        ("Accept-Charset", "utf-16"),
        ("X-Request-Id", "\"><script>"),
        ("traceparent", "00-0-0-zz"),
        ("Origin", "null"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("X-Forwarded-For", "::1, ' or 1=1"),
        ("Cookie", "a=\"b; c"),
        ("Authorization", "Basic !!!"),
    ];

    /// <summary>UTF-8, but halves of surrogate pairs are written too, as careless clients do.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var point = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i++) : text[i];
            if (point < 128 && (char.IsAsciiLetterOrDigit((char)point) || point is '-' or '.' or '_' or '~'))
            {
                encoded.Append((char)point);
                continue;
            }
            foreach (var octet in Octets(point))
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }
        return encoded.ToString();
    }

    private static byte[] Octets(int point) =>
        point switch
        {
            < 0x80 => [(byte)point],
            < 0x800 => [(byte)(0xC0 | (point >> 6)), (byte)(0x80 | (point & 63))],
            < 0x10000 =>
            [
                (byte)(0xE0 | (point >> 12)),
                (byte)(0x80 | ((point >> 6) & 63)),
                (byte)(0x80 | (point & 63)),
            ],
            _ =>
            [
                (byte)(0xF0 | (point >> 18)),
                (byte)(0x80 | ((point >> 12) & 63)),
                (byte)(0x80 | ((point >> 6) & 63)),
                (byte)(0x80 | (point & 63)),
            ],
        };

    /// <summary>The Big List of Naughty Strings, if it lies beside the repository, of which it is no part.</summary>
    private static string[] BigList()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "hostile", "blns.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(file))! : [];
    }
}
