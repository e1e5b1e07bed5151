using System.Text.Json;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;

namespace Qawl.Api.Tests.Ingestion;

/// <summary>Any number of short articles of invented people, the same for the same numbers.</summary>
internal static class MadeUpNews
{
    private static readonly string[] First = ["سامي", "هالة", "منير", "رشا", "فادي", "نوال", "أنور", "دلال"];
    private static readonly string[] Last = ["الخضراوي", "السروجي", "القاضي", "البيطار", "السماك", "الحلاق"];
    private static readonly string[] Bodies = ["هيئة المياه", "بنك الجنوب", "جامعة الساحل", "وزارة الري", "حزب النهر"];
    private static readonly string[] Outlets = ["مرافئ", "ضفاف", "بريد الجنوب"];

    public static string Line(int number) =>
        JsonSerializer.Serialize(
            new
            {
                title = $"خبر رقم {number}",
                outlet = Pick(Outlets, number, 5),
                url = $"https://news.example/{number}",
                publishedAt = Day(number),
                content = $"""
                قال {Name(
                    number
                )} إن المحطة رقم {number} ستعمل قبل نهاية العام، وأضاف: "لن ننتظر طويلا بعد اليوم {number}".
                وأكدت {Pick(Bodies, number, 3)} أن {Name(number / 2)} زار الموقع.
                """,
            }
        );

    public static void Write(string path, int count, int from = 0) =>
        File.WriteAllLines(path, Enumerable.Range(from, count).Select(Line));

    /// <summary>A document with what an engine could have found in it, whatever the engine of today finds.</summary>
    public static ExtractedDocument.Accepted Extracted(int number)
    {
        var (person, body, outlet) = (Name(number), Pick(Bodies, number, 3), Pick(Outlets, number, 5));
        var said = $"لن ننتظر طويلا بعد اليوم {number}";
        var text = StoredText.Of($"قال {person} من {body}: \"{said}\" ونقلته {outlet}.");
        var speaker = new Entity
        {
            Key = "person:" + person,
            Name = number % 2 == 0 ? person : person.Replace('أ', 'ا'),
            Mentions = [Span(person)],
            Roles = number % 3 == 0 ? [new Office("مدير " + body, Span(body))] : [],
        };
        var employer = new Entity
        {
            Key = "organization:" + body,
            Name = body,
            Kind = number % 4 == 0 ? OrganizationKind.Other : OrganizationKind.Government,
            Mentions = [Span(body)],
        };
        return new ExtractedDocument.Accepted
        {
            Name = $"news.ndjson#{number}",
            Sha256 = new byte[32],
            Encoding = "utf-8",
            Given = new GivenFields { Outlet = outlet },
            Text = text,
            Article = new Article
            {
                Title = $"خبر رقم {number}",
                Outlet = outlet,
                Language = "ar",
                Published = StatedTimes.TryParseIso(Day(number), out var time) ? time : null,
                Body = new TextSpan(0, text.Length),
                People = [speaker],
                Organizations = [employer],
                Quotes =
                [
                    new Quote
                    {
                        Kind = QuoteKind.Direct,
                        Span = Span(said),
                        Speaker = new Speaker
                        {
                            Type = SpeakerType.Person,
                            Key = speaker.Key,
                            Words = Span(person),
                        },
                        SpeakerBy = SpeakerBy.Name,
                        OnBehalfOf = new Party { Type = SpeakerType.Organization, Key = employer.Key },
                        Cue = Span("قال"),
                        Confidence = 0.5,
                    },
                ],
            },
        };

        TextSpan Span(string words)
        {
            var start = text.Value.IndexOf(words, StringComparison.Ordinal);
            return new TextSpan(start, start + words.Length);
        }
    }

    private static string Name(int number) => $"{Pick(First, number, 7)} {Pick(Last, number, 11)}";

    private static string Day(int number) => $"2024-{1 + number % 12:00}-{1 + number % 28:00}";

    private static string Pick(string[] from, int number, int step) => from[(number / step + number) % from.Length];
}
