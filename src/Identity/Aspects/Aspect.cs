using Qawl.Extraction.Lexicons;

namespace Qawl.Identity.Aspects;

/// <summary>
/// What tells somebody from a namesake, as far as documents say it of him: what he does, and for which country.
/// </summary>
/// <param name="Trade">By the titles that the document gives.</param>
/// <param name="Country">Of an office of state or a throne, as the list of countries names it first.</param>
public sealed record Aspect(Trade Trade, string? Country)
{
    /// <summary>Nobody does both; all other trades go together.</summary>
    private static readonly (Trade, Trade)[] Apart =
    [
        (Trade.Sport, Trade.Arts),
        (Trade.Sport, Trade.Force),
        (Trade.Sport, Trade.Religion),
        (Trade.Sport, Trade.Royal),
        (Trade.Sport, Trade.State),
        (Trade.Arts, Trade.Force),
        (Trade.Arts, Trade.Religion),
        (Trade.Arts, Trade.Royal),
        (Trade.Arts, Trade.State),
        (Trade.Force, Trade.Religion),
    ];

    /// <summary>These stand for a country where they are, not for the one they come from.</summary>
    private static readonly string[] Abroad = ["سفير", "قنصل", "مبعوث"];

    /// <param name="titles">Of one form, as written.</param>
    /// <returns><c>null</c> if they tell nothing, or things that do not go together.</returns>
    public static Aspect? Of(IEnumerable<string> titles)
    {
        var told = titles
            .Select(Trades.WordsOf)
            .Select(words => (Words: words, Trade: Trades.Of(words)))
            .Where(t => t.Trade is not null)
            .ToList();
        var trades = told.Select(t => t.Trade!.Value).Distinct().Order().ToList();
        if (trades.Count == 0 || trades.Any(one => trades.Any(other => AreApart(one, other))))
        {
            return null;
        }
        var countries = told.Where(t => t.Trade is Trade.State or Trade.Royal && !Abroad.Contains(t.Words[0]))
            .Select(t => t.Words.Select(Countries.Of).FirstOrDefault(country => country is not null))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new(trades[0], countries is [var country] ? country : null);
    }

    /// <summary>Of two who bear one name and do this, both are likely to be one; many a colonel has the name of another.</summary>
    public bool TellsWho => Trade is not Trade.Force;

    /// <summary>Whoever the one is said of, the other is not.</summary>
    public bool Contradicts(Aspect other) =>
        AreApart(Trade, other.Trade) || (Country is not null && other.Country is not null && Country != other.Country);

    /// <summary><c>state مصر</c>, as judgements tell it.</summary>
    public override string ToString() =>
        Country is null ? Trade.ToString().ToLowerInvariant() : $"{Trade.ToString().ToLowerInvariant()} {Country}";

    private static bool AreApart(Trade one, Trade other) =>
        Apart.Contains((one, other)) || Apart.Contains((other, one));
}
