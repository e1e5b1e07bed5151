using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Qawl.Api.Answers;
using Qawl.Api.Caching;
using Qawl.Api.Json;
using Qawl.Api.Linked;
using Qawl.Api.Quotes;
using Qawl.Database;

namespace Qawl.Api.Feeds;

/// <summary>Where a feed is, and the list that it follows: as the contract spells them, however the request does.</summary>
internal sealed record FeedPaths(string Feed, string List);

/// <summary>Quotes as an Atom feed (RFC 4287).</summary>
internal sealed class FeedResult(string title, FeedPaths paths, IReadOnlyList<Quote> quotes) : IResult
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    private const int LongestTitle = 100;

    private static readonly XmlWriterSettings Indented = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var feed = new MemoryStream();
        using (var xml = XmlWriter.Create(feed, Indented))
        {
            Write(xml, httpContext.Request);
        }
        httpContext.Response.ContentType = MediaTypes.Atom + "; charset=utf-8";
        httpContext.Response.ContentLength = feed.Length;
        feed.Position = 0;
        await feed.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    private void Write(XmlWriter xml, HttpRequest request)
    {
        var linked = new LinkedData(request);
        // Answers are kept for all who ask the same, however they spell it.
        var query = EntityTags.CanonicalQuery(request);
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", ns: null, "ar");
        Element(xml, "id", Identifier("feed", paths.Feed + query));
        Element(xml, "title", title);
        // A feed that is empty has never been updated.
        Element(
            xml,
            "updated",
            StatedDate.OfInstant(quotes.Count == 0 ? DateTimeOffset.UnixEpoch : quotes.Max(q => q.ImportedAt))
        );
        Link(xml, "self", MediaTypes.Atom, linked.AddressOf(paths.Feed) + query);
        Link(xml, "alternate", MediaTypes.Json, linked.AddressOf(paths.List) + query);
        Author(xml, "Qawl");
        Element(xml, "generator", "Qawl");
        foreach (var quote in quotes)
        {
            Entry(xml, quote, linked);
        }
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, Quote quote, LinkedData linked)
    {
        var speaker = quote.Speaker?.Name ?? quote.Speaker?.Words?.Text;
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", Identifier("quote", quote.Id));
        Element(
            xml,
            "title",
            TitleOf(quote is { Stance: not null, Cue: { } cue } ? $"{speaker} ({cue.Text})" : speaker, quote.Text)
        );
        Element(xml, "updated", StatedDate.OfInstant(quote.ImportedAt));
        if (quote.PublishedInstant is { } published)
        {
            Element(xml, "published", StatedDate.OfInstant(published));
        }
        Author(xml, speaker ?? quote.Outlet?.Name ?? "Qawl");
        Link(xml, "alternate", MediaTypes.Json, linked.AddressOf($"/v1/quotes/{quote.Id}"));
        Link(xml, "related", MediaTypes.Json, linked.AddressOf($"/v1/articles/{quote.ArticleId}"));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", EnumNames.Of(quote.Kind));
        xml.WriteEndElement();
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Allowed(quote.Text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Who, and how it begins, in one line.</summary>
    private static string TitleOf(string? speaker, string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var runes = line.EnumerateRunes().ToArray();
        if (runes.Length > LongestTitle)
        {
            line = string.Concat(runes.Take(LongestTitle)) + "…";
        }
        return speaker is null ? line : $"{speaker}: {line}";
    }

    /// <summary>
    /// The same on every machine, as the ids of quotes are: a UUID of version 8 made of their hash. No address of this
    /// service is in it, which may change.
    /// </summary>
    internal static string Identifier(string what, string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{what}:{id}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, Allowed(text));

    /// <summary>With U+FFFD for the control characters that XML has no way to write.</summary>
    private static string Allowed(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(
                rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)
                    ? Rune.ReplacementChar.ToString()
                    : rune.ToString()
            );
        }
        return allowed.ToString();
    }
}
