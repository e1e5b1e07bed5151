using Qawl.Identity.Aspects;

namespace Qawl.Identity;

/// <summary>Somebody who bears a name: one form or several, and what is said of them.</summary>
internal sealed class Bearer
{
    private readonly List<NamedForm> _forms;
    private (Aspect? Aspect, NamedForm Chief)? _most;

    public Bearer(NamedForm form) => _forms = [form];

    /// <summary>In how many documents, as far as they are looked at.</summary>
    public int Documents => _forms.Sum(f => f.Appearances.Count);

    /// <summary>The form that stands for all: with what most documents say, then with the smallest id.</summary>
    public NamedForm Chief => Most.Chief;

    /// <summary>What most of the documents say that say something.</summary>
    public Aspect? Aspect => Most.Aspect;

    public IReadOnlyList<NamedForm> Forms => _forms;

    public bool Contradicts(Bearer other) =>
        Aspect is { } one && other.Aspect is { } another && one.Contradicts(another);

    public void Take(Bearer other)
    {
        _forms.AddRange(other._forms);
        _most = null;
    }

    /// <summary>As one form, under the smallest id.</summary>
    public NamedForm AsForm() =>
        _forms is [var only]
            ? only
            : new(
                _forms.Select(f => f.Id).Min(StringComparer.Ordinal)!,
                _forms[0].Type,
                _forms[0].Words,
                _forms.SelectMany(f => f.Titles).ToHashSet(StringComparer.Ordinal),
                [.. _forms.SelectMany(f => f.Appearances)],
                Aspect,
                _forms[0].Body
            );

    // Asked at every comparison, and the same until another bearer is taken in.
    private (Aspect? Aspect, NamedForm Chief) Most => _most ??= FindMost();

    private (Aspect?, NamedForm) FindMost()
    {
        var aspect = _forms
            .Where(f => f.Aspect is not null)
            .GroupBy(f => f.Aspect!)
            .OrderByDescending(g => g.Sum(f => f.Appearances.Count))
            .ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
        return (aspect, _forms.Where(f => f.Aspect == aspect).MinBy(f => f.Id, StringComparer.Ordinal) ?? _forms[0]);
    }
}
