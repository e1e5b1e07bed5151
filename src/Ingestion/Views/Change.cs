using Qawl.Identity;

namespace Qawl.Ingestion.Views;

/// <summary>
/// What a transaction adds to the facts and takes from them, as far as views follow from it: summed up, so that what is
/// taken and added again leaves nothing to do.
/// </summary>
internal sealed class Change
{
    /// <summary>In the order of ids.</summary>
    public SortedDictionary<string, PartyChange> People { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc cref="People" />
    public SortedDictionary<string, PartyChange> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether anything is taken away, so that rows may have to go.</summary>
    public bool TakesAway { get; set; }

    /// <param name="type">What it is.</param>
    /// <param name="id">Of the person or the organization.</param>
    /// <param name="name">One of its names, for a row that is not there yet.</param>
    public PartyChange Of(FormType type, string id, string name)
    {
        var parties = type == FormType.Person ? People : Organizations;
        if (!parties.TryGetValue(id, out var party))
        {
            parties.Add(id, party = new PartyChange(name));
        }
        return party;
    }
}

/// <summary>How much more, or less, there is of one person or organization.</summary>
internal sealed class PartyChange(string name)
{
    /// <summary>Of the names that are added the first in code point order.</summary>
    public string Name { get; private set; } = name;

    /// <summary>Of an organization: of the kinds that are added the first that tells something.</summary>
    public string Kind { get; private set; } = Other;

    /// <summary>Of an organization: whether one of its documents is published by it.</summary>
    public bool IsOutlet { get; private set; }

    public int Quotes { get; set; }

    public int Mentions { get; set; }

    public int Articles { get; set; }

    /// <summary>How many documents more have each spelling.</summary>
    public Dictionary<string, int> Spellings { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// How many articles more give each office, as <see cref="Extraction.OfficeWords"/> spells it; also those of which only the
    /// days may be others now.
    /// </summary>
    public Dictionary<string, int> Offices { get; } = new(StringComparer.Ordinal);

    public void Spell(string spelling, int documents) =>
        Spellings[spelling] = Spellings.GetValueOrDefault(spelling) + documents;

    public void Hold(string office, int articles) => Offices[office] = Offices.GetValueOrDefault(office) + articles;

    /// <summary>A document more calls it so.</summary>
    public void Call(string name, string? kind, bool isOutlet)
    {
        if (name != Name && CodePointOrder.Instance.Compare(name, Name) < 0)
        {
            Name = name;
        }
        if (kind is not (null or Other) && (Kind == Other || string.CompareOrdinal(kind, Kind) < 0))
        {
            Kind = kind;
        }
        IsOutlet |= isOutlet;
    }

    private const string Other = "other";
}
