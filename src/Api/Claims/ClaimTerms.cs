using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>
/// What a quote that has the words of a claim has among its terms. The index itself begins with the rarest term of each
/// alternative, so that common ones cost little.
/// </summary>
internal sealed class ClaimTerms
{
    /// <summary>Of longer claims so many terms are asked for, from all over.</summary>
    private const int Most = 40;

    /// <summary>Up to so many terms, two that stand near each other are enough to look at a quote.</summary>
    private const int Few = 7;

    /// <summary>In UTF-16: an index has no longer ones, and the database refuses to be asked.</summary>
    private const int Longest = 500;

    private readonly string[] _terms;

    private ClaimTerms(string[] terms) => _terms = terms;

    /// <summary>Each by itself, as a tsquery.</summary>
    public string[] Each => _terms;

    /// <summary>All of them, as one tsquery.</summary>
    public string All => string.Join(" & ", _terms);

    public static ClaimTerms Of(WordedText claim)
    {
        var terms = claim
            .Units.Where(u => u.IsContent)
            .SelectMany(u => u.Sought.Terms)
            .Where(t => t.Length <= Longest)
            .Distinct(StringComparer.Ordinal)
            .Select(t =>
                $"'{t.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'"
            )
            .ToArray();
        var step = Math.Max(1.0, terms.Length / (double)Most);
        return new([.. Enumerable.Range(0, Math.Min(Most, terms.Length)).Select(i => terms[(int)(i * step)])]);
    }

    /// <summary>
    /// From what has all of it to what has two words that stand near each other: each time alternatives, as tsqueries. One query of all
    /// alternatives would be a tree that the index walks for each row that has any of the words.
    /// </summary>
    public IEnumerable<string[]> Queries()
    {
        yield return [All];
        if (_terms.Length > Few)
        {
            yield return
            [
                .. Enumerable.Range(0, _terms.Length - 2).Select(i => string.Join(" & ", _terms[i..(i + 3)])),
            ];
        }
        if (_terms.Length > 2)
        {
            yield return
            [
                .. Enumerable
                    .Range(0, _terms.Length - 1)
                    .SelectMany(i =>
                        new[] { i + 1, i + 2 }.Where(j => j < _terms.Length).Select(j => $"{_terms[i]} & {_terms[j]}")
                    ),
            ];
        }
    }
}
