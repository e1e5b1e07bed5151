namespace Qawl.Bench;

/// <summary>What becomes of a text when others take it over.</summary>
internal static class MadeUpCopies
{
    public static readonly string[] Kinds = ["whole", "cut", "retitled", "credited", "misspelt"];

    private static readonly string[] Credits =
    [
        "نقلا عن وكالة السنديان: ",
        "السنديان - خاص. ",
        "ذكرت وكالة السنديان للأنباء في خبر لها أن ",
    ];

    private static readonly string[] Titles =
    [
        "تفاصيل جديدة تنشر للمرة الأولى عن القضية",
        "هذا ما قاله المسؤول اليوم بعد الاجتماع الطويل",
    ];

    /// <param name="body">The text.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <param name="random">Of a fixed seed.</param>
    public static string Of(string body, int kind, Random random) =>
        kind switch
        {
            1 => Cut(body, random),
            2 => $"{Titles[random.Next(Titles.Length)]}\n{body}",
            3 => $"{Credits[random.Next(Credits.Length)]}{body}\nالمصدر: وكالة السنديان",
            4 => Misspelt(body, random),
            _ => body,
        };

    /// <summary>Between a third and nine tenths are left, from the beginning.</summary>
    private static string Cut(string body, Random random)
    {
        var words = body.Split(' ');
        return string.Join(' ', words.Take(Math.Max(30, words.Length * random.Next(33, 90) / 100)));
    }

    /// <summary>One word in twenty has lost a letter or has two of them the other way round.</summary>
    private static string Misspelt(string body, Random random)
    {
        var words = body.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 3 && random.Next(20) == 0)
            {
                var at = random.Next(1, words[i].Length - 1);
                words[i] =
                    random.Next(2) == 0
                        ? words[i].Remove(at, 1)
                        : $"{words[i][..at]}{words[i][at + 1]}{words[i][at]}{words[i][(at + 2)..]}";
            }
        }
        return string.Join(' ', words);
    }
}
