using Qawl.Identity.Aspects;

namespace Qawl.Identity;

/// <summary>Which names of a block are of one body: what the one says and the other does not tells nothing, or company decides.</summary>
internal static class Bodies
{
    /// <param name="forms">Of different words.</param>
    /// <returns>Of each pair one finding at most.</returns>
    public static IEnumerable<Finding> Judge(IEnumerable<NamedForm> forms) =>
        from block in forms.Where(f => f.Body is not null).GroupBy(f => f.Body!.Block, StringComparer.Ordinal)
        from finding in OfBlock([.. block])
        select finding;

    /// <summary>Whether documents must be looked at to tell.</summary>
    public static bool NeedCompany(IEnumerable<BodyName> names)
    {
        var all = names.Distinct().ToList();
        return all.Select(n => n.Head).Distinct(StringComparer.Ordinal).Skip(1).Any()
            || (all.Exists(n => n.Country is null) && CountriesOf(all) is [_]);
    }

    private static IEnumerable<Finding> OfBlock(List<NamedForm> block)
    {
        var names = block.ConvertAll(f => f.Body!);
        var (countries, levels) = (
            CountriesOf(names),
            names.Select(n => n.Level).OfType<string>().Distinct(StringComparer.Ordinal).ToList()
        );
        for (var i = 0; i < block.Count; i++)
        {
            for (var j = i + 1; j < block.Count; j++)
            {
                var (one, other) = (names[i], names[j]);
                var finding =
                    one.Head != other.Head ? UnderOtherHead(block[i], block[j])
                    : one.Country != other.Country
                        ? countries is [_] ? WithoutCountry(block[i], block[j])
                            : null
                    : one.Level == other.Level || (levels is [_] && (one.Level ?? other.Level) is not null)
                        ? Finding.Of(block[i], block[j], Verdict.Same, NameRules.OtherWords, Words(block[i], block[j]))
                    : null;
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private static List<string> CountriesOf(List<BodyName> names) =>
        [.. names.Select(n => n.Country).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static Finding? UnderOtherHead(NamedForm one, NamedForm other) =>
        Evidence.Near(one, other) is { Length: > 0 } near
            ? Finding.Of(one, other, Verdict.Same, NameRules.OtherHead, [.. Words(one, other), .. near])
            : null;

    /// <summary>Of two countries' bodies neither is the one that nobody says whose it is; of one's all that speak of it must.</summary>
    private static Finding? WithoutCountry(NamedForm one, NamedForm other)
    {
        var (bare, full) = one.Body!.Country is null ? (one, other) : (other, one);
        if (!full.Body!.MayLackCountry || Evidence.Near(bare, full) is not { Length: > 0 } near)
        {
            return null;
        }
        var company = full.Appearances.SelectMany(a => a.Company).ToHashSet(StringComparer.Ordinal);
        var kept = bare.Appearances.Count(a => a.Company.Overlaps(company));
        var isEnough = full.Body.IsMinistry ? kept == bare.Appearances.Count : kept * 2 > bare.Appearances.Count;
        return isEnough
            ? Finding.Of(
                bare,
                full,
                Verdict.Same,
                NameRules.WithoutCountry,
                [("country", full.Body.Country!), .. Words(bare, full), .. near]
            )
            : null;
    }

    private static (string, string)[] Words(NamedForm one, NamedForm other) =>
        [("words", string.Join(' ', one.Words)), ("otherWords", string.Join(' ', other.Words))];
}
