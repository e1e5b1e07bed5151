using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
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
    private const int LongestName = 6;

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
                // وبيّن "العصيمي" أنه
                var marked = Marks.IsMark(text[i + 1].Symbol) ? 1 : 0;
                var subject = i + 1 + marked;
                if (
                    IsSaying(i)
                    && text.Word(subject) is { } word
                    && names.At(subject) is null or { Referent: { IsPerson: true, Known: null, Forms.Length: 1 } }
                    && CanBeSurname(word)
                    && (EndsSubject(subject + 1) && !HasParticle(word) || text[subject + 1 + marked].Is(WordClass.That))
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

    private bool IsSaying(int at) =>
        text.Word(at) is { } word
        && word.TryRead(WordClass.Verb, out var verb)
        && verb is { Definite: false, Preposition: '\0' }
        && !word.Is(WordClass.Function | WordClass.Preposition | WordClass.SpeakingText);

    private static bool CanBeSurname(Word word) =>
        word.Form.Length > 2
        && (
            word.HasArticle
            || word.IsRare
            || word.Is(WordClass.FamilyName)
            || word.IsUnknown && word.Form[^1] != 'ا'
            || HasParticle(word)
        )
        && word.Form is not FoldedName.God
        && (!word.HasArticle || !word.IsPlural)
        && !word.Is(
            WordClass.Office
                | WordClass.Honorific
                | WordClass.Source
                | WordClass.SpeakingText
                | WordClass.OrganizationHead
                | WordClass.OrganizationClass
                | WordClass.Function
                | WordClass.Common
                | WordClass.Field
                | WordClass.Country
                | WordClass.Place
                | WordClass.Preposition
                | WordClass.That
                | WordClass.TitleWord
                | WordClass.Participle
        );

    /// <summary>كوربين looks like كـ with a word; only as the sole subject before أن is it read as a whole.</summary>
    private static bool HasParticle(Word word) =>
        word is { IsInflected: true, HasArticle: false } && word.Form[0] is 'ك' or 'ب' or 'ل' or 'ف' or 'و';

    private bool EndsSubject(int at)
    {
        var token = text[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Preposition | WordClass.Participle | WordClass.Nominal)
            || token.Word!.Is(ClosedClass.Circumstance | ClosedClass.Aside);
    }

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
        while (text.Adjacent(first - 1) && names.IsFree(first - 1, first))
        {
            var word = text.Word(first - 1)!;
            if (IsNamePart(word, first - 1))
            {
                first--;
                continue;
            }
            if (word is { Classes: WordClass.None, HasArticle: false, IsInflected: false } && BeginsName(first - 1))
            {
                first--;
            }
            break;
        }
        if (first == surname || text.Word(first)!.HasArticle)
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

    /// <summary>What is also a word (شهد, على) counts only where a name must begin.</summary>
    private bool IsNamePart(Word word, int at) =>
        word is { IsRare: true, HasArticle: false }
        || word.Readings is [{ Prefix: 0 }, ..]
            && word.Is(WordClass.AnyName | WordClass.NameTail)
            && (
                !word.Is(WordClass.Common | WordClass.Function | WordClass.Preposition | WordClass.Verb)
                || !word.Is(WordClass.Function | WordClass.Preposition) && BeginsName(at)
            );

    /// <summary>Behind a title, an office or a verb of saying any word may be a given name.</summary>
    private bool BeginsName(int at) =>
        text.Word(at - 1) is { } before
        && (before.Is(WordClass.Honorific | WordClass.Nisba | WordClass.Office | WordClass.Common) || IsSaying(at - 1));
}
