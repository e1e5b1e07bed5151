using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests;

public class TextTermsTests
{
    [Fact]
    public void Every_part_of_a_text_has_the_terms_of_its_slice()
    {
        var text = StoredText.Of("قالَ ﻻعبٌ 😀 إنّ «الـمُـدُنَ» ٣٥ مـــدينةً، and WATER");
        var terms = new TextTerms(text);
        for (var start = 0; start <= text.Length; start++)
        {
            for (var end = start; end <= text.Length; end++)
            {
                var span = new TextSpan(start, end);
                terms.Of(span).ShouldBe(SearchTerms.Of(text.Slice(span)));
            }
        }
    }
}
