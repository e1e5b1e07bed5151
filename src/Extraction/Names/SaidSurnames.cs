using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to find the name that a surname which speaks somewhere belongs to.</summary>
/// <param name="Complete">First token of the line and token of the surname; <c>null</c> if the rule finds no name.</param>
internal sealed record SaidRule(string Name, Func<SaidSurnames, int, int, Mention?> Complete) : IRule;

/// <summary>
/// A word that alone is the subject of a verb of saying (وأضاف السدلان أن) is a surname if it also stands behind a name or a
/// title (الدكتور صالح السدلان): each place proves the other, whatever else the word means.
/// </summary>
internal sealed class SaidSurnames(TokenizedText text, NameTable names, PersonFinder people)
{
    private static readonly SaidRule[] Rules =
    [
        // … صالح | السدلان …
        new("begun-name-and-said-surname", static (said, from, surname) => said.Lengthen(from, surname)),
        // … الدكتور صالح السدلان …
        new("words-before-said-surname", static (said, from, surname) => said.TakeWords(from, surname)),
    ];

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        foreach (var (first, end) in ranges)
        {
            for (var i = first; i < end - 1; i++)
            {
                if (
                    UnknownNames.IsSaying(text[i])
                    && text.Word(i + 1) is { } word
                    && CanBeSurname(word)
                    && EndsSubject(i + 2)
                )
                {
                    _said.Add(word.Form);
                }
            }
        }
        foreach (var (first, end) in ranges)
        {
            for (var i = first + 1; i < end; i++)
            {
                if (text.Word(i) is { } word && names.IsFree(i, i + 1) && _said.Contains(word.Form))
                {
                    Complete(first, i);
                }
            }
        }
    }

    private static bool CanBeSurname(Word word) =>
        (word.Classes & ~(WordClass.AnyName | WordClass.Ambiguous | WordClass.Nisba)) == WordClass.None
        && (
            word.IsRare
            || word.Is(WordClass.FamilyName)
            || (
                word.HasArticle
                    ? NameShape.EndsWithAny(word.Form, "ي", "ان")
                    // بارباع looks like بـ with a word.
                    : word.Form.Length > 3 && (word.IsUnknown || word.Form[0] == 'ب')
            )
        );

    private bool EndsSubject(int at) =>
        !text[at].IsWord
        || text[at].Is(WordClass.That | WordClass.Preposition | WordClass.Participle | WordClass.Nominal);

    private void Complete(int from, int surname)
    {
        foreach (var rule in Rules)
        {
            if (rule.Complete(this, from, surname) is { } mention)
            {
                people.AddOffice(mention);
                names.Sign(rule, mention.First, mention.End);
                return;
            }
        }
    }

    /// <summary>صالح | السدلان: a name that was found without its surname.</summary>
    private Mention? Lengthen(int from, int surname) =>
        names.At(surname - 1) is { Referent.IsPerson: true } begun ? names.Lengthen(begun, surname + 1) : null;

    /// <summary>الدكتور صالح السدلان: the words before it that may be names.</summary>
    private Mention? TakeWords(int from, int surname)
    {
        var first = surname;
        while (IsNamePart(first - 1))
        {
            first--;
        }
        if (first == surname)
        {
            return null;
        }
        return names.Add(
            new Referent
            {
                IsPerson = true,
                Forms = text.Forms(first, surname + 1, 0),
                Name = text.Slice(first, surname + 1, 0),
                Feminine = text.Word(first)!.Is(WordClass.Woman),
            },
            first,
            surname + 1,
            0
        );
    }

    private bool IsNamePart(int at) =>
        text.Word(at) is { } word
        && names.IsFree(at, at + 1)
        && (
            word.Is(WordClass.AnyName)
                ? !word.Is(WordClass.Common | WordClass.Function | WordClass.Verb)
                : word.Form is not ['و', ..] && (word.IsRare || word.IsUnknown && UnknownNames.IsSaying(text[at - 1]))
        );
}
