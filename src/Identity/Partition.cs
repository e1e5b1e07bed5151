namespace Qawl.Identity;

/// <summary>
/// Forms put together as the judgements say. The result depends on forms and judgements alone, not on their order: what a
/// person joined is joined first, then what rules did, in the order of pairs; forms that somebody of at least the same rank
/// keeps apart are not brought together by way of others.
/// </summary>
public sealed class Partition
{
    private readonly Dictionary<string, Component> _components = new(StringComparer.Ordinal);

    private Partition() { }

    /// <param name="forms">Ids; those that are judged belong to it anyway.</param>
    /// <param name="judgements">Superseded ones are passed over.</param>
    public static Partition Of(IEnumerable<string> forms, IEnumerable<Judgement> judgements)
    {
        var partition = new Partition();
        foreach (var form in forms)
        {
            partition.ComponentOf(form);
        }
        var holding = Precedence.Holding(judgements);
        foreach (var judge in new[] { JudgedBy.Person, JudgedBy.Rule })
        {
            var ofRank = holding.Where(j => j.By == judge).ToList();
            ofRank.Where(j => j.Verdict == Verdict.NotSame).ToList().ForEach(j => partition.KeepApart(j.Pair));
            ofRank.Where(j => j.Verdict == Verdict.Same).ToList().ForEach(j => partition.Join(j.Pair));
        }
        return partition;
    }

    /// <summary>The smallest id of the forms that are the same as this one, in ordinal order: its own if there are no others.</summary>
    public string IdOf(string form) => _components.TryGetValue(form, out var component) ? component.Forms.Min! : form;

    /// <summary>The forms that are the same as this one, with it, in ordinal order.</summary>
    public IReadOnlyCollection<string> FormsWith(string form) =>
        _components.TryGetValue(form, out var component) ? component.Forms : [form];

    private void KeepApart(FormPair pair)
    {
        var (first, second) = (ComponentOf(pair.First), ComponentOf(pair.Second));
        // What a person joined, no rule takes apart.
        if (first != second)
        {
            first.Apart.Add(pair.Second);
            second.Apart.Add(pair.First);
        }
    }

    private void Join(FormPair pair)
    {
        var (first, second) = (ComponentOf(pair.First), ComponentOf(pair.Second));
        if (first == second || first.Apart.Overlaps(second.Forms))
        {
            return;
        }
        first.Forms.UnionWith(second.Forms);
        first.Apart.UnionWith(second.Apart);
        foreach (var form in second.Forms)
        {
            _components[form] = first;
        }
    }

    private Component ComponentOf(string form)
    {
        if (!_components.TryGetValue(form, out var component))
        {
            _components.Add(form, component = new Component { Forms = { form } });
        }
        return component;
    }

    private sealed class Component
    {
        public SortedSet<string> Forms { get; } = new(StringComparer.Ordinal);

        /// <summary>Forms outside that one inside is not the same as.</summary>
        public HashSet<string> Apart { get; } = new(StringComparer.Ordinal);
    }
}
