using Qawl.Identity.Aspects;

namespace Qawl.Identity;

/// <summary>
/// Forms of one name parted into those who bear it. Of a name that few bear all documents mean one person; of a name that many
/// bear each document's person stays alone until something ties him to another document's: an office, a trade, the bylines of
/// one outlet, company, or that nearly all mean one who is well known.
/// </summary>
internal sealed class Namesakes
{
    /// <summary>Of a name that many bear: in so many documents, more than half of all, somebody is well known.</summary>
    private const int DocumentsOfWellKnown = 5;

    /// <summary>A document is compared with so many before it at most, so that work is bounded.</summary>
    private const int Before = 200;

    private readonly IReadOnlyList<NamedForm> _forms;
    private readonly Dictionary<string, Bearer> _bearers;
    private readonly List<Finding> _findings = [];

    private Namesakes(IReadOnlyList<NamedForm> forms)
    {
        _forms = forms;
        _bearers = forms.ToDictionary(f => f.Id, f => new Bearer(f), StringComparer.Ordinal);
    }

    /// <param name="forms">Of the same words, each once, in the order of ids.</param>
    /// <returns>Whoever bears the name, each with all that is said of him, and what was found of pairs of the forms.</returns>
    public static (IReadOnlyList<NamedForm> Bearers, IReadOnlyList<Finding> Findings) Part(
        IReadOnlyList<NamedForm> forms
    )
    {
        var namesakes = new Namesakes(forms);
        if (forms is [{ Type: FormType.Person }, _, ..])
        {
            namesakes.Tie();
        }
        namesakes.Gather();
        return ([.. namesakes.BestKnownFirst().Select(b => b.AsForm())], namesakes._findings);
    }

    /// <summary>By office, trade, the outlet that they write for or company, whatever else is said of them.</summary>
    private void Tie()
    {
        foreach (var office in Sharing(form => form.Offices))
        {
            Chain(office, ("title", office.Key));
        }
        foreach (var trade in Sharing(form => form.Aspect is { TellsWho: true } a ? [a.ToString()] : []))
        {
            Chain(trade, ("trade", trade.Key));
        }
        foreach (var outlet in Sharing(form => form.Appearances.Select(a => a.Byline).OfType<string>()))
        {
            Chain(outlet, ("byline", outlet.Key));
        }
        var appearances = _forms
            .SelectMany(form => form.Appearances.Select(appearance => (Form: form, Appearance: appearance)))
            .OrderBy(a => a.Appearance.Day ?? 0)
            .ThenBy(a => a.Appearance.Article, StringComparer.Ordinal)
            .ToList();
        for (var i = 1; i < appearances.Count; i++)
        {
            for (var j = i - 1; j >= Math.Max(0, i - Before); j--)
            {
                TieByCompany(appearances[j], appearances[i]);
            }
        }
    }

    private void TieByCompany((NamedForm Form, Appearance In) one, (NamedForm Form, Appearance In) other)
    {
        if (_bearers[one.Form.Id] != _bearers[other.Form.Id] && Evidence.AreNear(one.In, other.In))
        {
            Join(one.Form, other.Form, ("article", one.In.Article), ("otherArticle", other.In.Article));
        }
    }

    private IEnumerable<IGrouping<string, NamedForm>> Sharing(Func<NamedForm, IEnumerable<string>> what) =>
        _forms
            .SelectMany(form => what(form).Select(shared => (Shared: shared, Form: form)))
            .GroupBy(s => s.Shared, s => s.Form, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);

    private void Chain(IEnumerable<NamedForm> forms, (string, string) feature)
    {
        NamedForm? before = null;
        foreach (var form in forms)
        {
            if (before is not null)
            {
                Join(before, form, feature);
            }
            before = form;
        }
    }

    /// <summary>Of whom nothing is said that tells him apart, he is the best known.</summary>
    private void Gather()
    {
        var nameMany = _forms[0].Type == FormType.Person && CommonNames.NameMany(_forms[0].Words);
        var all = _forms.Sum(f => f.Appearances.Count);
        var known = new List<Bearer>();
        foreach (var bearer in BestKnownFirst().ToList())
        {
            var whose = known.Find(k =>
                !k.Contradicts(bearer) && (!nameMany || (IsWellKnown(k) && bearer.Forms.All(f => f.Titles.Count == 0)))
            );
            if (whose is not null)
            {
                Join(whose.Chief, bearer.Chief, ("words", string.Join(' ', bearer.Chief.Words)));
                continue;
            }
            if (known.Find(k => k.Contradicts(bearer)) is { } other)
            {
                KeepApart(other, bearer);
            }
            known.Add(bearer);
        }

        bool IsWellKnown(Bearer bearer) => bearer.Documents >= DocumentsOfWellKnown && bearer.Documents * 2 > all;
    }

    private IEnumerable<Bearer> BestKnownFirst() =>
        _bearers.Values.Distinct().OrderByDescending(b => b.Documents).ThenBy(b => b.Chief.Id, StringComparer.Ordinal);

    private void Join(NamedForm one, NamedForm other, params (string, string)[] features)
    {
        var (first, second) = (_bearers[one.Id], _bearers[other.Id]);
        if (first == second)
        {
            return;
        }
        first.Take(second);
        foreach (var form in second.Forms)
        {
            _bearers[form.Id] = first;
        }
        _findings.Add(Finding.Of(one, other, Verdict.Same, NameRules.SameWords, features));
    }

    private void KeepApart(Bearer one, Bearer other) =>
        _findings.Add(
            Finding.Of(
                one.Chief,
                other.Chief,
                Verdict.NotSame,
                NameRules.OtherTrade,
                ("trade", one.Aspect!.ToString()),
                ("otherTrade", other.Aspect!.ToString())
            )
        );
}
