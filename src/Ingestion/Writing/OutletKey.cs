using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// The key of the organization that a name of an outlet stands for: built as the engine builds those of organizations that
/// its lexicon does not know, so that an outlet and its mentions in other articles are one.
/// </summary>
internal static class OutletKey
{
    public static string Of(string outlet)
    {
        var letters = Folding.Fold(outlet).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        var words = new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return "organization:" + (words.Length > 0 ? string.Join(' ', words) : outlet);
    }
}
