using Qawl.Extraction.Model;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Finds everybody and every body that an article names, outside the page's furniture.</summary>
internal static class NameFinder
{
    public static NameTable Find(TokenizedText text, Page page, GivenFields given)
    {
        var names = new NameTable(text);
        var organizations = new OrganizationFinder(text, names);
        var people = new PersonFinder(text, names, given.People);
        organizations.AddOutlets(page.OutletSpans);
        var ranges = new List<(int, int)>();
        foreach (var line in page.Lines)
        {
            if (line.Role is LineRole.Furniture)
            {
                continue;
            }
            organizations.Find(line.FirstToken, line.TokenEnd);
            people.Find(line.FirstToken, line.TokenEnd);
            ranges.Add((line.FirstToken, line.TokenEnd));
        }
        new PlacedNames(text, names, people).Run(ranges);
        new NamesBehindOffices(text, names, people).Run(ranges);
        new NamesBeforeTitles(text, names, people).Run(ranges);
        new NamesBeforeAges(text, names, people).Run(ranges);
        new SaidSurnames(text, names, people).Run(ranges);
        new NamePropagation(text, names, people).Run(ranges);
        return names;
    }
}
