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
            if (words.Count > 0 && words[^1] is "عبد")
            {
                words[^1] += form;
            }
            else if (char.IsLetterOrDigit(form[0]))
            {
                words.Add(form);
            }
        }
        if (isPerson && words.Count > 0)
        {
            words[^1] = WithoutArticle(words[^1]).ToString();
        }
        return (isPerson ? "person:" : "organization:") + string.Join(' ', words);
    }

    /// <summary>The article comes and goes in names: خامنئي, الخامنئي.</summary>
    public static ReadOnlySpan<char> WithoutArticle(string form) =>
        form.Length > 3 && form.StartsWith("ال", StringComparison.Ordinal) ? form.AsSpan(2) : form;
}
