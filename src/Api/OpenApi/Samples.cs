using System.Text.Json.Nodes;
using Qawl.Api.Json;

namespace Qawl.Api.OpenApi;

/// <summary>Values that the contract shows. Each finds something in the project's own seeds.</summary>
internal static class Samples
{
    public const string Article = "tqrrslo7bpmd65lmflxosok2ve";
    public const string Quote = Article + "-292-353";
    public const string Utterance = "mg4dyd5w35byil7qabewdkukpm-32-69";
    public const string Person = "uc4bmdj43xidgkdi";
    public const string Organization = "tketdwhbuld522yu";
    public const string Governor = "qxmu5eyo4gsvxdzu";
    public const string Bank = "av5elvws3d5vct7i";
    public const string BankOutlet = "المسار اليومي";

    /// <summary>Of the quote.</summary>
    public const string Receipt =
        "AXRxcnJzbG83YnBtZDY1bG1mbHhvc29rMnZlAAABJAAAAWEaVE335yuGw3Rf6CTYCwzXnd3wbUNZkYr7p-r1mPB5wwAAAAAAAAA6xtmb2xdvIEiVxhoEYCX0GjAuOS4wjxoqy6-n";

    /// <summary>By parameter, or by operation and parameter where the common one would find nothing.</summary>
    private static readonly Dictionary<string, JsonNode> Values = new(StringComparer.Ordinal)
    {
        ["getQuote.id"] = Quote,
        ["getUtterance.id"] = Utterance,
        ["listQuoteVariants.id"] = Utterance,
        ["listUtterances.sort"] = "-outlets",
        ["listUtterances.speaker"] = "عبد الرحمن بن راشد آل مسعود",
        ["listUtterances.q"] = "الغبار",
        ["listUtterances.outlet"] = "ضفاف",
        ["minOutlets"] = 1,
        ["getReceipt.receipt"] = Receipt,
        ["getArticle.id"] = Article,
        ["getArticleText.id"] = Article,
        ["listArticleCopies.id"] = Article,
        ["listArticleRevisions.id"] = Article,
        ["collapse"] = "copies",
        ["listQuotes.collapse"] = "utterances",
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
        ["listPersonConnections.id"] = Governor,
        ["listPersonConnections.relation"] = "speaksAbout",
        ["listPersonConnections.type"] = "organization",
        ["listPersonConnections.outlet"] = BankOutlet,
        ["listPersonTimeline.id"] = Governor,
        ["listPersonTimeline.q"] = "التضخم",
        ["listPersonTimeline.organization"] = "البنك المركزي العراقي",
        ["listPersonTimeline.outlet"] = BankOutlet,
        ["listOrganizationConnections.id"] = Bank,
        ["listOrganizationConnections.relation"] = "spokenAboutBy",
        ["listOrganizationConnections.type"] = "person",
        ["listOrganizationConnections.outlet"] = BankOutlet,
        ["listOrganizationTimeline.id"] = Organization,
        ["listOrganizationTimeline.q"] = "النيل الأزرق",
        ["listOrganizationTimeline.kind"] = "indirect",
        ["listOrganizationTimeline.outlet"] = "ضفاف",
        ["bucket"] = "month",
        ["searchEverything.type"] = "quote",
        ["suggestNames.q"] = "الدر",
        ["suggestNames.type"] = "person",
        ["getImport.id"] = "latest",
        ["listImportRejections.id"] = "latest",
        ["status"] = "finished",
        ["source"] = "seeds",
        ["listImportRejections.reason"] = "emptyBody",
        ["addImport.fields"] = "default",
        ["reextract"] = false,
        ["q"] = "المياه",
        ["listPeople.q"] = "الدروبي",
        ["listOrganizations.q"] = "الرافد",
        ["listOrganizationQuotes.q"] = "النيل الأزرق",
        ["speaker"] = "سلمى الدروبي",
        ["person"] = "سلمى الدروبي",
        ["organization"] = "وكالة الرافد للأنباء",
        ["listQuotes.person"] = "عادل كامل",
        ["getQuoteStatistics.person"] = "عادل كامل",
        ["listQuotes.organization"] = "الأرز",
        ["role"] = "وزير المياه",
        ["at"] = "2024-10",
        ["outlet"] = "وكالة الرافد للأنباء",
        ["listOrganizationQuotes.outlet"] = "ضفاف",
        ["listOrganizationMentions.outlet"] = "ضفاف",
        ["kind"] = "direct",
        ["listOrganizations.kind"] = "media",
        ["listOrganizationQuotes.kind"] = "indirect",
        ["speakerType"] = "person",
        ["stance"] = "denied",
        ["isOutlet"] = true,
        ["hasOutlet"] = true,
        ["dated"] = true,
        ["from"] = "2024-01-01",
        ["to"] = "2026-01-01T00:00:00Z",
        ["saidFrom"] = "2024-01-01",
        ["saidTo"] = "2026-01-01T00:00:00Z",
        ["importedSince"] = "2020-01-01",
        ["sort"] = "-publishedAt",
        ["listPeople.sort"] = "-quotes",
        ["listOrganizations.sort"] = "-quotes",
        ["getQuote.fields"] = new JsonArray("text", "speaker"),
        ["listArticles.fields"] = new JsonArray("title", "publishedAt"),
        ["listPersonMentions.fields"] = new JsonArray("outlet", "publishedAt"),
        ["listOrganizationMentions.fields"] = new JsonArray("outlet", "publishedAt"),
        ["fields"] = new JsonArray("text", "speaker"),
        ["include"] = "context",
        ["contextLength"] = 60,
        ["facets"] = new JsonArray("speaker", "outlet", "kind"),
        ["sample"] = 5,
        ["seed"] = 7,
        ["groupBy"] = "month",
        ["getQuoteStatistics.sort"] = "-count",
        ["getArticleStatistics.sort"] = "-count",
        ["listQuotes.ids"] = Quote,
        ["listArticles.ids"] = Article,
        ["listPeople.ids"] = Person,
        ["listOrganizations.ids"] = Organization,
        ["getQuoteStatistics.organization"] = "الأرز",
        ["force"] = false,
        ["reason"] = "بطلب من الناشر",
        ["deleteArticle.id"] = Article,
        ["limit"] = 20,
        ["total"] = true,
        ["format"] = "json",
        ["bom"] = true,
    };

