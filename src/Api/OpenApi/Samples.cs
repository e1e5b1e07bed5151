using System.Text.Json.Nodes;

namespace Qawl.Api.OpenApi;

/// <summary>Values that the contract shows. Each finds something in the project's own seeds.</summary>
internal static class Samples
{
    public const string Article = "tqrrslo7bpmd65lmflxosok2ve";
    public const string Quote = Article + "-292-353";
    public const string Person = "uc4bmdj43xidgkdi";
    public const string Organization = "tketdwhbuld522yu";

    /// <summary>By parameter, or by operation and parameter where the common one would find nothing.</summary>
    private static readonly Dictionary<string, JsonNode> Values = new(StringComparer.Ordinal)
    {
        ["getQuote.id"] = Quote,
        ["getArticle.id"] = Article,
        ["getArticleText.id"] = Article,
        ["getArticleAnnotations.id"] = Article,
        ["getArticleAnnotations.limit"] = 200,
        ["listArticleQuotes.id"] = Article,
        ["getPerson.id"] = Person,
        ["listPersonQuotes.id"] = Person,
        ["listPersonMentions.id"] = Person,
        ["getPersonFeed.id"] = Person,
        ["getOrganizationFeed.id"] = Organization,
        ["getOrganizationFeed.q"] = "النيل الأزرق",
        ["getOrganizationFeed.outlet"] = "ضفاف",
        ["getOrganizationFeed.kind"] = "indirect",
        ["getOrganization.id"] = Organization,
        ["listOrganizationQuotes.id"] = Organization,
        ["listOrganizationMentions.id"] = Organization,
        ["q"] = "المياه",
        ["listPeople.q"] = "الدروبي",
        ["listOrganizations.q"] = "الرافد",
        ["listOrganizationQuotes.q"] = "النيل الأزرق",
        ["speaker"] = "سلمى الدروبي",
        ["person"] = "سلمى الدروبي",
        ["organization"] = "وكالة الرافد للأنباء",
        ["listQuotes.organization"] = "الأرز",
        ["outlet"] = "وكالة الرافد للأنباء",
        ["listOrganizationQuotes.outlet"] = "ضفاف",
        ["listOrganizationMentions.outlet"] = "ضفاف",
        ["kind"] = "direct",
        ["listOrganizations.kind"] = "media",
        ["listOrganizationQuotes.kind"] = "indirect",
        ["speakerType"] = "person",
        ["isOutlet"] = true,
        ["hasOutlet"] = true,
        ["dated"] = true,
        ["from"] = "2024-01-01",
        ["to"] = "2026-01-01T00:00:00Z",
        ["importedSince"] = "2020-01-01",
        ["sort"] = "-publishedAt",
        ["listPeople.sort"] = "-quotes",
        ["listOrganizations.sort"] = "-quotes",
        ["limit"] = 20,
        ["total"] = true,
        ["format"] = "json",
        ["bom"] = true,
    };

    public static JsonNode? Of(string operation, string parameter) =>
        (Values.GetValueOrDefault($"{operation}.{parameter}") ?? Values.GetValueOrDefault(parameter))?.DeepClone();

    public static JsonObject NewArticle() =>
        new()
        {
            ["text"] =
                "قالت وزيرة المياه سلمى الدروبي في مؤتمر صحفي: «لن ترتفع الأسعار هذا العام». وأضافت أن الوزارة تراجع الفواتير.",
            ["outlet"] = "وكالة الرافد للأنباء",
            ["title"] = "الدروبي: لا زيادة هذا العام",
            ["publishedAt"] = "2024-10-17",
        };
}
