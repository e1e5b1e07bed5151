using Qawl.Api.Tests.Ingestion;
using Qawl.Identity.Utterances;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Utterances;

/// <summary>The pairs of <c>tests/gold/utterances.tsv</c>.</summary>
internal static class GoldUtterances
{
    public static readonly Voice Somebody = new("somebody", null, null, []);

    public static readonly Voice Another = new("another", null, null, []);

    /// <summary>What the second is to the first, and both.</summary>
    public static IEnumerable<(string Kind, Said First, Said Second)> Pairs() =>
        Texts().Select(p => (p.Kind, Of(p.First, Somebody), Of(p.Second, p.Kind == "speaker" ? Another : Somebody)));

    /// <summary>The same as they are written.</summary>
    public static IEnumerable<(string Kind, string First, string Second)> Texts()
    {
        var said = "";
        foreach (var line in File.ReadLines(Path.Combine(Workspace.Repository, "tests/gold/utterances.tsv")))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }
            var columns = line.Split('\t');
            if (columns[1] == "said")
            {
                said = columns[2];
            }
            else
            {
                yield return (columns[1], said, columns[2]);
            }
        }
    }

    private static Said Of(string words, Voice voice) => new(WordedText.Of(words), IsDirect: true, voice);
}
