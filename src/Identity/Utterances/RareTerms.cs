namespace Qawl.Identity.Utterances;

/// <summary>
/// By what quotes are found that may report the same: of one speaker by the rarest of their terms, of anybody by terms that
/// follow each other. Which terms are rare is told by the terms themselves, so that a quote has the same keys whatever else there is.
/// </summary>
public static class RareTerms
{
    private const int LeastOfSpeaker = 6;

    private const int MostOfSpeaker = 10;

    private const int MostOfAnybody = 4;

    /// <summary>Terms in a run.</summary>
    private const int Run = 3;

    /// <returns>None of a quote that says too little.</returns>
    public static IReadOnlyList<Key> Of(Said said)
    {
        var terms = said.Words.Units.Where(Passage.Counts).Select(Passage.TermOf).ToList();
        if (terms.Count < SameStatement.LeastContent)
        {
            return terms.Count < SameStatement.LeastWordForWord || !said.IsDirect ? [] : [.. Whole(said)];
        }
        var rarest = terms
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(Rarity)
            .ThenBy(t => Hash(t))
            .Take(Math.Clamp(terms.Count / 2, LeastOfSpeaker, MostOfSpeaker))
            .ToList();
        var keys = said.Voice.Ids.SelectMany(id =>
        {
            var ofSpeaker = Hash(id);
            return rarest.Select(t => new Key(Hash(t, Hash(" ", ofSpeaker)), OfAnybody: false));
        });
        return [.. keys, .. Runs(terms).Select(run => new Key(run, OfAnybody: true))];
    }

    /// <summary>All that a short quote says, word for word, and who says it.</summary>
    private static IEnumerable<Key> Whole(Said said)
    {
        var words = Hash(string.Join(' ', said.Words.Units.Select(u => u.Key)));
        return said.Voice.Ids.Select(id => new Key(Hash(id, Hash(" ", words)), OfAnybody: true));
    }

    /// <summary>The least of each stretch: two texts with a stretch in common have it in common.</summary>
    private static IEnumerable<long> Runs(List<string> terms)
    {
        if (terms.Count < SameStatement.LeastSharedOfOpen)
        {
            return [];
        }
        var all = new long[terms.Count - Run + 1];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Hash(terms[i + 2], Hash(" ", Hash(terms[i + 1], Hash(" ", Hash(terms[i])))));
        }
        var width = Math.Min(all.Length, SameStatement.LeastSharedOfOpen - Run);
        var least = new long[all.Length - width + 1];
        for (var i = 0; i < least.Length; i++)
        {
            least[i] = all[i];
            foreach (var hash in all.AsSpan(i, width))
            {
                least[i] = Math.Min(least[i], hash);
            }
        }
        return least.Distinct().Order().Take(MostOfAnybody);
    }

    private static int Rarity(string term) => char.IsAsciiDigit(term[0]) ? term.Length + 3 : term.Length;

    /// <summary>FNV-1a.</summary>
    /// <param name="text">What is hashed.</param>
    /// <param name="before">The hash of what stands before it.</param>
    private static long Hash(string text, long before = unchecked((long)14695981039346656037UL))
    {
        var hash = unchecked((ulong)before);
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }
        return unchecked((long)hash);
    }
}

/// <summary>By what a quote is found.</summary>
/// <param name="Hash">Of a term with its speaker's id, of a run of terms, or of all words with the speaker's id.</param>
/// <param name="OfAnybody">Whether one suffices, whoever has it; else two of one speaker's are needed.</param>
public readonly record struct Key(long Hash, bool OfAnybody);
