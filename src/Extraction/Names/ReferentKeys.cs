using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>The key of a person or organization: type and fullest form, in one spelling.</summary>
internal static class ReferentKeys
{
    /// <param name="forms">Folded words and symbols of the fullest form.</param>
    public static string Of(bool isPerson, string[] forms)
    {
        var words = new List<string>(forms.Length);
        foreach (var form in forms)
        {
            if (words.Count > 0 && words[^1] is FoldedName.Servant)
            {
                words[^1] += form;
            }
            else if (char.IsLetterOrDigit(form[0]))
            {
                words.Add(form);
            }
        }
        if (isPerson)
        {
            // The article comes and goes in names: خامنئي, الخامنئي.
            words[^1] = DefiniteArticle.Drop(words[^1]).ToString();
        }
        return (isPerson ? "person:" : "organization:") + string.Join(' ', words);
    }
}
