using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>An outlet as an organization: the same key as a mention of it gets, aliases of the lexicon included.</summary>
internal static class Outlets
{
    /// <param name="name">As given or as the page states it.</param>
    /// <returns>Key and name, the lexicon's canonical name if it knows the outlet; <c>null</c> if the name has no letter or digit.</returns>
    public static (string Key, string Name)? Resolve(string name, Vocabulary vocabulary)
    {
        var tokens = Tokenizer.Tokenize(name, vocabulary);
        var length = Phrases.Match(tokens, PhraseKind.Organization, out var phrase, out _);
        var known = length == tokens.Length ? phrase?.Name?.Canonical : null;
        var forms = Lexicon.Forms(known ?? name);
        return Array.Exists(forms, form => char.IsLetterOrDigit(form[0]))
            ? (ReferentKeys.Of(false, forms), known ?? name.Trim())
            : null;
    }
}
