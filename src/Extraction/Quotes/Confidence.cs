using System.Globalization;
using Qawl.Extraction.Speakers;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// How often attributions that a rule made are right: counted on all annotated documents, a fifth of which nobody had read,
/// (right + 1) / (all + 2), so that rules seen seldom claim little; they are counted with their like. A test counts them
/// again on the seeds.
/// </summary>
internal static class Confidence
{
    /// <summary>Nobody has counted.</summary>
    private const double Unknown = 0.5;

    /// <summary>
    /// Right, all, and the rules that are counted together. What is looked for: the rules of an attribution as they go with the
    /// quote, else the rule that read the words with a slash before it, else the rule that found the speaker.
    /// </summary>
    private const string Counted = """
        223 227 subject-behind-verb
        28 28 several-before-participle subject-before-verb topic-of-amma antecedent-of-relative name-between-commas name-at-head-of-sentence
        28 28 subject-before-clause-about-it asker-before-asked
        28 28 subject-behind-circumstance marked-name-behind-verb text-it-stands-in bare-subject-behind-verb one-of-two
        113 118 subject-of-governing-verb name-behind-governing-verb
        133 147 subject-carried-on last-speaker-who-agrees last-actor-who-agrees last-speaker name-earlier-in-sentence
        133 147 maker-of-what-it-stands-in actor-before-colon named-before-so
        60 64 /office-holder-named-earlier /title-with-pronoun /speaker-by-his-title /trade-of-whom-was-named /occupation-of-last-speaker
        60 64 /official-of-some-kind /office-with-pronoun /head-of-the-body
        60 64 /body-named-earlier /statement-of-last-body /maker-of-the-text /owner-of-the-organ
        59 73 /unnamed-source
        17 29 subject-of-governing-verb/unnamed-source subject-carried-on/unnamed-source last-speaker/unnamed-source
        17 29 /whom-a-description-fits
        17 29 last-speaker-who-agrees/unnamed-source last-actor-who-agrees/unnamed-source /same-speaker-again
        28 31 relayed-from-name relayed-from-name/unnamed-source relayed-from-name/words-for-nobody-known
        28 31 relayed-from-name/office-holder-named-earlier relayed-from-last-speaker
        28 31 name-before-colon name-and-place-before-colon speaker-who-told-an-outlet source-before-colon
        28 31 short-name-before-colon name-and-surname-before-colon name-opens-turn speaker-of-subtitle
        28 31 source-opens-sentence source-closes-sentence source-behind-marks
        28 31 name-and-office-before-marks name-below-marks verb-closes-sentence
        5 5 definite-noun-behind-verb
        3 3 last-speaker-goes-on quotation-goes-on another-stretch
        10 18 /words-for-nobody-known subject-that-nobody-knows
        2 11 subject-carried-on/words-for-nobody-known subject-of-governing-verb/words-for-nobody-known
        2 11 last-speaker-who-agrees/words-for-nobody-known last-speaker/words-for-nobody-known
        """;

    private static readonly Dictionary<string, double> Stated = Counted
        .Split('\n')
        .Select(row => row.Split(' '))
        .SelectMany(row => row[2..], (row, rule) => (rule, Share: Share(row[0], row[1])))
        .ToDictionary(row => row.rule, row => row.Share, StringComparer.Ordinal);

    public static double Of(Attribution? speaker)
    {
        var path = speaker?.Path ?? "";
        var rules = path.Split('/');
        string[] known = [path, $"/{rules[^1]}", rules[0]];
        return known.Where(Stated.ContainsKey).Select(rule => Stated[rule]).FirstOrDefault(Unknown);
    }

    private static double Share(string right, string all) =>
        Math.Round(
            (double.Parse(right, CultureInfo.InvariantCulture) + 1)
                / (double.Parse(all, CultureInfo.InvariantCulture) + 2),
            2
        );
}
