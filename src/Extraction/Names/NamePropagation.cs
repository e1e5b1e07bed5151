using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Second pass: joins the referents that are one, finds their short forms through the whole article and gives each its
/// key.
/// </summary>
internal sealed class NamePropagation(TokenizedText text, NameTable names, PersonFinder people)
{
    private readonly Complements _complements = new(text);

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        new NameJoining(names).Run();
        NameJoining.GiveToPeople(names);
        var shortForms = new ShortForms(text, names);
        foreach (var referent in names.Referents)
        {
            referent.LastSeen = -1;
        }
        foreach (var (first, end) in ranges)
        {
            for (var i = first; i < end; i++)
            {
                if (names.At(i) is { } known)
                {
                    known.Referent.LastSeen = i;
                }
                else if (text.Word(i) is { } word)
                {
                    Propagate(i, end, word, shortForms);
                }
            }
        }
        foreach (var referent in names.Referents)
        {
            referent.Key = ReferentKeys.Of(
                referent.IsPerson,
                referent.Known is { } known ? Lexicon.Forms(known.Canonical) : referent.Forms
            );
        }
        MergeByKey();
    }

    private void Propagate(int i, int end, Word word, ShortForms shortForms)
    {
        foreach (var stem in word.Stems)
        {
            if (shortForms.Find(stem.Form) is not { } candidates)
            {
                continue;
            }
            ShortForm? best = null;
            foreach (var candidate in candidates)
            {
                if (
                    // مدينة is not المدينة: of an organization's name the article is a part.
                    !candidate.Referent.IsPerson
                    && !string.Equals(stem.Form, candidate.Forms[0], StringComparison.Ordinal)
                )
                {
                    continue;
                }
                if (
                    (
                        best is null
                        || candidate.Forms.Length == best.Forms.Length
                            && candidate.Referent.LastSeen > best.Referent.LastSeen
                    )
                    && Matches(i, end, candidate)
                    && IsPlausible(i, i + candidate.Forms.Length, word, stem, candidate)
                )
                {
                    best = candidate;
                }
            }
            if (best is { Referent.IsPerson: true } && people.IsCalledAfter(i))
            {
                return;
            }
            if (best is not null)
            {
                people.AddOffice(names.Add(best.Referent, i, i + best.Forms.Length, stem.Prefix));
                return;
            }
        }
    }

    private bool Matches(int i, int end, ShortForm candidate)
    {
        if (i + candidate.Forms.Length > end || !names.IsFree(i, i + candidate.Forms.Length))
        {
            return false;
        }
        for (var k = 1; k < candidate.Forms.Length; k++)
        {
            if (
                text.Word(i + k) is not { } word
                || !ReferentKeys
                    .WithoutArticle(word.Form)
                    .SequenceEqual(ReferentKeys.WithoutArticle(candidate.Forms[k]))
            )
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A surname that is also a word (رئيسي، صالح) is no name where the sentence reads it as the word.</summary>
    private bool IsPlausible(int i, int end, Word word, Stem stem, ShortForm candidate)
    {
        if (candidate.IsClassWord)
        {
            return IsBodyAgain(i, end, candidate);
        }
        if (candidate.Forms.Length > 1)
        {
            return true;
        }
        var form = stem.Form;
        var isWord = word.Is(
            WordClass.Ambiguous
                | WordClass.Common
                | WordClass.Function
                | WordClass.Office
                | WordClass.Nisba
                | WordClass.Place
                | WordClass.Country
                | WordClass.Honorific
                | WordClass.Preposition
        );
        if (!isWord)
        {
            if (candidate.Referent is { IsPerson: false, Known: null, IsOutlet: true } && candidate.Forms.Length == 1)
            {
                return IsOutletPlace(i, end, stem, candidate);
            }
            return !candidate.Referent.IsPerson || HasNameShape(form, candidate);
        }
        if (!candidate.Referent.IsPerson)
        {
            return !isWord || IsOutletPlace(i, end, stem, candidate);
        }
        // A first name that is also على or the like never stands alone.
        if (word.Is(WordClass.Function | WordClass.Preposition))
        {
            return false;
        }
        if (
            form.StartsWith("ال", StringComparison.Ordinal)
            != candidate.Forms[0].StartsWith("ال", StringComparison.Ordinal)
        )
        {
            return false;
        }
        if (stem.Preposition is 'ب' or 'ك' && isWord)
        {
            return false;
        }
        return IsNamePlace(i, end);
    }

    /// <summary>المرصد behind the name of one; المرصد الوطني is another.</summary>
    private bool IsBodyAgain(int i, int end, ShortForm candidate) =>
        candidate.Referent.LastSeen >= 0
        && !_complements.IsAdjective(end)
        && !_complements.IsPurpose(end, text.Tokens.Length)
        && text.Word(i - 1)?.Is(WordClass.OrganizationClass | WordClass.OrganizationHead) != true;

    /// <summary>One word that names an outlet: in marks, behind ل or ب, or behind a class word or a verb.</summary>
    private bool IsOutletPlace(int i, int end, Stem stem, ShortForm candidate)
    {
        if (!candidate.Referent.IsOutlet)
        {
            return false;
        }
        var before = text[i - 1];
        return before.Symbol == '('
            || Marks.IsOpening(before.Symbol)
            || candidate.Referent.Known is null && stem.Preposition is 'ل' or 'ب'
            || before.Is(WordClass.Verb)
            || before.Word is { } head
                && head.TryRead(WordClass.OrganizationClass, out var outer)
                && outer.Entry.Organization!.Value.Kind == OrganizationKind.Media
            || before.Kind == TokenKind.LineEnd && i + 1 < end && text[i + 1].Kind == TokenKind.Symbol
            || before.Word is { IsInflected: true, HasArticle: false };
    }

    private static bool HasNameShape(string form, ShortForm candidate) =>
        form.Length > 2 || candidate.Forms[0].Length <= 2;

    /// <summary>Beside a verb of saying, behind an office or at the head of a line or clause, a word alone is a name.</summary>
    private bool IsNamePlace(int i, int end)
    {
        var before = text[i - 1];
        var after = text[end];
        if (before.Kind == TokenKind.Word)
        {
            if (
                before.Word!.Is(
                    WordClass.Verb | WordClass.Office | WordClass.Honorific | WordClass.That | WordClass.Participle
                )
            )
            {
                return true;
            }
            if (
                before.Word.Is(WordClass.Nisba)
                || before.Word.Is(WordClass.Preposition) && before.Word.Form is "من" or "عن" or "الي" or "مع" or "بين"
            )
            {
                return true;
            }
            // A verb that no lexicon has opens the clause: the word behind it is its subject.
            var open = text[i - 2];
            return (open.Kind is TokenKind.LineEnd || open.Symbol is '.' or '،' or '؛')
                && !before.Word.HasArticle
                && !before.Word.Is(WordClass.Function | WordClass.Preposition)
                && (before.Word.IsUnknown || before.Word.IsInflected || before.Word.Is(WordClass.Common));
        }
        return before.Kind == TokenKind.LineEnd
            || before.Symbol is '.' or ':' or '،' or '«' or '"'
                && (
                    after.Kind != TokenKind.Word
                    || after.Word!.Is(WordClass.Verb)
                    || after.Word.IsInflected
                    || after.Word.Is(WordClass.Function)
                );
    }

    private void MergeByKey()
    {
        var byKey = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var referent in names.Referents)
        {
            if (!byKey.TryAdd(referent.Key, referent))
            {
                NameJoining.MoveTo(referent, byKey[referent.Key]);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
        foreach (var referent in names.Referents)
        {
            referent.Mentions.Sort((a, b) => a.First - b.First);
        }
    }
}
