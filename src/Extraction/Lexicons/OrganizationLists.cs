using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>The lists of organizations and of the words that begin their names.</summary>
internal sealed class OrganizationLists(LexiconEntries entries, Func<string, IEnumerable<string[]>> rows)
{
    public void Load()
    {
        AddOrganizationHeads();
        AddOrdinaryUses();
        AddOrganizations();
    }

    private void AddOrganizationHeads()
    {
        foreach (var row in rows("organization-heads.txt"))
        {
            var entry = entries.Add(
                row[0],
                row[3] == "name" ? WordClass.OrganizationHead : WordClass.OrganizationClass
            );
            var traits = row.Length > 4 ? Enum.Parse<BodyTraits>(row[4].Replace(' ', ','), true) : BodyTraits.None;
            entry.Organization = new OrganizationHead(
                Enum.Parse<OrganizationKind>(row[2], true),
                row[1] == "f",
                traits
            );
        }
    }

    private void AddOrdinaryUses()
    {
        foreach (var row in rows("ordinary-uses.txt"))
        {
            var classes = row.Length > 2 ? row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            entries.Entry(Folding.Fold(row[0])).Ordinary = new OrdinaryUse(
                row[1],
                classes
                    .Where(c => c != "indefinite")
                    .Aggregate(WordClass.None, (all, c) => all | Enum.Parse<WordClass>(c, true)),
                classes.Contains("indefinite", StringComparer.Ordinal),
                row.Length > 3 ? [.. LexiconEntries.Spellings(row[3]).Select(Folding.Fold)] : []
            );
        }
    }

    private void AddOrganizations()
    {
        foreach (var row in rows("organizations.txt"))
        {
            var kind = Enum.Parse<OrganizationKind>(row[1], true);
            var outlet = row is [.., "outlet"];
            var spellings = new List<string[]>();
            foreach (var spelling in LexiconEntries.Spellings(row[0] + "/" + row[3]))
            {
                var weak = spelling.EndsWith('?');
                var name = new KnownName(row[0].TrimEnd('?'), kind, row[2] == "f", outlet, weak)
                {
                    Spellings = spellings,
                };
                spellings.Add(Lexicon.Forms(spelling.TrimEnd('?')));
                entries.AddPhrase(spelling.TrimEnd('?'), PhraseKind.Organization, name);
            }
        }
    }
}
