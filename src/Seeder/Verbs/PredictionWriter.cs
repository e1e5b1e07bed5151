using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;

namespace Qawl.Seeder.Verbs;

/// <summary>Writes what was extracted from a document as one line of JSON, by the same words as the gold annotations.</summary>
internal sealed class PredictionWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private StoredText _text = StoredText.Of("");

    public PredictionWriter() =>
        // Arabic stays readable; the output is JSON in a file, never inside a page.
        _json = new Utf8JsonWriter(
            _line,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );

    /// <returns>The line with its end, valid until the next call.</returns>
    public ReadOnlyMemory<byte> Write(ExtractedDocument.Accepted document)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _text = document.Text;
        var article = document.Article;
        _json.WriteStartObject();
        _json.WriteString("file", document.Name);
        _json.WriteString("sha256", Convert.ToHexStringLower(document.Sha256));
        WriteArticle(article);
        WriteEntities("people", article.People);
        WriteEntities("organizations", article.Organizations);
        _json.WriteStartArray("quotes");
        foreach (var quote in article.Quotes)
        {
            WriteQuote(quote);
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        return _line.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    private void WriteArticle(Article article)
    {
        _json.WriteStartObject("article");
        _json.WriteString("title", article.Title);
        _json.WriteString("kicker", article.Kicker);
        _json.WriteString("outlet", article.Outlet);
        _json.WriteString("original_source", article.OriginalSource);
        _json.WriteString("published_at", WithSeconds(article.Published?.Text));
        _json.WriteString("published_precision", Name(article.Published?.Precision));
        _json.WriteString("updated_at", WithSeconds(article.Updated?.Text));
        _json.WriteString("external_id", article.ExternalId);
        _json.WriteString("language", article.Language);
        WriteSpan("body", article.Body);
        _json.WriteEndObject();
    }

    private void WriteEntities(string name, IReadOnlyList<Entity> entities)
    {
        _json.WriteStartArray(name);
        foreach (var entity in entities)
        {
            _json.WriteStartObject();
            _json.WriteString("key", entity.Key);
            _json.WriteString("name", entity.Name);
            _json.WriteString("rule", entity.Rule);
            _json.WriteStartArray("mentions");
            foreach (var mention in entity.Mentions)
            {
                _json.WriteStartObject();
                WriteWords(mention);
                _json.WriteEndObject();
            }
            _json.WriteEndArray();
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void WriteQuote(Quote quote)
    {
        _json.WriteStartObject();
        _json.WriteString("kind", Name<QuoteKind>(quote.Kind));
        WriteWords(quote.Span);
        if (quote.Speaker is { } speaker)
        {
            WriteSpeaker("speaker", speaker);
        }
        else
        {
            _json.WriteNull("speaker");
        }
        _json.WriteString("speaker_by", Name(quote.SpeakerBy));
        WriteParty("relay", quote.Relay);
        WriteParty("on_behalf_of", quote.OnBehalfOf);
        if (quote.Cue is { } cue)
        {
            WriteSpan("cue", cue);
        }
        else
        {
            _json.WriteNull("cue");
        }
        WriteSaidOn(quote.SaidOn);
        _json.WriteNumber("confidence", quote.Confidence);
        WriteAttribution(quote);
        _json.WriteEndObject();
    }

    private void WriteSaidOn(SaidOn? said)
    {
        if (said is null)
        {
            _json.WriteNull("said_on");
            return;
        }
        _json.WriteStartObject("said_on");
        _json.WriteString("date", said.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _json.WriteString("by", Name<SaidBy>(said.By));
        WriteWords(said.Words);
        _json.WriteEndObject();
    }

    private void WriteAttribution(Quote quote)
    {
        _json.WriteStartObject("attribution");
        _json.WriteString("rule", quote.Rule);
        _json.WriteStartArray("alternatives");
        foreach (var alternative in quote.Alternatives)
        {
            _json.WriteStartObject();
            WriteSpeaker("who", alternative.Who);
            _json.WriteString("rule", alternative.Rule);
            _json.WriteString("why_not", Name<WhyNot>(alternative.WhyNot));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteSpeaker(string name, Speaker speaker)
    {
        _json.WriteStartObject(name);
        if (speaker.Key is not null)
        {
            _json.WriteString("key", speaker.Key);
        }
        _json.WriteString("type", Name<SpeakerType>(speaker.Type));
        if (speaker.Words is { } words)
        {
            _json.WriteStartObject("mention");
            WriteWords(words);
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    private void WriteParty(string name, Party? party)
    {
        if (party is null)
        {
            _json.WriteNull(name);
            return;
        }
        _json.WriteStartObject(name);
        _json.WriteString("key", party.Key);
        _json.WriteEndObject();
    }

    private void WriteSpan(string name, TextSpan span)
    {
        _json.WriteStartObject(name);
        WriteEnds(span);
        _json.WriteEndObject();
    }

    private void WriteWords(TextSpan span)
    {
        WriteEnds(span);
        _json.WriteString("text", _text.Slice(span));
    }

    private void WriteEnds(TextSpan span)
    {
        _json.WriteNumber("start", span.Start);
        _json.WriteNumber("end", span.End);
    }

    /// <summary>A time is written with its seconds, so that times can be compared as texts; the precision is told beside it.</summary>
    private static string? WithSeconds(string? time)
    {
        const int Minute = 16;
        return time?.Length >= Minute && time.AsSpan(Minute) is not [':', ..] ? time.Insert(Minute, ":00") : time;
    }

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumNames.Of(known) : null;
}
