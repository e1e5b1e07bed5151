using Qawl.Extraction.Pages;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>Finds everybody and every body that an article names, outside the page's furniture.</summary>
internal static class NameFinder
{
    public static NameTable Find(string text, Token[] tokens, Page page)
    {
        var names = new NameTable(text, tokens);
        var organizations = new OrganizationFinder(names);
        var people = new PersonFinder(names);
        organizations.AddOutlets(page.OutletSpans);
        var ranges = new List<(int, int)>();
        foreach (var line in page.Lines)
        {
            if (line.Role is LineRole.Furniture or LineRole.Id)
            {
                continue;
            }
            var standsAlone = line.Words <= 6 && page.Outlet is not null && line.Role == LineRole.Body;
            organizations.Find(line.FirstToken, line.TokenEnd, standsAlone);
            people.Find(line.FirstToken, line.TokenEnd);
            ranges.Add((line.FirstToken, line.TokenEnd));
        }
        new SaidSurnames(names, people).Run(ranges);
        new NamePropagation(names, people).Run(ranges);
        return names;
    }
}
