using System.IO.Pipelines;
using System.Text;

namespace Qawl.Api.Answers;

/// <summary>
/// RFC 4180: CRLF, a header row, quotation marks where a cell needs them. Text that a spreadsheet would take for a formula
/// is preceded by an apostrophe.
/// </summary>
internal sealed class CsvRows<T>(IReadOnlyCollection<string>? asked, bool withByteOrderMark) : IRowWriter<T>
    where T : class
{
    private readonly IReadOnlyList<CsvColumn> _columns = CsvColumns<T>.Of(asked);
    private readonly StringBuilder _line = new();

    public string ContentType => MediaTypes.Csv + "; charset=utf-8; header=present";

    public string FileExtension => "csv";

    public int Begin(PipeWriter output)
    {
        _line.Append(withByteOrderMark ? "\uFEFF" : "").AppendJoin(',', _columns.Select(c => c.Name));
        return End(output);
    }

    public int Write(PipeWriter output, T row)
    {
        var isFirst = true;
        foreach (var column in _columns)
        {
            if (!isFirst)
            {
                _line.Append(',');
            }
            isFirst = false;
            CsvCell.Append(_line, column.TextOf(row), column.IsText);
        }
        return End(output);
    }

    private int End(PipeWriter output)
    {
        _line.Append("\r\n");
        var bytes = Encoding.UTF8.GetBytes(_line.ToString(), output);
        _line.Clear();
        return (int)bytes;
    }
}

/// <summary>One cell.</summary>
internal static class CsvCell
{
    /// <summary>What spreadsheets begin a formula with, in ASCII and full width, and white space that they skip before it.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    public static void Append(StringBuilder line, string? value, bool isText)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }
        var needsMarks = value.AsSpan().ContainsAny(Special) || value[0] == ' ' || value[^1] == ' ';
        if (needsMarks)
        {
            line.Append('"');
        }
        if (isText && FormulaStarts.Contains(value[0], StringComparison.Ordinal))
        {
            line.Append('\'');
        }
        line.Append(needsMarks ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : value);
        if (needsMarks)
        {
            line.Append('"');
        }
    }
}
