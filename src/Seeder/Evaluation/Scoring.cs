using System.Text.Json;
using Qawl.Extraction.Dates;

namespace Qawl.Seeder.Evaluation;

/// <summary>
/// Compares predictions with hand-made annotations. A quote is found when it agrees with the gold span by 0.8 (direct) or
/// 0.6 (indirect) of their union, a mention by half; "exact" allows two characters at each end of a quote and one at each
/// end of a mention. What the annotations mark optional is neither asked for nor punished.
/// </summary>
internal static class Scoring
{
    private const double DirectAgreement = 0.8;
    private const double IndirectAgreement = 0.6;
    private const double MentionAgreement = 0.5;
    private const int QuoteSlack = 2;
    private const int MentionSlack = 1;

    private static readonly string[] Metadata =
    [
        "title",
        "kicker",
        "outlet",
        "original_source",
        "published_at",
        "updated_at",
        "external_id",
    ];

    /// <param name="scores">Takes the figures of this document on top of what it has.</param>
    public static void Score(GoldDocument gold, PredictedDocument? predicted, Scores scores)
    {
        scores.Count("missing documents", predicted is null);
        predicted ??= PredictedDocument.None;
        ScoreQuotes(gold, predicted, scores);
        ScoreEntities("people", gold, gold.People, gold.OptionalPeople, predicted.People, scores);
        ScoreEntities(
            "organizations",
            gold,
            gold.Organizations,
            gold.OptionalOrganizations,
            predicted.Organizations,
            scores
        );
        ScoreMetadata(gold, predicted, scores);
    }

    /// <summary>
    /// Share of gold people that one key names in every document where they stand, and that no other person's key names.
    /// </summary>
    public static double PeopleAcross(IEnumerable<(GoldDocument Gold, PredictedDocument? Predicted)> documents)
    {
        var keysOf = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        const string Missed = "";
        foreach (var (gold, predicted) in documents)
        {
            var ids = gold.People.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            var found = Matching.GoldOfKeys(gold, predicted?.People ?? []);
            foreach (var (key, id) in found.Where(f => ids.Contains(f.Value)))
            {
                KeysOf(id).Add(key);
            }
            foreach (var id in ids.Except(found.Values, StringComparer.Ordinal))
            {
                KeysOf(id).Add(Missed);
            }
        }
        var users = keysOf.Values.SelectMany(keys => keys).CountBy(k => k, StringComparer.Ordinal).ToDictionary();
        var right = keysOf.Values.Count(keys => keys.Count == 1 && !keys.Contains(Missed) && users[keys.First()] == 1);
        return Tally.Share(right, keysOf.Count);

        HashSet<string> KeysOf(string id) =>
            keysOf.TryGetValue(id, out var keys) ? keys : keysOf[id] = new HashSet<string>(StringComparer.Ordinal);
    }

