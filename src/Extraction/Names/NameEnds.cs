using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Whether a word that is more often a particle, a verb or whom somebody told is the last of a name.</summary>
internal sealed class NameEnds(TokenizedText text)
{
    public bool? WhomHeTold(Part part) =>
        NameShape.IsWhoWasTold(part.Word)
        || part is { Length: >= 2, Word.Form: ['س', 'ي' or 'ت', _, _, _, ..] form }
            && !part.Word.Is(WordClass.AnyName)
            && text.Vocabulary.General.IsPresent(form.AsSpan(1))
            ? false
            : null;

    public bool? Particle(Part part) =>
        part.Length >= 2
        && part.Word is { HasArticle: false, Form: [_, _, _, ..] and not "علي" } word
        && word.Is(WordClass.GivenName | WordClass.FamilyName)
        && word.Is(WordClass.Preposition | WordClass.Function)
        && text[part.At + 1].Symbol is '،' or ',' or '(' or ':'
            ? true
            : null;
}
