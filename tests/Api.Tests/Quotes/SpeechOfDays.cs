using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Quotes;

/// <summary>Quotes whose day the text tells, and others. 14 March 2024 is a Thursday.</summary>
public sealed class SpeechOfDays(PostgresFixture postgres) : DatedArticles(postgres, Articles)
{
    private static readonly (string Day, string Text)[] Articles =
    [
        ("2024-03-14", "قال وزير الري نادر الصبيحي أمس إن السد أولا. وأضاف أن المال ثانيا."),
        ("2024-03-14T00:30:00+03:00", "قال وزير الري نادر الصبيحي اليوم إن السد ثالثا."),
        ("2024-03-15", "قال وزير الري نادر الصبيحي إن السد رابعا."),
        ("", "قال وزير الري نادر الصبيحي في 12 مارس 2024 إن السد خامسا."),
        ("", "قال وزير الري نادر الصبيحي أمس إن السد سادسا."),
    ];
}