    private static void ScoreQuotes(GoldDocument gold, PredictedDocument predicted, Scores scores)
    {
        var pairs = Matching.Match(
            gold.Quotes,
            predicted.Quotes,
            (g, p) =>
                string.Equals(g.Kind, p.Kind, StringComparison.Ordinal)
                && g.Agreement(p) >= (g.Kind is "direct" ? DirectAgreement : IndirectAgreement)
        );
        // A reading marked optional stands in for the required one that it overlaps.
        foreach (var (optional, p) in pairs.Where(pair => gold.Quotes[pair.Gold].Optional).ToList())
        {
            var required = gold
                .Quotes.Index()
                .Where(g => !g.Item.Optional && g.Item.Overlaps(gold.Quotes[optional]))
                .Select(g => g.Index)
                .Except(pairs.Select(pair => pair.Gold));
            pairs.AddRange(required.Take(1).Select(g => (g, p)).ToList());
        }
        var goldOfKeys = Matching.GoldOfKeys(gold, predicted.People.Concat(predicted.Organizations));
        foreach (var (g, p) in pairs.Where(pair => !gold.Quotes[pair.Gold].Optional))
        {
            ScorePair(gold, gold.Quotes[g], predicted.Quotes[p], goldOfKeys, scores);
        }
        var foundGold = pairs.Select(pair => pair.Gold).ToHashSet();
        foreach (var (g, quote) in gold.Quotes.Index().Where(q => !q.Item.Optional && !foundGold.Contains(q.Index)))
        {
            scores[$"quotes {quote.Kind} exact"].Add(0, 0, 1);
            Add(quote.Kind, 0, 1);
            scores.Errors.Add(new(gold.File, $"missed {quote.Kind}", Show(quote.Speaker), null, quote.Text));
        }
        var foundPredicted = pairs.Select(pair => pair.Predicted).ToHashSet();
        foreach (var (p, quote) in predicted.Quotes.Index().Where(q => !foundPredicted.Contains(q.Index)))
        {
            if (gold.Quotes.Any(g => g.Optional && g.Overlaps(quote)))
            {
                continue;
            }
            scores[$"quotes {quote.Kind} exact"].Add(0, 1, 0);
            Add(quote.Kind, 1, 0);
            scores.Errors.Add(new(gold.File, $"extra {quote.Kind}", null, Show(quote.Speaker), quote.Text));
        }

        void Add(string kind, int falsePositives, int falseNegatives)
        {
            scores[$"quotes {kind}"].Add(0, falsePositives, falseNegatives);
            scores["attributed quotes"].Add(0, falsePositives, falseNegatives);
            if (kind is "direct")
            {
                scores["attributed direct quotes"].Add(0, falsePositives, falseNegatives);
            }
        }
    }

    private static void ScorePair(
        GoldDocument gold,
        GoldQuote wanted,
        PredictedQuote got,
        Dictionary<string, string> goldOfKeys,
        Scores scores
    )
    {
        var isRight = IsSpeakerRight(wanted, got.Speaker, goldOfKeys);
        var by =
            wanted.SpeakerBy is { Length: > 0 } stated ? stated
            : wanted.IsUnnamed ? "unnamed"
            : "name";
        scores.Count("matched", add: true);
        scores.Count("speaker right", isRight);
        scores.Count($"by {by}", add: true);
        scores.Count($"by {by} right", isRight);
        scores[$"quotes {wanted.Kind}"].Add(1, 0, 0);
        scores[$"quotes {wanted.Kind} exact"].Judge(wanted.IsWithin(QuoteSlack, got));
        scores["attributed quotes"].Judge(isRight);
        if (wanted.Kind is "direct")
        {
            scores["attributed direct quotes"].Judge(isRight);
        }
        scores.Told[wanted.ToldBy].Judge(isRight);
        ScoreParty("relay named", wanted.Relay, got.Relay);
        ScoreParty("body spoken for named", wanted.OnBehalfOf, got.OnBehalfOf);
        if (got.Confidence is { } confidence)
        {
            scores.Reliability.Add(got.Attribution?.Rule ?? "nobody", confidence, isRight);
        }
        if (!isRight)
        {
            scores.Errors.Add(new(gold.File, "speaker", Show(wanted.Speaker), Show(got.Speaker), wanted.Text));
        }

        void ScoreParty(string what, string? id, PredictedParty? party)
        {
            if (id is not null)
            {
                var named = party?.Key is { } key && goldOfKeys.GetValueOrDefault(key) == id;
                scores.Told[what].Judge(named);
            }
        }
    }

    private static bool IsSpeakerRight(GoldQuote wanted, PredictedSpeaker? got, Dictionary<string, string> goldOfKeys)
    {
        if (wanted.Speaker.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return got is null;
        }
        if (got is null)
        {
            return false;
        }
        if (!wanted.IsUnnamed)
        {
            return got.Key is not null && goldOfKeys.TryGetValue(got.Key, out var id) && wanted.Speaker.ValueEquals(id);
        }
        var words = wanted.Speaker.Deserialize(AnnotationJson.Default.AnnotatedSpan)!;
        return got.Mention is { } mention
            && string.IsNullOrEmpty(got.Key)
            && (
                mention.Overlaps(words)
                || (
                    mention.Text.Length > 0
                    && mention.Text.AsSpan().Trim().Equals(words.Text.AsSpan().Trim(), StringComparison.Ordinal)
                )
            );
    }

