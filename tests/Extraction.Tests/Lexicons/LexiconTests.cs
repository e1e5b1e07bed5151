using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Tests.Lexicons;

public class LexiconTests
{
    [Theory]
    [InlineData("شكت", "شكا")]
    [InlineData("شكوا", "شكا")]
    [InlineData("يشكون", "شكا")]
    [InlineData("حكت", "حكي")]
    [InlineData("يحكون", "حكي")]
    [InlineData("قالت", "قال")]
    [InlineData("يقولون", "قال")]
    public void A_verb_has_its_forms_though_its_last_letter_is_weak(string form, string stem) =>
        Lexicon.Shared.Find(form)!.Verb!.Value.Stem.ShouldBe(stem);

    [Theory]
    [InlineData("مسوولان")]
    [InlineData("دبلوماسيين")]
    public void Two_unnamed_sources_are_a_source(string form) =>
        Lexicon.Shared.Find(form)!.Classes.HasFlag(WordClass.Source).ShouldBeTrue();

    [Fact]
    public void A_servant_s_name_is_known_in_one_word_and_in_two()
    {
        var lexicon = Of("people.txt", ["عبدالرافد الدرفلي", "", "f"]);

        lexicon.Find("عبدالرافد")!.Phrases.ShouldHaveSingleItem().Forms.ShouldBe(["عبدالرافد", "الدرفلي"]);
        lexicon.Find("عبد")!.Phrases.ShouldHaveSingleItem().Forms.ShouldBe(["عبد", "الرافد", "الدرفلي"]);
    }

    [Fact]
    public void A_list_tells_women_and_outlets_in_its_last_column()
    {
        var people = Of("people.txt", ["سلمى الدرفلي", "", "f"], ["كرمون الدرفلي", ""]);
        var bodies = Of(
            "organizations.txt",
            ["صدى الضفاف", "media", "m", "", "outlet"],
            ["هيئة الضفاف", "other", "f", ""]
        );

        Name(people, "سلمي").Feminine.ShouldBeTrue();
        Name(people, "كرمون").Feminine.ShouldBeFalse();
        Name(bodies, "صدي").IsOutlet.ShouldBeTrue();
        Name(bodies, "هييه").IsOutlet.ShouldBeFalse();
    }

    [Theory]
    [InlineData("with", "المناعه", true)]
    [InlineData("with", "الامن", false)]
    [InlineData("with", "هضمي", true)]
    [InlineData("unless", "الامن", true)]
    [InlineData("unless", "المناعه", false)]
    [InlineData("behind", "المناعه", false)]
    public void A_word_behind_a_class_word_may_make_it_ordinary(string how, string form, bool isOrdinary) =>
        new OrdinaryUse(how, WordClass.None, indefinite: false, ["المناعه", "-ضمي"])
            .IsBefore(form, WordClass.None, definite: true)
            .ShouldBe(isOrdinary);

    [Theory]
    [InlineData("behind", "وحمل", true)]
    [InlineData("behind", "رفع", false)]
    [InlineData("behind", null, false)]
    [InlineData("with", "حمل", false)]
    public void A_word_before_a_class_word_may_make_it_ordinary(string how, string? form, bool isOrdinary) =>
        new OrdinaryUse(how, WordClass.None, indefinite: false, ["حمل"]).IsBehind(form).ShouldBe(isOrdinary);

    private static KnownName Name(Lexicon lexicon, string first) =>
        lexicon.Find(first)!.Phrases.ShouldHaveSingleItem().Name!;

    private static Lexicon Of(string list, params string[][] rows) => new(name => name == list ? rows : []);
}
