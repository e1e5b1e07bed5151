using Qawl.Extraction.Model;

namespace Qawl.Extraction.Names;

/// <summary>Joins the referents of an article that are one: equal names, and shorter names to the fullest.</summary>
internal sealed class NameJoining(NameTable names)
{
    /// <summary>How many referents that share a word are compared; keeps texts made to be slow from being so.</summary>
    private const int Reach = 32;

    private readonly Dictionary<string, List<Referent>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<Referent, int> _order = [];

    public void Run()
    {
        JoinEqual();
        foreach (var referent in names.Referents)
        {
            _order[referent] = _order.Count;
            AddWord(referent, referent.Forms[0]);
            if (referent is { IsPerson: true, Forms.Length: > 1 })
            {
                AddWord(referent, referent.Forms[^1]);
            }
        }
        foreach (var referent in names.Referents)
        {
            if (FullestOf(referent) is { } full)
            {
                MoveTo(referent, full);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    public static void MoveTo(Referent from, Referent to)
    {
        foreach (var mention in from.Mentions)
        {
            mention.Referent = to;
        }
        to.Mentions.AddRange(from.Mentions);
        from.Mentions.Clear();
        to.First = Math.Min(to.First, from.First);
        to.Roles.AddRange(from.Roles);
        to.Feminine |= from.Feminine;
        to.IsOutlet |= from.IsOutlet;
        to.ClassWord ??= from.ClassWord;
    }

    /// <summary>«السند»: … in a headline is a body until the article tells of عبدالرحمن السند.</summary>
    public static void GiveToPeople(NameTable names)
    {
        var bySurname = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var person in names.Referents.Where(r => r is { IsPerson: true, Forms.Length: > 1 }))
        {
            bySurname.TryAdd(ReferentKeys.WithoutArticle(person.Forms[^1]).ToString(), person);
        }
        foreach (var body in names.Referents)
        {
            if (
                body
                    is {
                        IsPerson: false,
                        Known: null,
                        Kind: OrganizationKind.Other,
                        ClassWord: null,
                        Forms: [var only]
                    }
                && bySurname.TryGetValue(ReferentKeys.WithoutArticle(only).ToString(), out var person)
            )
            {
                MoveTo(body, person);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    /// <summary>Of equal names a known one stays, else the first.</summary>
    private void JoinEqual()
    {
        var first = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var referent in names.Referents)
        {
            var key =
                (referent.IsPerson ? "p" : "o")
                + string.Join(' ', referent.Forms.Select(f => ReferentKeys.WithoutArticle(f).ToString()));
            if (first.TryAdd(key, referent))
            {
                continue;
            }
            var same = first[key];
            if (referent.Known is not null && same.Known is null)
            {
                MoveTo(same, referent);
                first[key] = referent;
            }
            else
            {
                MoveTo(referent, same);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    private void AddWord(Referent referent, string word)
    {
        var key = ReferentKeys.WithoutArticle(word).ToString();
        if (!_byWord.TryGetValue(key, out var list))
        {
            _byWord[key] = list = [];
        }
        list.Add(referent);
    }

    /// <summary>The fuller name that was met last before the shorter one, else the first after it.</summary>
    private Referent? FullestOf(Referent referent)
    {
        var inOrder = Comparer<Referent>.Create((a, b) => _order[a] - _order[b]);
        Referent? best = null;
        foreach (var word in (string[])[referent.Forms[0], referent.Forms[^1]])
        {
            if (!_byWord.TryGetValue(ReferentKeys.WithoutArticle(word).ToString(), out var sharing))
            {
                continue;
            }
            var own = sharing.BinarySearch(referent, inOrder);
            var from = Math.Max(0, (own < 0 ? 0 : own) - Reach);
            foreach (var other in sharing.GetRange(from, Math.Min(sharing.Count - from, 2 * Reach)))
            {
                if (
                    other != referent
                    && other.Mentions.Count > 0
                    && other.IsPerson == referent.IsPerson
                    && IsShortOf(referent, other)
                    && (best is null || Nearer(referent, other, best))
                )
                {
                    best = other;
                }
            }
        }
        return best;
    }

    private static bool Nearer(Referent of, Referent a, Referent b)
    {
        int da = of.First - a.First,
            db = of.First - b.First;
        return (da >= 0, da >= 0 ? -da : da).CompareTo((db >= 0, db >= 0 ? -db : db)) > 0;
    }

    private static bool IsShortOf(Referent small, Referent full)
    {
        if (small.Forms.Length >= full.Forms.Length || small.Known is not null)
        {
            return false;
        }
        if (!small.IsPerson)
        {
            return IsOrganizationShort(small.Forms, full.Forms);
        }
        var tail = full.Forms.AsSpan(full.Forms.Length - small.Forms.Length);
        var isSurname = true;
        for (var i = 0; i < tail.Length; i++)
        {
            isSurname &= Same(small.Forms[i], tail[i]);
        }
        // First and last of a longer name: محمد ظريف for محمد جواد ظريف; or its first words: محمد بن سلمان.
        return isSurname
            || small.Forms.Length == 1 && Same(small.Forms[0], full.Forms[0]) && small.First > full.First
            || small.Forms.Length == 2 && Same(small.Forms[0], full.Forms[0]) && Same(small.Forms[1], full.Forms[^1])
            || small.Forms.Length >= 2 && StartsWith(full.Forms, small.Forms);
    }

    /// <summary>الهيئة العامة للرياضة is short of no other body; وزارة الخارجية is of وزارة الخارجية الأمريكية.</summary>
    private static bool IsOrganizationShort(string[] small, string[] full) =>
        small.Length >= 2 && StartsWith(full, small);

    private static bool StartsWith(string[] full, string[] small)
    {
        for (var i = 0; i < small.Length; i++)
        {
            if (!Same(full[i], small[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Same(string a, string b) =>
        ReferentKeys.WithoutArticle(a).SequenceEqual(ReferentKeys.WithoutArticle(b));
}