    public static JsonNode? Of(string operation, string parameter) =>
        (Values.GetValueOrDefault($"{operation}.{parameter}") ?? Values.GetValueOrDefault(parameter))?.DeepClone();

    public static JsonNode BodyOf(string operation) =>
        operation switch
        {
            "addImport" => NewLines(),
            "verifyClaim" => Claim(),
            "verifyText" => Draft(),
            _ => NewArticle(),
        };

    public static JsonObject NewArticle() =>
        new()
        {
            ["text"] =
                "قالت وزيرة المياه سلمى الدروبي في مؤتمر صحفي: «لن ترتفع الأسعار هذا العام». وأضافت أن الوزارة تراجع الفواتير.",
            ["outlet"] = "وكالة الرافد للأنباء",
            ["title"] = "الدروبي: لا زيادة هذا العام",
            ["publishedAt"] = "2024-10-17",
        };

    private static JsonObject Claim() =>
        new() { ["text"] = "سعر المياه على المنازل يُرفع هذا العام", ["speaker"] = "سلمى الدروبي" };

    private static JsonObject Draft() =>
        new()
        {
            ["text"] =
                "قالت وزيرة المياه سلمى الدروبي إن سعر المياه على المنازل لن يُرفع هذا العام، وأضافت: «الشبكة تفقد ثلث المياه».",
        };

    /// <summary>NDJSON: one article a line.</summary>
    private static JsonValue NewLines() => JsonValue.Create(NewArticle().ToJsonString(WireJson.Options) + "\n");
}
