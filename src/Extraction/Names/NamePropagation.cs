using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Second pass: joins the referents that are one, finds their short forms through the whole article and gives each its
/// key.
/// </summary>
internal sealed class NamePropagation(TokenizedText text, NameTable names, PersonFinder people)
{
    private readonly ShortFormPlaces _places = new(text);

    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        new NameJoining(text, names).Run();
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
                // الشيخ إبراهيم: before a name the title is nobody's surname.
                else if (text.Word(i) is { } word && !(word.Is(WordClass.Honorific) && names.At(i + 1) is not null))
                {
                    Propagate(i, end, word, shortForms);
                }
            }
        }
        foreach (var referent in names.Referents)
        {
            referent.Key = ReferentKeys.Of(referent.IsPerson, referent.Forms);
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
                            && (
                                candidate.IsMiddleName == best.IsMiddleName
                                    ? candidate.Referent.LastSeen > best.Referent.LastSeen
                                    : best.IsMiddleName
                            )
                    )
                    && Matches(i, end, candidate)
                    && _places.Allow(new Place(i, i + candidate.Forms.Length, word, stem, candidate))
                )
                {
                    best = candidate;
                }
            }
            if (best is { Referent.IsPerson: true } && people.IsCalledAfter(i, i + best.Forms.Length))
            {
                return;
            }
            if (best is not null)
            {
                var stop = i + best.Forms.Length;
                people.AddOffice(names.Add(best.Referent, i, stop, stem.Prefix));
                names.Sign(best.Rule, i, stop);
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
                || !DefiniteArticle.Drop(word.Form).SequenceEqual(DefiniteArticle.Drop(candidate.Forms[k]))
            )
            {
                return false;
            }
        }
        return true;
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
