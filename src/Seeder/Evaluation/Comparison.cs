using System.Text.Json;

namespace Qawl.Seeder.Evaluation;

/// <summary>Annotations and predictions side by side.</summary>
internal sealed class Comparison
{
    private Comparison(IReadOnlyList<(GoldDocument Gold, Scores Scores)> documents, Scores total, double peopleAcross)
    {
        Documents = documents;
        Total = total;
        PeopleAcross = peopleAcross;
    }

    public IReadOnlyList<(GoldDocument Gold, Scores Scores)> Documents { get; }

    public Scores Total { get; }

    public double PeopleAcross { get; }

    /// <summary>A prediction belongs to the document of the same bytes, else of the same file name.</summary>
    public static async Task<Comparison> OfAsync(GoldFile gold, IAsyncEnumerable<PredictedDocument> predictions)
    {
        var byName = new Dictionary<string, PredictedDocument>(StringComparer.Ordinal);
        await foreach (var prediction in predictions)
        {
            byName[prediction.File] = prediction;
            if (prediction.Sha256 is { Length: > 0 } sha256)
            {
                byName[sha256] = prediction;
            }
        }
        var pairs = gold
            .Documents.Select(g =>
                (Gold: g, Predicted: byName.GetValueOrDefault(g.Sha256) ?? byName.GetValueOrDefault(g.File))
            )
            .ToList();
        var total = new Scores();
        var documents = new List<(GoldDocument, Scores)>();
        foreach (var (document, predicted) in pairs)
        {
            var scores = new Scores();
            Scoring.Score(document, predicted, scores);
            Scoring.Score(document, predicted, total);
            documents.Add((document, scores));
        }
        return new Comparison(documents, total, Scoring.PeopleAcross(pairs));
    }

    /// <exception cref="FormatException">The file is not gold.</exception>
    public static async Task<GoldFile> ReadGoldAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync(file, AnnotationJson.Default.GoldFile, cancellation)
                ?? throw new FormatException($"{path} holds no annotations.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not a file of annotations: {e.Message}", e);
        }
    }

    /// <exception cref="FormatException">A line is not a prediction.</exception>
    public static async IAsyncEnumerable<PredictedDocument> ReadPredictionsAsync(string path)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Read(line, $"{path}, line {number}");
            }
        }
    }

    /// <exception cref="FormatException">Not a prediction.</exception>
    public static PredictedDocument Read(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AnnotationJson.Default.PredictedDocument)
                ?? throw new FormatException($"{place} holds no prediction.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{place} is not a prediction: {e.Message}", e);
        }
    }
}
