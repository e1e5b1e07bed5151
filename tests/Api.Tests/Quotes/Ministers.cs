using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Quotes;

/// <summary>
/// Two ministers of one office, one of whom goes on to another one, over three years; and who held it before.
/// </summary>
public sealed class Ministers(PostgresFixture postgres) : DatedArticles(postgres, Articles)
{
    private static readonly (string Day, string Text)[] Articles =
    [
        ("2023-02-01", "قال وزير الخارجية كمال الشرقاوي: «أولا»."),
        // No office is given; it is held all the same.
        ("2023-03-01", "قال كمال الشرقاوي: «ثانيا»."),
        ("2023-04-01", "قال كمال الشرقاوي، وزير خارجية البلاد: «ثالثا»."),
        ("2024-05-01", "قال رئيس الوزراء كمال الشرقاوي: «رابعا»."),
        ("2024-06-01", "قالت وزيرة الخارجية سميرة البنداري: «خامسا»."),
        ("2024-07-01", "قال وزير الخارجية السابق نبيل العوضي: «سادسا»."),
        ("2024-08-01", "قال نائب وزير الخارجية فريد الزهيري: «سابعا»."),
        ("", "قال وزير الخارجية نبيل العوضي: «ثامنا»."),
        ("2024-09-01", "قال كمال الشرقاوي: «تاسعا»."),
    ];
}
