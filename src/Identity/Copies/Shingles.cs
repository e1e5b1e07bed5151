using Qawl.Extraction.Text;

namespace Qawl.Identity.Copies;

/// <summary>
/// The runs of five words that a text has, each once, in one spelling: by how many of them two texts share they are copies.
/// </summary>
public sealed class Shingles
{
    /// <summary>Words in a run.</summary>
    private const int Run = 5;

    /// <summary>A text has about twice as many keys as it is cut to stretches.</summary>
    private const int Stretches = 5;

    private const int ShortestStretch = 4;

    private const ulong Prime = 1099511628211;

    private readonly ulong[] _sorted;

    private Shingles(ulong[] sorted, long[] keys) => (_sorted, Keys) = (sorted, keys);

    /// <summary>How many there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>
    /// By what texts are found that may share much: the least of the hashes of every stretch (MinHash). Stretches are the
    /// shorter the shorter the text is, so that what was cut from a text has all keys that the text has there.
    /// </summary>
    public IReadOnlyList<long> Keys { get; }

    /// <param name="text">Any text; marks and spaces do not count.</param>
    public static Shingles Of(ReadOnlySpan<char> text)
    {
        var hashes = Hashes(Words(Folding.Fold(text)));
        var keys = KeysOf(hashes);
        Array.Sort(hashes);
        return new(Distinct(hashes), keys);
    }

    /// <summary>How much two texts have in common.</summary>
    public Sharing With(Shingles other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < _sorted.Length && j < other._sorted.Length)
        {
            var (one, two) = (_sorted[i], other._sorted[j]);
            shared += one == two ? 1 : 0;
            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }
        return new(shared, Count, other.Count);
    }

    /// <summary>FNV-1a, which is the same everywhere.</summary>
    internal static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
        {
            hash = unchecked((hash ^ c) * Prime);
        }
        return hash;
    }

    /// <summary>Spreads what differs in few bits, so that the least hash is any of them.</summary>
    internal static ulong Mix(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccd);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53);
        return hash ^ (hash >> 33);
    }

    private static List<ulong> Words(string folded)
    {
        var words = new List<ulong>(folded.Length / 5);
        for (var i = 0; i < folded.Length; )
        {
            var start = i;
            while (i < folded.Length && (char.IsLetterOrDigit(folded[i]) || char.IsSurrogate(folded[i])))
            {
                i++;
            }
            if (i > start)
            {
                words.Add(Hash(folded.AsSpan(start, i - start)));
            }
            else
            {
                i++;
            }
        }
        return words;
    }

    private static ulong[] Hashes(List<ulong> words)
    {
        var hashes = new ulong[Math.Max(0, words.Count - Run + 1)];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = 0UL;
            for (var j = 0; j < Run; j++)
            {
                hash = unchecked((hash ^ words[i + j]) * Prime);
            }
            hashes[i] = Mix(hash);
        }
        return hashes;
    }

    private static long[] KeysOf(ulong[] hashes)
    {
        var width = Math.Min(hashes.Length, Math.Max(ShortestStretch, hashes.Length / Stretches));
        var keys = new HashSet<long>();
        var (least, last) = (-1, -1);
        for (var end = width; width > 0 && end <= hashes.Length; end++)
        {
            if (least < end - width)
            {
                // The stretch has left it behind.
                least = end - width;
                for (var i = least + 1; i < end; i++)
                {
                    least = hashes[i] < hashes[least] ? i : least;
                }
            }
            else if (hashes[end - 1] < hashes[least])
            {
                least = end - 1;
            }
            if (least != last)
            {
                keys.Add(unchecked((long)hashes[least]));
                last = least;
            }
        }
        return [.. keys];
    }

    private static ulong[] Distinct(ulong[] sorted)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                sorted[count++] = sorted[i];
            }
        }
        return sorted[..count];
    }
}

/// <summary>How much two texts have in common.</summary>
/// <param name="Shared">Runs that both have.</param>
/// <param name="First">Runs of the first.</param>
/// <param name="Second">Runs of the second.</param>
public readonly record struct Sharing(int Shared, int First, int Second)
{
    public int OfShorter => Math.Min(First, Second);

    /// <summary>Of all runs those that both have.</summary>
    public double Jaccard => Shared == 0 ? 0 : (double)Shared / (First + Second - Shared);

    /// <summary>Of the runs of the shorter text those that the longer one has.</summary>
    public double Containment => Shared == 0 ? 0 : (double)Shared / OfShorter;
}
