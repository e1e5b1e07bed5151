using System.Text;

namespace Qawl.Extraction.Tests.Hostile;

/// <summary>Small texts that nobody would write and the network delivers all the same. The same seed, the same text.</summary>
internal static class HostileTexts
{
    private static readonly string[] Marks = ["«", "»", "“", "”", "\"", "'", "''", "„", "‹", "›", "(", ")", "[", "]"];

    private static readonly string[] Cues =
    [
        "قال",
        "وقالت",
        "وأضاف",
        "مشيرا إلى",
        "مؤكدا",
        "بحسب",
        "نقلت وكالة",
        "عن",
        "قوله",
        "وفقا لـ",
        "من جهته",
        "أما",
        "فقال",
        "وصف بأنه",
        "على حد تعبيره",
    ];

    private static readonly string[] Joints =
    [
        "و",
        "ف",
        "ثم",
        "أن",
        "إن",
        "أنه",
        "بأن",
        "وأن",
        "الذي",
        "في",
        "من",
        "إلى",
        "لكن",
    ];

    private static readonly string[] Titles =
    [
        "الرئيس",
        "رئيس",
        "وزير",
        "وزيرة",
        "الوزيران",
        "السيد",
        "الدكتور",
        "الشيخ",
        "نائب",
        "المتحدث باسم",
        "وزارة",
        "مجلس",
        "حزب",
        "وكالة",
        "شركة",
        "صحيفة",
        "مصدر",
    ];

    private static readonly string[] Names =
    [
        "محمد",
        "عبد",
        "بن",
        "أبو",
        "آل",
        "الله",
        "سلمى",
        "الدروبي",
        "رئيسي",
        "صالح",
        "Peter",
        "مصر",
        "السعودية",
        "السعودي",
    ];

    private static readonly string[] Signs =
    [
        ":",
        ".",
        "..",
        "،",
        ",",
        "؛",
        "؟",
        "-",
        "–",
        "/",
        "|",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "\0",
        "\u200F",
        "\u200C",
        "\uFEFF",
        "ـ",
        "ً",
        "12",
        "٣",
        "2024-10-15",
        "15/10/2024",
        "😀",
        "\uD83D",
        "\uDE00",
    ];

    private static readonly string[][] Kinds = [Marks, Cues, Joints, Titles, Names, Signs];

    public static string Of(int seed)
    {
        var random = new Random(seed);
        return (seed % 8) switch
        {
            0 => Characters(random),
            1 => Nest(random),
            2 => Pieces(random, Joints, Signs),
            3 => Pieces(random, Cues),
            4 => Pieces(random, Titles, Names),
            5 => Pieces(random, Marks, Cues, Signs),
            _ => Pieces(random, Kinds),
        };
    }

    /// <summary>Any UTF-16 unit, surrogates without their other half among them.</summary>
    private static string Characters(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i >= 0; i--)
        {
            text.Append(
                random.Next(4) switch
                {
                    0 => (char)random.Next(char.MaxValue + 1),
                    1 => (char)random.Next(0xD800, 0xE000),
                    2 => (char)random.Next(0x0600, 0x0700),
                    _ => (char)random.Next(0x20, 0x7F),
                }
            );
        }
        return text.ToString();
    }

    /// <summary>Marks that open and open and close in any order.</summary>
    private static string Nest(Random random) =>
        Cues[random.Next(Cues.Length)]
        + string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Marks[random.Next(Marks.Length)]))
        + Pieces(random, Names, Marks)
        + string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Marks[random.Next(Marks.Length)]));

    private static string Pieces(Random random, params string[][] kinds)
    {
        var text = new StringBuilder();
        for (var i = random.Next(24); i >= 0; i--)
        {
            var kind = kinds[random.Next(kinds.Length)];
            text.Append(kind[random.Next(kind.Length)]);
            if (random.Next(5) > 0)
            {
                text.Append(' ');
            }
        }
        return text.ToString();
    }
}
