using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>An outlet as an organization: the same key as a mention of it gets, aliases of the lexicon included.</summary>
public static class Outlets
{
    /// <param name="name">As given or as the page states it.</param>
    /// <returns>Key and name, the lexicon's canonical name if it knows the outlet; <c>null</c> if the name has no letter or digit.</returns>
    public static (string Key, string Name)? Resolve(string name)
    {
        var tokens = Tokenizer.Tokenize(name, Vocabulary.Shared);
        var known =
            Phrases.Match(tokens, PhraseKind.Organization, out var phrase, out var prefix) == tokens.Length
            && tokens.Length > 0
            && prefix == 0
                ? phrase!.Name
                : null;
        var forms = Lexicon.Forms(known?.Canonical ?? name);
        return Array.Exists(forms, f => char.IsLetterOrDigit(f[0]))
            ? (ReferentKeys.Of(false, forms), known?.Canonical ?? name.Trim())
            : null;
    }
}
