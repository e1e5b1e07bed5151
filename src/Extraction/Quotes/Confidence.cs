using Qawl.Extraction.Speakers;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// How often attributions that a rule made are right: counted on <c>seeds/gold.json</c>, (right + 1) / (all + 2), so that
/// rules seen seldom claim little; they are counted with their like. A test counts them again.
/// </summary>
internal static class Confidence
{
    /// <summary>Nobody has counted.</summary>
    private const double Unknown = 0.5;

    /// <summary>
    /// A row is counted together. What is looked for: the rules of an attribution as they go with the quote, else the rule that
    /// read the words with a slash before it, else the rule that found the speaker.
    /// </summary>
    private static readonly (int Right, int All, string[] Rules)[] Counted =
    [
        (55, 55, ["subject-behind-verb"]),
        (
            8,
            8,
            [
                "subject-before-verb",
                "topic-of-amma",
                "antecedent-of-relative",
                "name-between-commas",
                "name-at-head-of-sentence",
                "subject-behind-circumstance",
                "marked-name-behind-verb",
                "text-it-stands-in",
            ]
        ),
        (36, 37, ["subject-of-governing-verb", "name-behind-governing-verb"]),
        (25, 26, ["subject-carried-on", "last-speaker-who-agrees", "last-speaker", "name-earlier-in-sentence"]),
        (9, 9, ["/office-holder-named-earlier", "/title-with-pronoun"]),
        (2, 2, ["/body-named-earlier", "/statement-of-last-body", "/maker-of-the-text", "/owner-of-the-organ"]),
        (11, 12, ["/unnamed-source"]),
        (
            4,
            5,
            [
                "subject-of-governing-verb/unnamed-source",
                "subject-carried-on/unnamed-source",
                "last-speaker-who-agrees/unnamed-source",
                "last-speaker/unnamed-source",
                "/same-speaker-again",
            ]
        ),
        (
            4,
            4,
            [
                "relayed-from-name",
                "relayed-from-name/unnamed-source",
                "relayed-from-name/office-holder-named-earlier",
                "relayed-from-last-speaker",
            ]
        ),
        (
            4,
            4,
            [
                "name-before-colon",
                "name-and-place-before-colon",
                "speaker-who-told-an-outlet",
                "source-opens-sentence",
                "source-closes-sentence",
                "source-behind-marks",
            ]
        ),
        (1, 1, ["last-speaker-goes-on"]),
        (0, 1, ["/words-for-nobody-known"]),
    ];

    private static readonly Dictionary<string, double> Stated = Counted
        .SelectMany(row => row.Rules, (row, rule) => (rule, Share: Math.Round((row.Right + 1.0) / (row.All + 2), 2)))
        .ToDictionary(row => row.rule, row => row.Share, StringComparer.Ordinal);

    public static double Of(Attribution? speaker)
    {
        if (speaker is null)
        {
            return Unknown;
        }
        var path = speaker.Path;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return
            Stated.TryGetValue(path, out var share)
            || slash >= 0 && Stated.TryGetValue(path[slash..], out share)
            || speaker.Rule is { } rule && Stated.TryGetValue(rule.Name, out share)
            ? share
            : Unknown;
    }
}
