namespace Qawl.Extraction.Text;

/// <summary>Quotation marks, in all the styles that Arabic pages use, often mixed.</summary>
internal static class Marks
{
    /// <summary>Marks of any side; “ and ” stand on either, depending on the keyboard.</summary>
    public static bool IsMark(char symbol) => IsOpening(symbol) || IsClosing(symbol);

    public static bool IsOpening(char symbol) => symbol is '«' or '‹' or '„' or '‟' or '‘' || IsEitherSide(symbol);

    public static bool IsClosing(char symbol) => symbol is '»' or '›' or '’' || IsEitherSide(symbol);

    private static bool IsEitherSide(char symbol) => symbol is '"' or '“' or '”' or '″';

    /// <summary>Either comma.</summary>
    public static bool IsComma(char symbol) => symbol is '،' or ',';

    /// <summary>Stands between clauses of one sentence.</summary>
    public static bool IsPause(char symbol) => symbol == '؛' || IsComma(symbol);

    /// <summary>Stands where a clause stops or its words close.</summary>
    public static bool EndsClause(char symbol) => IsPause(symbol) || IsClosing(symbol);
}
