using System.Buffers;
using System.Text;

namespace Qawl.Ingestion.Decoding;

/// <summary>Tells UTF-8 that was read as another encoding and saved again: ط§ظ„ظ…ط§ط، of Windows-1256, Ø§Ù„ of Latin.</summary>
internal static class DoubleEncoding
{
    /// <summary>Share of the characters beyond ASCII that the pairs must be.</summary>
    private const double Share = 0.5;

    private const int FewestPairs = 6;

    /// <summary>What the first byte of an Arabic letter in UTF-8 becomes.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("طظØÙ");

    /// <summary>What its second byte, 80 to BF, becomes.</summary>
    private static readonly SearchValues<char> Trails = SearchValues.Create(
        string.Concat(Enumerable.Range(0x80, 0x40).Select(b => Of(1256, b) + Of(1252, b) + (char)b))
    );

    public static bool Is(string text)
    {
        var (pairs, others) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && Leads.Contains(text[i]) && Trails.Contains(text[i + 1]))
            {
                pairs++;
                i++;
            }
            else if (text[i] > '\u007F')
            {
                others++;
            }
        }
        return pairs >= FewestPairs && 2 * pairs > Share * (2 * pairs + others);
    }

    private static string Of(int codePage, int b) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString([(byte)b]);
}
