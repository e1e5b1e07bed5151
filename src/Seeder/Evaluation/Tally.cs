namespace Qawl.Seeder.Evaluation;

/// <summary>What was found, what was found wrongly, and what was missed.</summary>
internal sealed class Tally
{
    public int TruePositives { get; private set; }
    public int FalsePositives { get; private set; }
    public int FalseNegatives { get; private set; }

    /// <summary>How many items were asked for.</summary>
    public int Judged => TruePositives + FalseNegatives;

    public double Precision => Share(TruePositives, TruePositives + FalsePositives);
    public double Recall => Share(TruePositives, TruePositives + FalseNegatives);
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public void Add(int truePositives, int falsePositives, int falseNegatives)
    {
        TruePositives += truePositives;
        FalsePositives += falsePositives;
        FalseNegatives += falseNegatives;
    }

    /// <summary>One item that was asked for and predicted: right, or wrong on both sides.</summary>
    public void Judge(bool right) => Add(right ? 1 : 0, right ? 0 : 1, right ? 0 : 1);

    public static double Share(int part, int whole) => whole > 0 ? (double)part / whole : 0;
}
