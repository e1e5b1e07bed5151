using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Extraction.Tests;

public class TextTermsTests
{
    private static readonly StoredText Text = StoredText.Of("قالَ ﻻعبٌ 😀 إنّ «الـمُـدُنَ» ٣٥ مـــدينةً، and WATER");

    [Fact]
    public void Every_part_of_a_text_has_the_terms_of_its_slice()
    {
        var terms = new TextTerms(Text, []);
        for (var start = 0; start <= Text.Length; start++)
        {
            for (var end = start; end <= Text.Length; end++)
            {
                var span = new TextSpan(start, end);
                string.Join(' ', terms.Of(span).SelectMany(w => w.Terms)).ShouldBe(SearchTerms.Of(Text.Slice(span)));
            }
        }
    }

    [Fact]
    public void A_word_that_no_list_has_loses_a_particle_where_the_rest_is_named()
    {
        var text = StoredText.Of("سلم الرسالة لغرومينكو ثم لقي غرومينكو لغرومينك");
        TermsOf([]).ShouldBe("سلم رسال لغرومينكو ثم لقي غرومينكو لغرومينك");
        TermsOf(["غرومينكو"]).ShouldBe("سلم رسال غرومينكو ثم لقي غرومينكو لغرومينك");

        string TermsOf(string[] names) =>
            string.Join(' ', new TextTerms(text, names).Of(new(0, text.Length)).SelectMany(w => w.Terms));
    }

    [Fact]
    public void Words_of_quotes_are_told_from_the_others()
    {
        var text = StoredText.Of("😀 قال سمير: «السد جاهز» ثم «غدا» وانصرف");
        var found = new TextTerms(text, []).Of(new(2, text.Length), [Span("غدا"), Span("السد جاهز")]);

        string.Join(' ', found.Where(w => w.IsSaid).Select(w => w.Word.Raw)).ShouldBe("السد جاهز غدا");

        TextSpan Span(string words)
        {
            var start = text.Value.IndexOf(words, StringComparison.Ordinal) - 1;
            return new(start, start + words.Length);
        }
    }
}
