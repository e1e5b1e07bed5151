using System.Text;

namespace Qawl.Api.Tests.Answers;

/// <summary>Reads RFC 4180 to the letter: anything else fails.</summary>
internal static class Csv
{
    public static List<string[]> Parse(string text)
    {
        var (rows, row, cell) = (new List<string[]>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length; )
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    cell.Append(text[i]);
                    i += text[i] == '"' ? 1 : 0;
                }
                i++;
            }
            else
            {
                for (; text[i] is not (',' or '\r'); i++)
                {
                    text[i].ShouldNotBe('"');
                    text[i].ShouldNotBe('\n');
                    cell.Append(text[i]);
                }
            }
            row.Add(cell.ToString());
            cell.Clear();
            if (text[i] == ',')
            {
                i++;
                continue;
            }
            text.Substring(i, 2).ShouldBe("\r\n");
            i += 2;
            rows.Add([.. row]);
            row.Clear();
        }
        rows.ShouldAllBe(r => r.Length == rows[0].Length);
        return rows;
    }
}
