using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class ClaimSpeakerTests(SeededService service)
{
    [Fact]
    public async Task What_somebody_else_said_is_not_the_speakers()
    {
        var answer = await service.VerifyAsync(new { text = "العمل مستمر", speaker = "سمير الحداد" });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task For_whom_a_body_speaks_is_the_speaker_too()
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "وزارة المياه" });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
    }

    [Fact]
    public async Task A_surname_of_several_is_ambiguous_and_they_are_listed()
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "الحداد" });

        answer.GetProperty("verdict").GetString().ShouldBe("ambiguousSpeaker");
        answer
            .GetProperty("resolved")
            .EnumerateArray()
            .Select(service.NameOf)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["nader", "samir"]);
    }

    [Theory]
    [InlineData("سامر الحداد")]
    [InlineData("الحداد سامر")]
    [InlineData("السيد سامر حداد")]
    [InlineData("محامي سمير الحداد")]
    [InlineData("زوجة سمير الحداد")]
    public async Task Who_has_another_given_name_is_somebody_else_however_alike_it_is(string speaker)
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
        answer.GetProperty("resolved").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("سمير حداد")]
    [InlineData("سمير الحدّاد")]
    [InlineData("الحداد سمير")]
    [InlineData("Samir Haddad")]
    public async Task Who_is_written_otherwise_is_the_same(string speaker)
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("وزير المياه")]
    [InlineData("وزيرة المياه")]
    public async Task Whoever_held_an_office_is_who_it_names(string speaker)
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
        service.NameOf(answer.GetProperty("resolved").EnumerateArray().ShouldHaveSingleItem()).ShouldBe("samir");
    }

    [Theory]
    [InlineData("العمل مستمر", "وزير المياه")]
    [InlineData("السد جاهز وفق وزارة المياه", "وزير المياه السابق")]
    [InlineData("السد جاهز وفق وزارة المياه", "وزير المياه والري")]
    public async Task An_office_that_the_speaker_did_not_hold_is_somebody_else(string text, string speaker)
    {
        var answer = await service.VerifyAsync(new { text, speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
    }

    [Fact]
    public async Task Whom_an_article_does_not_name_is_known_by_the_same_words()
    {
        var answer = await service.VerifyAsync(new { text = "ليلى منصور غادرت", speaker = "مصدر مسؤول" });
        var other = await service.VerifyAsync(new { text = "ليلى منصور غادرت", speaker = "مصدر أمني" });

        answer.GetProperty("verdict").GetString().ShouldBe("reported");
        other.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
    }
}
