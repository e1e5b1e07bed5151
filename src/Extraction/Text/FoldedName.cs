using System.Text;

namespace Qawl.Extraction.Text;

/// <summary>
/// One spelling for the ways to write one name, for comparing what is asked for with what is stored: folded, one space
/// between words, and عبد joined to the word it governs (عبد الله, عبدالله).
/// </summary>
public static class FoldedName
{
    /// <summary>Binds what it is the servant of.</summary>
    public const string Servant = "عبد";

    internal const string God = "الله";

    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        var last = "";
        foreach (var word in Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (folded.Length > 0 && last is not Servant)
            {
                folded.Append(' ');
            }
            folded.Append(word);
            last = word;
        }
        return folded.ToString();
    }
}
