using System.Text;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity.Copies;

namespace Qawl.Bench;

/// <summary>Pages that are read again after an edit: whether both are one page, and what became of their quotes.</summary>
internal static class MadeUpRevisions
{
    private const int Count = 100;

    private static readonly string[] Sayings =
    [
        "سنفتتح الجسر الشمالي قبل حلول الخريف المقبل مهما تأخرت المعدات",
        "لم نتلق أي طلب رسمي من بلدية السدرة حتى هذه الساعة",
        "كلفة المشروع بلغت أربعين مليونا ولن تزيد في العام المقبل",
        "نرحب بكل من يريد زيارة المعرض خلال أيام العيد",
        "المحادثات بين الطرفين كانت صريحة وستستأنف بعد أسبوعين",
    ];

    private static readonly string[] Speakers =
    [
        "رئيس البلدية طارق المرجاني",
        "الوزيرة هدى السلواني",
        "المهندس زياد الكرماني",
        "المتحدثة رنا الشهابي",
        "المدير فارس النعماني",
    ];

    public static void Run(IReadOnlyList<string> bodies)
    {
        var random = new Random(13);
        string[] backgrounds =
        [
            .. bodies.Where(b => b.Length is > 600 and < 3000 && !b.Contains('"') && !b.Contains('«')),
        ];
        random.Shuffle(backgrounds);
        var (linked, right) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var (before, after, expected) = Edited(backgrounds[i], i, random);
            var first = new Page("a", "outlet", $"https://news.example/{i}", null, null, Shingles.Of(before));
            var second = new Page(
                "b",
                "outlet",
                $"https://www.news.example/{i}?utm_source=x",
                null,
                null,
                Shingles.Of(after)
            );
            linked +=
                first.Keys.Intersect(second.Keys).Any() && CopyLink.Of(first, second)?.Tie == CopyTie.Page ? 1 : 0;
            var revised = RevisedQuotes.Of(
                [.. QuotesOf(before).Select(q => new RevisedQuote(q))],
                [.. QuotesOf(after).Select(q => new RevisedQuote(q))]
            );
            var found = $"{revised.Appeared.Count} {revised.Vanished.Count} {revised.Changed.Count}";
            right += found == expected ? 1 : 0;
            if (found != expected)
            {
                Console.WriteLine($"  {i}: {found} instead of {expected}");
            }
        }
        Console.WriteLine($"{Count} pages edited: {linked} linked, quote changes of {right} right");
    }

    /// <returns>Both texts, and how many quotes appeared, vanished and changed.</returns>
    private static (string Before, string After, string Expected) Edited(string background, int number, Random random)
    {
        var order = Enumerable.Range(0, Sayings.Length).ToArray();
        random.Shuffle(order);
        var paragraphs = background.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kept = order[..3];
        var before = Text(paragraphs, kept.Select(Sentence));
        return (number % 4) switch
        {
            0 => (before, Text(paragraphs, order[..4].Select(Sentence)), "1 0 0"),
            1 => (before, Text(paragraphs, kept[..2].Select(Sentence)), "0 1 0"),
            2 => (before, Text(paragraphs, kept.Select((s, i) => i == 1 ? Changed(s, random) : Sentence(s))), "0 0 1"),
            _ => (before, Text([.. paragraphs.Select(p => Words(p, random))], kept.Select(Sentence)), "0 0 0"),
        };
    }

    private static string Sentence(int number) => Sentence(number, Sayings[number]);

    private static string Sentence(int number, string saying) => $"وقال {Speakers[number]}: «{saying}».";

    private static string Changed(int number, Random random)
    {
        var words = Sayings[number].Split(' ');
        words[random.Next(1, words.Length)] = "أبدا";
        return Sentence(number, string.Join(' ', random.Next(2) == 0 ? words : words[..^2]));
    }

    private static string Words(string paragraph, Random random)
    {
        var words = paragraph.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = random.Next(25) == 0 && words[i].All(char.IsLetter) ? "كذلك" : words[i];
        }
        return string.Join(' ', words);
    }

    /// <summary>A paragraph between every two quotes.</summary>
    private static string Text(IReadOnlyList<string> paragraphs, IEnumerable<string> quotes)
    {
        var text = new StringBuilder();
        var left = new Queue<string>(quotes);
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
            if (left.TryDequeue(out var quote))
            {
                text.Append(quote).Append("\n\n");
            }
        }
        return text.AppendJoin("\n\n", left).ToString();
    }

    private static List<string> QuotesOf(string text)
    {
        var stored = StoredText.Of(text);
        return
        [
            .. ArticleExtractor
                .Extract(stored, new GivenFields())
                .Quotes.Where(q => q.Kind == QuoteKind.Direct)
                .Select(q => stored.Slice(q.Span)),
        ];
    }
}
