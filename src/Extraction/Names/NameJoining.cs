using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way in which a shorter name is the beginning or the end of a fuller one.</summary>
internal sealed record JoinRule(string Name, Func<Referent, Referent, bool> Joins) : IRule;

/// <summary>Joins the referents of an article that are one: equal names, and shorter names to the fullest.</summary>
internal sealed class NameJoining(TokenizedText text, NameTable names)
{
    /// <summary>How many referents that share a word are compared; keeps texts made to be slow from being so.</summary>
    private const int Reach = 32;

    private static readonly JoinRule[] Rules =
    [
        // وزارة الخارجية of وزارة الخارجية الأمريكية, محمد بن سلمان of محمد بن سلمان آل سعود; one word only behind it.
        new(
            "beginning-of-fuller-name",
            static (small, full) =>
                (small.Forms.Length > 1 || small.First > full.First) && StartsWith(full.Forms, small.Forms)
        ),
        // الدروبي of سلمى الدروبي.
        new(
            "surname-of-fuller-name",
            static (small, full) =>
                EndsWith(full.Forms, small.Forms)
                // كلية العلوم في جامعة الضفاف is no جامعة الضفاف.
                && full.Forms[^(small.Forms.Length + 1)] is not ("في" or "لدي")
        ),
        // محمد ظريف of محمد جواد ظريف.
        new(
            "first-and-last-of-fuller-name",
            static (small, full) =>
                small.Forms is [var first, var last] && Same(first, full.Forms[0]) && Same(last, full.Forms[^1])
        ),
    ];

    private readonly Dictionary<string, List<Referent>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<Referent, int> _order = [];

    public void Run()
    {
        JoinEqual();
        GiveToNamesakes();
        foreach (var referent in names.Referents)
        {
            _order[referent] = _order.Count;
            AddWord(referent, referent.Forms[0]);
            AddWord(referent, referent.Forms[^1]);
        }
        foreach (var referent in names.Referents)
        {
            if (FullestOf(referent) is { } full)
            {
                text.Trail.Add(ShortOf(referent, full)!, referent.First, referent.First + 1);
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
        foreach (var person in names.Referents.Where(r => r.IsPerson))
        {
            bySurname.TryAdd(DefiniteArticle.Drop(person.Forms[^1]).ToString(), person);
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
                && bySurname.TryGetValue(DefiniteArticle.Drop(only).ToString(), out var person)
            )
            {
                MoveTo(body, person);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    /// <summary>A surname alone, behind هانز شتاينماير: of him whom the article named, and not of the one whom everybody knows by it.</summary>
    private void GiveToNamesakes()
    {
        var bySurname = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var person in names.Referents.Where(r => r.IsPerson))
        {
            bySurname.TryAdd(person.Forms[^1], person);
        }
        foreach (var known in names.Referents)
        {
            if (
                known is { IsPerson: true, Known: not null, Roles.Count: 0 }
                && known.Mentions.TrueForAll(m => m.End - m.First == 1)
                && bySurname.TryGetValue(known.Forms[^1], out var person)
                && person.First < known.First
            )
            {
                MoveTo(known, person);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    /// <summary>Of equal names the first stays.</summary>
    private void JoinEqual()
    {
        var first = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var referent in names.Referents)
        {
            var key =
                (referent.IsPerson ? "p" : "o")
                + string.Join(' ', referent.Forms.Select(f => DefiniteArticle.Drop(f).ToString()));
            if (!first.TryAdd(key, referent))
            {
                MoveTo(referent, first[key]);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }

    private void AddWord(Referent referent, string word)
    {
        var key = DefiniteArticle.Drop(word).ToString();
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
            var sharing = _byWord[DefiniteArticle.Drop(word).ToString()];
            var from = Math.Max(0, sharing.BinarySearch(referent, inOrder) - Reach);
            foreach (var other in sharing.GetRange(from, Math.Min(sharing.Count - from, 2 * Reach)))
            {
                if (
                    other.Mentions.Count > 0
                    && other.IsPerson == referent.IsPerson
                    && ShortOf(referent, other) is not null
                    && (best is null || Distance(referent, other) < Distance(referent, best))
                )
                {
                    best = other;
                }
            }
        }
        return best;
    }

    /// <summary>Whatever stands behind is farther than what stands before.</summary>
    private static uint Distance(Referent of, Referent other)
    {
        var before = of.First - other.First;
        return before >= 0 ? (uint)before : int.MaxValue + (uint)-before;
    }

    private static JoinRule? ShortOf(Referent small, Referent full) =>
        small.Forms.Length >= full.Forms.Length || small.Known is not null
            ? null
            : Array.Find(Rules, rule => rule.Joins(small, full));

    private static bool EndsWith(string[] full, string[] small)
    {
        for (var i = 1; i <= small.Length; i++)
        {
            if (!Same(full[^i], small[^i]))
            {
                return false;
            }
        }
        return true;
    }

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

    private static bool Same(string a, string b) => DefiniteArticle.Drop(a).SequenceEqual(DefiniteArticle.Drop(b));
}
