using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Words;

public class VocabularyTests
{
    [Theory]
    [InlineData("كوزير", "1ك:وزير")]
    [InlineData("وبالوزير", "2وب:وزير")]
    [InlineData("للوزير", "1ل:وزير")]
    [InlineData("الوزير", "0:وزير")]
    public void A_word_is_read_with_the_fewest_particles(string form, string reading)
    {
        var read = Vocabulary.Shared.Get(form).Readings[0];

        $"{read.Prefix}{(read.And ? "و" : "")}{read.Preposition}:{read.Entry.Form}".Replace("\0", "").ShouldBe(reading);
    }

    [Theory]
    [InlineData("كلام", "كلام لام")]
    [InlineData("للجنة", "للجنة الجنة لجنة")]
    [InlineData("وكتب", "وكتب كتب")]
    [InlineData("بلد", "بلد")]
    public void Particles_are_taken_off_one_after_the_other(string form, string stems) =>
        string.Join(' ', Vocabulary.Shared.Get(form).Stems.Select(stem => stem.Form)).ShouldBe(stems);

    [Fact]
    public void A_word_is_analysed_once()
    {
        var vocabulary = new Vocabulary(Lexicon.Shared, new GeneralVocabulary());

        vocabulary.Get("وزير").ShouldBeSameAs(vocabulary.Get("وزير"));
        Vocabulary.Shared.Get("وزير").Vocabulary.ShouldBeSameAs(Vocabulary.Shared);
    }
}
