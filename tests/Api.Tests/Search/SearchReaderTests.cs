using Qawl.Api.Search;

namespace Qawl.Api.Tests.Search;

public class SearchReaderTests
{
    [Theory]
    [InlineData("السد جاهز", "('سد' & 'جاهز')")]
    [InlineData("السد، جاهز!", "('سد' & 'جاهز')")]
    [InlineData("\"السد جاهز\"", "('سد' <-> 'جاهز')")]
    [InlineData("«السد جاهز» الآن", "(('سد' <-> 'جاهز') & 'الان')")]
    [InlineData("“السد”", "'سد'")]
    [InlineData("سد -نهر", "('سد' & !'نهر')")]
    [InlineData("سد -\"نهر جاف\"", "('سد' & !('نهر' <-> 'جاف'))")]
    [InlineData("سد -(نهر OR مطر)", "('سد' & !('نهر' | 'مطر'))")]
    [InlineData("سد - نهر", "('سد' & 'نهر')")]
    [InlineData("سد --نهر", "('سد' & 'نهر')")]
    [InlineData("سد-نهر", "('سد' & 'نهر')")]
    [InlineData("سد OR نهر", "('سد' | 'نهر')")]
    [InlineData("سد|نهر", "('سد' | 'نهر')")]
    [InlineData("سد نهر OR مطر", "(('سد' & 'نهر') | 'مطر')")]
    [InlineData("سد (نهر OR مطر)", "('سد' & ('نهر' | 'مطر'))")]
    [InlineData("سد or نهر", "('سد' & 'or' & 'نهر')")]
    [InlineData("ORACLE", "'oracle'")]
    [InlineData("وزا*", "('~وزا':* | ('وزا':* <0> !'*'))")]
    [InlineData("الوز*", "('~الوز':* | ('الوز':* <0> !'*') | ('الو' <0> '=ز':*) | '~وز':* | ('وز':* <0> !'*'))")]
    [InlineData("مسئ*", "('~مسي':* | ('مسي':* <0> !'*') | '~مسو':* | ('مسو':* <0> !'*'))")]
    [InlineData("=بسعر", "(('سعر' <0> '=/ب+') | '~سعر=بسعر')")]
    [InlineData("=سعر", "(('سعر' <0> '=/+') | '~سعر=')")]
    [InlineData("=أسعارها", "'~اسعارها=أسعارها'")]
    [InlineData("=\"قائد الجيش\"", "((('قايد' <0> '=/+-2ئ') | '~قايد=قائد') <1> (('جيش' <0> '=/ال+') | '~جيش=الجيش'))")]
    [InlineData("=\"عبدالله قال\"", "('~عبدالله=' <2> (('قال' <0> '=/+') | '~قال='))")]
    [InlineData("= سعر", "'سعر'")]
    [InlineData("a=b", "('a' & 'b')")]
    [InlineData("title:سد", "'^سد'")]
    [InlineData("TITLE:سد", "'^سد'")]
    [InlineData("title:وزا*", "('^~وزا':* | ('^وزا':* <0> !'*'))")]
    [InlineData("title:=سد", "(('^سد' <0> '=/+') | '^~سد=')")]
    [InlineData("by:\"ليلى منصور\" about:لبنان", "(('@ليلي' <-> '@منصور') & '#لبنان')")]
    [InlineData("by:(ليلى OR سمير)", "('@ليلي' | '@سمير')")]
    [InlineData("-title:سد نهر", "(!'^سد' & 'نهر')")]
    [InlineData("said:سد", "'سد'")]
    [InlineData("12:30", "('12' & '30')")]
    [InlineData("https://a.example/b", "('https' & 'a' & 'example' & 'b')")]
    [InlineData("عبد الله قال", "(('عبد' <-> 'الله') & 'قال')")]
    [InlineData("عبدالله", "('عبد' <-> 'الله')")]
    [InlineData("سد في نهر", "('سد' & 'نهر')")]
    [InlineData("\"سد في نهر\"", "('سد' <-> 'في' <-> 'نهر')")]
    [InlineData("من هو", "('من' & 'هو')")]
    [InlineData("في -سد نهر", "(!'سد' & 'نهر')")]
    [InlineData("o'brien & !x: \\ <-> %_", "('o' & 'brien' & 'x')")]
    public void A_query_is_read_as_it_is_meant(string query, string rendered)
    {
        SearchReader.Read(query).Fault.ShouldBeNull();
        SearchQuery.Of(query).OfQuotes.ShouldBe(rendered);
    }

    [Theory]
    [InlineData("-سد", "only excludes; ask for something too.")]
    [InlineData("-سد -نهر", "only excludes; ask for something too.")]
    [InlineData("(-سد)", "only excludes; ask for something too.")]
    [InlineData(
        "سد OR -نهر",
        "excludes on one side of OR, where nearly everything would be found; ask for something on both."
    )]
    [InlineData("\"سد", "has a quotation mark that is not closed.")]
    [InlineData("سد \"نهر\" \"", "has a quotation mark that is not closed.")]
    [InlineData("«", "has a quotation mark that is not closed.")]
    [InlineData("(سد", "has a bracket that is not closed.")]
    [InlineData("سد)", "closes a bracket that is not open.")]
    [InlineData("سد OR", "needs words on both sides of OR.")]
    [InlineData("OR سد", "needs words on both sides of OR.")]
    [InlineData("OR", "needs words on both sides of OR.")]
    [InlineData("سد || نهر", "needs words on both sides of OR.")]
    [InlineData("*", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("و*", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("*سد", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("س*د", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("سد *", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("=سد*", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("by:", "needs a word behind by:")]
    [InlineData("title: سد", "needs a word behind title:")]
    [InlineData("said:-سد", "needs a word behind said:")]
    public void What_cannot_be_read_is_refused_and_says_why(string query, string fault) =>
        SearchReader.Read(query).ShouldBe((null, fault));

    [Theory]
    [InlineData("")]
    [InlineData("!؟")]
    [InlineData("\"\"")]
    [InlineData("()")]
    [InlineData("-")]
    [InlineData("=")]
    [InlineData("ـَ")]
    public void Without_a_word_nothing_is_asked(string query) => SearchReader.Read(query).ShouldBe((null, null));

    [Fact]
    public void Operator_soup_of_any_kind_is_read_or_refused()
    {
        foreach (var query in MadeUpQueries.Of(seed: 11, count: 20_000))
        {
            var (node, fault) = SearchReader.Read(query);
            if (node is not null)
            {
                fault.ShouldBeNull();
                SearchQuery.Of(query).OfArticles.ShouldNotBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("ليلى منصور", "('ليلي' & 'منصور')")]
    [InlineData("عبد الله", "'عبدالله'")]
    [InlineData("عبد الله OR سمير", "('عبدالله' | 'سمير')")]
    [InlineData("\"ليلى منصور\"", "('ليلي' <-> 'منصور')")]
    [InlineData("من*", "'من':*")]
    [InlineData("ليلى -title:سد", "(!'-' & 'ليلي')")]
    [InlineData("ليلى -سمير", "(!'سمير' & 'ليلي')")]
    [InlineData("title:سد", null)]
    [InlineData("ليلى title:سد", null)]
    public void Names_are_asked_for_what_names_have(string query, string? rendered) =>
        SearchQuery.Of(query).OfNames.ShouldBe(rendered);
}
