using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Names;

/// <summary>How people whom the lexicon knows are read, shown with people whom we made up.</summary>
public class KnownPeopleTests
{
    private static readonly Dictionary<string, string[][]> Lists = new(StringComparer.Ordinal)
    {
        ["people.txt"] =
        [
            ["وليد الدرفلي", "الدرفلي"],
            ["زعبوط آبي", ""],
        ],
        ["organizations.txt"] =
        [
            ["Deltana", "media", "m", "", "outlet"],
        ],
    };

    private static readonly Vocabulary Words = new(
        new Lexicon(list => Lists.GetValueOrDefault(list) ?? Lexicon.Rows(list)),
        new GeneralVocabulary()
    );

    [Theory]
    [InlineData("اللقاء بين وليد الدرفلي وسلمى الدروبي مفيد.", "وليد الدرفلي|سلمى الدروبي")]
    [InlineData("وصل أمس وليد الدرفلي الصباح إلى القرية.", "وليد الدرفلي الصباح")]
    [InlineData("وصل أمس وليد الدرفلي القميص إلى القرية.", "وليد الدرفلي")]
    [InlineData("وقال الدرفلي اليوم إن الماء صاف.", "الدرفلي")]
    [InlineData("وصل زعبوط آبي.", "زعبوط آبي")]
    [InlineData("ودان زعبوط آبي الإطلاق.", "زعبوط آبي")]
    [InlineData("وقالت Deltana Varga إن الماء صاف.", "")]
    public void A_name_goes_on_with_what_can_only_be_a_name(string text, string people)
    {
        var stored = StoredText.Of(text);
        var article = ArticleExtractor.Extract(stored, GivenFields.None, new TokenizedText(stored.Value, Words));

        string.Join('|', article.People.SelectMany(person => person.Mentions).Select(stored.Slice)).ShouldBe(people);
    }
}
