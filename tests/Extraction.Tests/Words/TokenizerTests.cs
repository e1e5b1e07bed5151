using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Words;

public class TokenizerTests
{
    [Theory]
    [InlineData("د. مازن", "د.|مازن")]
    [InlineData("د.مازن", "د.|مازن")]
    [InlineData("د/ مازن", "د.|مازن")]
    [InlineData("م/ مازن", "م.|مازن")]
    [InlineData("أ/ مازن", "ا.|مازن")]
    [InlineData("ا/ مازن", "ا.|مازن")]
    [InlineData("ب/ مازن", "ب|/|مازن")]
    [InlineData("أ.د مازن", "ا.|د.|مازن")]
    [InlineData("أ.د. مازن", "ا.|د.|مازن")]
    [InlineData("أ. د. مازن", "ا.|د.|مازن")]
    [InlineData("أ.د", "ا|.|د")]
    [InlineData("جورج و. هارلان", "جورج|و.|هارلان")]
    [InlineData("A. مازن", "a|.|مازن")]
    [InlineData("300 م. وقود", "300|م|.|وقود")]
    [InlineData("300 م. طولا", "300|م|.|طولا")]
    [InlineData("المجموعة ب. وقال", "المجموعه|ب|.|وقال")]
    [InlineData("المجموعة ب.", "المجموعه|ب|.")]
    [InlineData("المجموعة ب", "المجموعه|ب")]
    [InlineData("المجموعة ب. 3", "المجموعه|ب|.|3")]
    [InlineData("سنة ه. مازن", "سنه|ه|.|مازن")]
    [InlineData("د- مازن", "د|-|مازن")]
    [InlineData("أ. د مازن", "ا|.|د|مازن")]
    public void A_letter_before_a_name_and_its_stop_are_one_word(string text, string tokens) =>
        Tokens(text).ShouldBe(tokens);

    [Theory]
    [InlineData("#وسم_الاسم", "وسم|الاسم")]
    [InlineData("#", "#")]
    [InlineData("سعر_", "سعر|_")]
    [InlineData("#1", "#|1")]
    public void The_words_of_a_tag_are_words(string text, string tokens) => Tokens(text).ShouldBe(tokens);

    [Theory]
    [InlineData("مُـ\u200Dحَمَّد", "محمد")]
    [InlineData("قال\u202Aنعم\u202Eقال\u2066نعم\u2069قال", "قال|نعم|قال|نعم|قال")]
    [InlineData("قال\uFEFFنعم", "قال|نعم")]
    [InlineData("قال\u206Aنعم", "قالنعم")]
    [InlineData("قال ـــ نعم", "قال|-|نعم")]
    public void What_is_not_read_stands_inside_a_word_or_between_two(string text, string tokens) =>
        Tokens(text).ShouldBe(tokens);

    [Theory]
    [InlineData("قال: «نعم»\n3.5 %", "قال|:|«|نعم|»|⏎|3|.|5|%")]
    [InlineData("", "")]
    public void Numbers_symbols_and_line_ends_stand_alone(string text, string tokens) => Tokens(text).ShouldBe(tokens);

    [Theory]
    [InlineData("'نعم'", "‘|نعم|’")]
    [InlineData("قلم:'نعم'", "قلم|:|‘|نعم|’")]
    [InlineData("('نعم')", "(|‘|نعم|’|)")]
    [InlineData("بـ'نعم'", "ب|‘|نعم|’")]
    [InlineData("ب'نعم'", "ب|‘|نعم|’")]
    [InlineData("ل'نعم'", "ل|‘|نعم|’")]
    [InlineData("'نعم.'", "‘|نعم|.|’")]
    [InlineData("'نعم؟'", "‘|نعم|؟|’")]
    [InlineData("'نعم!'", "‘|نعم|!|’")]
    [InlineData("'نعم…'", "‘|نعم|…|’")]
    [InlineData("قلم'نعم", "قلم|'|نعم")]
    [InlineData("'yes'", "'|yes|'")]
    [InlineData("5'", "5|'")]
    public void Apostrophes_around_Arabic_words_are_marks(string text, string tokens) => Tokens(text).ShouldBe(tokens);

    [Theory]
    [InlineData("16/3/202210:05", "16|/|3|/|2022|10|:|05")]
    [InlineData("16/3/20229:05", "16|/|3|/|2022|9|:|05")]
    [InlineData("16/3/22:05", "16|/|3|/|22|:|05")]
    [InlineData("16/3/20229 05", "16|/|3|/|20229|05")]
    [InlineData("20229:05", "20229|:|05")]
    public void An_hour_right_behind_a_year_stands_alone(string text, string tokens) => Tokens(text).ShouldBe(tokens);

    [Fact]
    public void A_run_of_letters_that_is_no_word_is_cut() =>
        Tokens(new string('ب', 70)).ShouldBe($"{new string('ب', 64)}|{new string('ب', 6)}");

    private static string Tokens(string text) =>
        string.Join(
            '|',
            Tokenizer
                .Tokenize(text, Vocabulary.Shared)
                .Select(token =>
                    token.Kind switch
                    {
                        TokenKind.Word => token.Word!.Form,
                        TokenKind.Number => text[token.Start..token.End],
                        TokenKind.LineEnd => "⏎",
                        _ => $"{token.Symbol}",
                    }
                )
        );
}
