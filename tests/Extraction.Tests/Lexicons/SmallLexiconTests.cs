using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Lexicons;

/// <summary>Rules take their words from the lexicon that they are given, so they can be tried on one of a few lines.</summary>
public sealed class SmallLexiconTests
{
    private const string Text = "زعبط كرمون الدرفلي: «الماء صاف في البئر منذ أمس».";

    private static readonly Dictionary<string, string[][]> Lists = new(StringComparer.Ordinal)
    {
        ["reporting-verbs.txt"] =
        [
            ["زعبط", "يزعبط", "-", "say"],
        ],
        ["given-names.txt"] =
        [
            ["كرمون"],
        ],
    };

    [Fact]
    public void A_verb_and_a_name_that_only_a_small_lexicon_has_are_read_with_it()
    {
        var quote = Read(new Lexicon(list => Lists.GetValueOrDefault(list) ?? [])).Quotes.ShouldHaveSingleItem();

        quote.Speaker.ShouldNotBeNull().Key.ShouldBe("person:كرمون درفلي");
        Read(Lexicon.Shared).Quotes.ShouldAllBe(found => found.Speaker == null);
    }

    private static Article Read(Lexicon lexicon)
    {
        var stored = StoredText.Of(Text);
        var vocabulary = new Vocabulary(lexicon, new GeneralVocabulary());
        return ArticleExtractor.Extract(stored, GivenFields.None, new TokenizedText(stored.Value, vocabulary));
    }
}