    private static void ScoreEntities(
        string kind,
        GoldDocument gold,
        IReadOnlyList<GoldEntity> wanted,
        IReadOnlyList<AnnotatedSpan> optional,
        IReadOnlyList<PredictedEntity> predicted,
        Scores scores
    )
    {
        var wantedMentions = wanted.SelectMany(e => e.Mentions).ToList();
        var mentions = predicted.SelectMany(e => e.Mentions).ToList();
        var hits = Matching.Match(wantedMentions, mentions, (g, p) => g.Agreement(p) >= MentionAgreement);
        var exact = hits.Count(h => wantedMentions[h.Gold].IsWithin(MentionSlack, mentions[h.Predicted]));
        var (foundGold, foundPredicted) = (
            hits.Select(h => h.Gold).ToHashSet(),
            hits.Select(h => h.Predicted).ToHashSet()
        );
        var missed = wantedMentions.Index().Where(m => !foundGold.Contains(m.Index)).Select(m => m.Item).ToList();
        var extra = mentions
            .Index()
            .Where(m => !foundPredicted.Contains(m.Index) && !optional.Any(m.Item.Overlaps))
            .Select(m => m.Item)
            .ToList();
        scores[$"{kind} mentions"].Add(hits.Count, extra.Count, missed.Count);
        scores[$"{kind} mentions exact"].Add(exact, extra.Count + hits.Count - exact, wantedMentions.Count - exact);
        scores.Errors.AddRange(missed.Select(m => new ScoringError(gold.File, $"missed {kind}", null, null, m.Text)));
        scores.Errors.AddRange(extra.Select(m => new ScoringError(gold.File, $"extra {kind}", null, null, m.Text)));

        var goldOfKeys = Matching.GoldOfKeys(gold, predicted);
        var ids = wanted.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var keys = goldOfKeys.Where(k => ids.Contains(k.Value)).Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        var found = goldOfKeys.Values.ToHashSet(StringComparer.Ordinal);
        found.IntersectWith(ids);
        var shown = predicted.Count(e => keys.Contains(e.Key) || !e.Mentions.All(m => optional.Any(m.Overlaps)));
        scores[$"{kind} entities"].Add(found.Count, Math.Max(0, shown - found.Count), ids.Count - found.Count);
    }

    private static void ScoreMetadata(GoldDocument gold, PredictedDocument predicted, Scores scores)
    {
        foreach (var field in Metadata)
        {
            if (gold.Article is null || !gold.Article.TryGetValue(field, out var stated))
            {
                continue;
            }
            var wanted = stated.GetString();
            var got = predicted.Article.TryGetValue(field, out var value) ? value.GetString() : null;
            var isRight = field is "published_at"
                ? IsSameTime(wanted, got)
                : string.Equals(wanted, got, StringComparison.Ordinal);
            scores.Count("metadata", add: true);
            scores.Count("metadata right", isRight);
            scores.Count("stated", wanted is not null);
            scores.Count("stated right", wanted is not null && isRight);
            scores.Count("unstated", wanted is null);
            scores.Count("invented", wanted is null && got is not null);
            if (!isRight)
            {
                scores.Errors.Add(new(gold.File, $"metadata {field}", wanted, got, ""));
            }
        }
    }

    /// <summary>Equal to the minute, equally precise (day or time), and a zone in both or in neither.</summary>
    private static bool IsSameTime(string? wanted, string? got)
    {
        const int DayLength = 10;
        if (wanted is null || got is null || wanted.Length == DayLength || got.Length == DayLength)
        {
            return string.Equals(wanted, got, StringComparison.Ordinal);
        }
        return StatedTimes.TryParseIso(wanted, out var a)
            && StatedTimes.TryParseIso(got, out var b)
            && a.ZoneKnown == b.ZoneKnown
            && (a.Sort - b.Sort).Duration() < TimeSpan.FromMinutes(1);
    }

    private static string? Show(JsonElement speaker) =>
        speaker.ValueKind switch
        {
            JsonValueKind.String => speaker.GetString(),
            JsonValueKind.Object => speaker.Deserialize(AnnotationJson.Default.AnnotatedSpan)!.Text,
            _ => null,
        };

    private static string? Show(PredictedSpeaker? speaker) => speaker?.Key ?? speaker?.Mention?.Text;
}
