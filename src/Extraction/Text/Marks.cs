namespace Qawl.Extraction.Text;

/// <summary>Quotation marks, in all the styles that Arabic pages use, often mixed.</summary>
internal static class Marks
{
    private const string Opening = "«‹„‟‘‚《≪❝❛「";
    private const string Closing = "»›’》≫❞❜」";

    /// <summary>They stand on either side, depending on the keyboard.</summary>
    private const string EitherSide = "\"“”″＂〝〞〟";

    public static bool IsMark(char symbol) => IsOpening(symbol) || IsClosing(symbol);

    public static bool IsOpening(char symbol) =>
        Opening.Contains(symbol, StringComparison.Ordinal) || EitherSide.Contains(symbol, StringComparison.Ordinal);

    public static bool IsClosing(char symbol) =>
        Closing.Contains(symbol, StringComparison.Ordinal) || EitherSide.Contains(symbol, StringComparison.Ordinal);

    /// <summary>Either comma.</summary>
    public static bool IsComma(char symbol) => symbol is '،' or ',';

    /// <summary>Stands between clauses of one sentence.</summary>
    public static bool IsPause(char symbol) => symbol == '؛' || IsComma(symbol);

    /// <summary>Stands where a clause stops or its words close.</summary>
    public static bool EndsClause(char symbol) => IsPause(symbol) || IsClosing(symbol);
}
