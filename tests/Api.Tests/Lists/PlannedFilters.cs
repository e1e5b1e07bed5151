using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Mentions;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Utterances;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Lists;

/// <summary>The filters whose plans are looked at.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly string[] OneId = ["aaaaaaaaaaaaaaaa"];
    private static readonly WireValue<Moment> Day = WireValue<Moment>.Parse("2024-05-04", null);
    private static readonly WireValue<Moment> NextDay = WireValue<Moment>.Parse("2024-05-05", null);
    private static readonly WireValue<QuoteCollapse> Collapsed = WireValue<QuoteCollapse>.Parse("utterances", null);
    private static readonly WireValue<bool> Yes = WireValue<bool>.Parse("true", null);
    private static readonly WireValue<bool> No = WireValue<bool>.Parse("false", null);

    public static TheoryData<string> QuoteFilters => [.. Quotes.Keys];

    public static TheoryData<string> UtteranceFilters => [.. Utterances.Keys];

    public static TheoryData<string> ArticleFilters => [.. Articles.Keys];

    public static TheoryData<string> MentionFilters => [.. Mentions.Keys];

    public static TheoryData<string> PersonFilters => [.. People.Keys];

    public static TheoryData<string> OrganizationFilters => [.. Organizations.Keys];

    private static readonly Dictionary<string, QuoteFilter> Quotes = new(
        OfQuotes<QuoteFilter>(),
        StringComparer.Ordinal
    )
    {
        ["hasOutlet"] = new() { HasOutlet = Yes },
        ["hasNoOutlet"] = new() { HasOutlet = No },
        ["to"] = new() { To = Day },
        ["saidTo"] = new() { SaidTo = Day },
        ["said"] = new() { SaidFrom = Day, SaidTo = NextDay },
        ["undated"] = new() { Dated = No },
        ["oldestFirst"] = new() { Sort = WireValue<DateOrder>.Parse("publishedAt", null) },
        ["at"] = new() { At = WireValue<Period>.Parse("2024-05", null) },
        ["roleAt"] = new() { Role = "وزير", At = WireValue<Period>.Parse("2024-05-04", null) },
        ["roleWords"] = new() { Role = "وزير 7", Q = "كلمة7" },
        ["collapseNamed"] = new() { Collapse = Collapsed, Person = OneId },
        ["collapseWords"] = new() { Collapse = Collapsed, Q = "كلمة7" },
    };

    private static readonly Dictionary<string, UtteranceFilter> Utterances = new(
        OfQuotes<UtteranceFilter>(),
        StringComparer.Ordinal
    )
    {
        ["minOutlets"] = new() { MinOutlets = WireValue<int>.Parse("2", null) },
        ["newestFirst"] = new() { Sort = WireValue<UtteranceOrder>.Parse("-publishedAt", null) },
        ["oldestFirst"] = new() { Sort = WireValue<UtteranceOrder>.Parse("publishedAt", null) },
    };

    private static Dictionary<string, T> OfQuotes<T>()
        where T : AnyQuoteFilter, new() =>
        new(StringComparer.Ordinal)
        {
            ["none"] = new T(),
            ["q"] = new T() { Q = "كلمة7" },
            ["speaker"] = new T() { Speaker = OneId },
            ["speakerType"] = new T() { SpeakerType = [WireValue<SpeakerType>.Parse("unnamed", null)] },
            ["person"] = new T() { Person = OneId },
            ["organization"] = new T() { Organization = OneId },
            ["kind"] = new T() { Kind = [WireValue<QuoteKind>.Parse("direct", null)] },
            ["stance"] = new T() { Stance = [WireValue<Stance>.Parse("denied", null)] },
            ["outlet"] = new T() { Outlet = OneId },
            ["from"] = new T() { From = Day },
            ["saidFrom"] = new T() { SaidFrom = Day },
            ["dated"] = new T() { Dated = Yes },
            ["importedSince"] = new T() { ImportedSince = Day },
            ["role"] = new T() { Role = "وزير 7" },
        };

    private static readonly Dictionary<string, ArticleFilter> Articles = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["q"] = new() { Q = "كلمة7" },
        ["speaker"] = new() { Speaker = OneId },
        ["person"] = new() { Person = OneId },
        ["organization"] = new() { Organization = OneId },
        ["outlet"] = new() { Outlet = OneId },
        ["hasOutlet"] = new() { HasOutlet = Yes },
        ["hasNoOutlet"] = new() { HasOutlet = No },
        ["from"] = new() { From = Day },
        ["to"] = new() { To = Day },
        ["dated"] = new() { Dated = Yes },
        ["undated"] = new() { Dated = No },
        ["importedSince"] = new() { ImportedSince = Day },
        ["oldestFirst"] = new() { Sort = WireValue<DateOrder>.Parse("publishedAt", null) },
    };

    private static readonly Dictionary<string, MentionFilter> Mentions = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["outlet"] = new() { Outlet = OneId },
        ["hasNoOutlet"] = new() { HasOutlet = No },
        ["from"] = new() { From = Day },
        ["to"] = new() { To = Day },
        ["undated"] = new() { Dated = No },
        ["importedSince"] = new() { ImportedSince = Day },
        ["oldestFirst"] = new() { Sort = WireValue<DateOrder>.Parse("publishedAt", null) },
    };

    private static readonly Dictionary<string, PersonFilter> People = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["q"] = new() { Q = "c4ca4238a0" },
        ["name"] = new() { Sort = WireValue<NameOrder>.Parse("name", null) },
    };

    private static readonly Dictionary<string, OrganizationFilter> Organizations = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["q"] = new() { Q = "c4ca4238a0" },
        ["kind"] = new() { Kind = [WireValue<OrganizationKind>.Parse("media", null)] },
        ["isOutlet"] = new() { IsOutlet = Yes },
        ["name"] = new() { Sort = WireValue<NameOrder>.Parse("name", null) },
    };
}
