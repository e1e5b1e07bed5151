using System.Diagnostics;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

public sealed class ComparisonTests
{
    private static readonly (string From, string To)[] Spellings =
    [
        ("أ", "ا"),
        ("إ", "ا"),
        ("ى", "ي"),
        ("ة", "ه"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("ئو", "ؤو"),
        ("1", "١"),
        ("2", "٢"),
        ("ا ", "اً "),
        ("م", "مـ"),
        ("ب", "بَ"),
    ];

    [Fact]
    public void Applying_the_edits_to_the_first_text_gives_the_words_of_the_second()
    {
        var random = new Random(12);
        for (var n = 0; n < 5000; n++)
        {
            var words = Pick(random).Split(' ').ToList();
            var before = string.Join(' ', words);
            for (var edits = random.Next(1, 8); edits > 0; edits--)
            {
                Edit(words, random);
            }
            var after = string.Join(' ', words);
            var comparison = Comparison.Of(before, after);

            var written = comparison.Apply([.. comparison.First.Select(u => u.Raw)]);
            string.Join(' ', written).ShouldBe(string.Join(' ', WordedText.Of(after).Words), before);
            comparison.Edits.Sum(e => e.First.Count).ShouldBe(comparison.First.Count);
        }
    }

    [Fact]
    public void Spans_of_edits_cut_the_words_out_of_both_texts()
    {
        const string Said = "😀 السد جاهز، وفق الوزارة";
        const string Claim = "السد غير جاهز وفق 😀 الهيئة";
        var comparison = Comparison.Of(Said, Claim);

        Cut(comparison, Said, first: true).ShouldBe("السد||جاهز وفق|الوزارة");
        Cut(comparison, Claim, first: false).ShouldBe("السد|غير|جاهز وفق|الهيئة");
    }

    [Fact]
    public void A_negation_put_in_anywhere_is_flagged() =>
        Unflagged((words, at) => words.Insert(at, "لا"), Changes.Negation).ShouldBeEmpty();

    [Fact]
    public void A_digit_changed_anywhere_is_flagged()
    {
        var wrong = new List<string>();
        var changed = 0;
        foreach (var said in SeedSentences.All)
        {
            for (var i = 0; i < said.Length; i++)
            {
                if (char.IsDigit(said[i]))
                {
                    changed++;
                    var other = said[i] is '9' or '٩' ? said[i] - 1 : said[i] + 1;
                    var claim = said[..i] + (char)other + said[(i + 1)..];
                    if (!Comparison.Of(said, claim).Changes.HasFlag(Changes.Number))
                    {
                        wrong.Add(claim);
                    }
                }
            }
        }
        changed.ShouldBeGreaterThan(50);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Another_spelling_is_never_more_than_that()
    {
        var wrong = new List<string>();
        foreach (var said in SeedSentences.All)
        {
            foreach (var (from, to) in Spellings)
            {
                var claim = (said + " ").Replace(from, to, StringComparison.Ordinal).Trim();
                if ((Comparison.Of(said, claim).Changes & ~Changes.Spelling) != 0)
                {
                    wrong.Add(claim);
                }
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("المسؤول عن شؤون الهيئة", "المسئول عن شئون الهيأة", Changes.Spelling)]
    [InlineData("قال عبد الله إن ضياء الدين حضر", "قال عبدالله إن ضياءالدين حضر", Changes.Spelling)]
    [InlineData("لا سيما في مصر", "لاسيما في مصر", Changes.Spelling)]
    [InlineData("بلغ 1,250 دينارا", "بلغ ١٢٥٠ ديناراً", Changes.Spelling)]
    [InlineData("خسرنا 15% منها", "خسرنا ١٥ في المئة منها", Changes.Spelling)]
    [InlineData("خسرنا خمسة أعوام", "خسرنا 5 أعوام", Changes.Spelling)]
    [InlineData("السد جاهز، والماء وفير.", "«السد جاهز والماء وفير»", Changes.None)]
    [InlineData("بلغ 3.5 مليون", "بلغ 3.6 مليون", Changes.Number)]
    [InlineData("بلغ 3.5 مليون", "بلغ 35 مليون", Changes.Number)]
    [InlineData("بلغ خمسة ملايين", "بلغ خمسة مليارات", Changes.Number)]
    [InlineData("بلغ 15% منها", "بلغ 15 منها", Changes.Number)]
    [InlineData("لم نوافق على البيع", "لن نوافق على البيع", Changes.Negation)]
    [InlineData("يمكن بيعه غدا", "لايمكن بيعه غدا", Changes.Negation | Changes.Frame)]
    [InlineData("هذا القرار غير مقبول", "هذا القرار مقبول", Changes.Negation)]
    [InlineData("ليست هذه نهاية الطريق", "هذه نهاية الطريق", Changes.Negation)]
    [InlineData("التقيت محمد العبيدي أمس", "التقيت محمد الدليمي أمس", Changes.Name)]
    [InlineData("زرنا القاهرة أمس", "زرنا بيروت أمس", Changes.Name)]
    [InlineData("الجيش السوري انسحب", "الجيش العراقي انسحب", Changes.Name)]
    [InlineData("وزارة الخارجية أعلنت ذلك", "وزارة الداخلية أعلنت ذلك", Changes.Name)]
    [InlineData("رفع السعر أمس", "خفض السعر أمس", Changes.Word)]
    [InlineData("رفع السعر أمس", "أمس رفع السعر", Changes.Word)]
    public void What_is_changed_is_told(string said, string claim, Changes changes) =>
        Comparison.Of(said, claim).Changes.ShouldBe(changes);

    [Fact]
    [Slow]
    public void Long_and_hostile_texts_take_bounded_work()
    {
        var random = new Random(3);
        var words = SeedSentences.All.SelectMany(s => s.Split(' ')).ToArray();
        string Text(int count) =>
            string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
        (string, string)[] pairs =
        [
            (Text(10_000), Text(2_000)),
            (string.Join(' ', Enumerable.Repeat("لا", 10_000)), string.Join(' ', Enumerable.Repeat("لا نعم", 5_000))),
            (
                string.Join(' ', Enumerable.Repeat("لا", 100_000)),
                string.Join(' ', Enumerable.Repeat("لا", 90_000)) + " نعم"
            ),
        ];
        foreach (var (first, second) in pairs)
        {
            var comparison = Comparison.Of(first, second);
            var took = Stopwatch.StartNew();
            comparison = Comparison.Of(WordedText.Of(first), WordedText.Of(second));
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{took.ElapsedMilliseconds} ms, {comparison.Edits.Count} edits"
            );
            string.Join(' ', comparison.Apply([.. comparison.First.Select(u => u.Raw)]))
                .ShouldBe(string.Join(' ', comparison.Second.Select(u => u.Raw)));
        }
    }

    private static List<string> Unflagged(Action<List<string>, int> change, Changes flag)
    {
        var wrong = new List<string>();
        foreach (var said in SeedSentences.All)
        {
            for (var at = 0; at <= said.Split(' ').Length; at++)
            {
                var words = said.Split(' ').ToList();
                change(words, at);
                var claim = string.Join(' ', words);
                if (!Comparison.Of(said, claim).Changes.HasFlag(flag))
                {
                    wrong.Add(claim);
                }
            }
        }
        return wrong;
    }

    private static void Edit(List<string> words, Random random)
    {
        var other = Pick(random).Split(' ');
        var at = random.Next(words.Count + 1);
        switch (random.Next(3))
        {
            case 0:
                words.InsertRange(at, other.Take(random.Next(1, 4)));
                break;
            case 1 when at < words.Count:
                words.RemoveRange(at, Math.Min(words.Count - at, random.Next(1, 4)));
                break;
            case 2 when at < words.Count:
                words[at] = other[random.Next(other.Length)];
                break;
        }
    }

    private static string Pick(Random random) => SeedSentences.All[random.Next(SeedSentences.All.Length)];

    private static string Cut(Comparison comparison, string text, bool first)
    {
        var runes = text.EnumerateRunes().ToArray();
        return string.Join(
            '|',
            comparison.Edits.Select(e =>
            {
                var span = first ? e.First.SpanIn(comparison.First) : e.Second.SpanIn(comparison.Second);
                return string.Concat(runes[span.Start..span.End].Select(r => r.ToString()))
                    .Replace("،", "")
                    .Replace("😀 ", "");
            })
        );
    }
}
