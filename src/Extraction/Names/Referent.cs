using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Names;

/// <summary>A person or organization while the article is being read.</summary>
internal sealed class Referent
{
    public required bool IsPerson { get; init; }

    /// <summary>Folded words of the fullest form, without particles.</summary>
    public required string[] Forms { get; set; }

    /// <summary>As written where the fullest form stands, or the lexicon's canonical name.</summary>
    public required string Name { get; set; }

    /// <summary>Name of the rule that found it.</summary>
    public string Rule { get; set; } = "";

    public KnownName? Known { get; set; }
    public OrganizationKind Kind { get; set; } = OrganizationKind.Other;
    public bool IsOutlet { get; set; }

    /// <summary>Folded; the class word before a name that it is no part of: صحيفة.</summary>
    public string? ClassWord { get; set; }
    public bool Feminine { get; set; }
    public List<Mention> Mentions { get; } = [];
    public List<Role> Roles { get; } = [];

    /// <summary>Token of the first mention.</summary>
    public int First { get; set; } = int.MaxValue;

    /// <summary>Token of the last mention that the sweep through the article has passed.</summary>
    public int LastSeen { get; set; } = -1;
    public string Key { get; set; } = "";

    /// <summary>A name of the lexicon.</summary>
    public static Referent Of(KnownName name) =>
        new()
        {
            IsPerson = name.Kind is null,
            Forms = Lexicon.Forms(name.Canonical),
            Name = name.Canonical,
            Known = name,
            Kind = name.Kind ?? OrganizationKind.Other,
            Feminine = name.Feminine,
            IsOutlet = name.IsOutlet,
        };

    /// <summary>Token of the last mention before a token, or -1. Mentions must be in order.</summary>
    public int LastBefore(int token)
    {
        int low = 0,
            high = Mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mentions[middle].First < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low == 0 ? -1 : Mentions[low - 1].First;
    }
}

/// <summary>An office or description that stands beside a name.</summary>
/// <param name="Text">As it is called.</param>
/// <param name="Forms">Folded words without particles and article.</param>
/// <param name="FirstToken">Where it begins.</param>
/// <param name="StartUtf16">The same without what clings to the first word.</param>
/// <param name="EndUtf16">Exclusive.</param>
internal sealed record Role(string Text, string[] Forms, int FirstToken, int StartUtf16, int EndUtf16);
