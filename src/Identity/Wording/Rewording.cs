namespace Qawl.Identity.Wording;

/// <summary>
/// Whether a claim is what its speaker said in other words: most of what it says stands there together, in another form of the
/// word, as its contrary or as another number. Of what somebody else said that would be chance.
/// </summary>
internal static class Rewording
{
    private const double Most = 0.6;

    /// <summary>Words that are the same in any form: fewer are shared by much that one person says.</summary>
    private const int LeastForms = 2;

    /// <summary>Of a short claim so many must be met: its subject alone is most of it.</summary>
    private const int Least = 3;

    /// <summary>Words of a claim; of longer ones less is altered than this would find.</summary>
    private const int Longest = 60;

    /// <summary>Consonants: with fewer of them different words are often alike.</summary>
    private const int Telling = 3;

    private const string AnyNumber = "0";

    /// <summary>The letters that come and go between the forms of a word.</summary>
    private const string Weak = "اويىءئؤآأإه";

    /// <param name="comparison">What the speaker said, and the claim.</param>
    public static bool Is(Comparison comparison)
    {
        var claimed = comparison.Second.Where(u => u.IsContent).Select(u => SensesOf(u, side: 1)).ToArray();
        if (claimed.Length is < LeastForms or > Longest)
        {
            return false;
        }
        var said = comparison.First.Where(u => u.IsContent).Select(u => SensesOf(u, side: 0)).ToArray();
        Place[][] places = [.. claimed.Select(senses => PlacesOf(senses, said))];
        var stretch = 2 * claimed.Length;
        return places.SelectMany(p => p).Select(p => p.At).Distinct().Any(at => IsMet(places, at, at + stretch));
    }

    private static Place[] PlacesOf(Sense[] claimed, Sense[][] said) =>
        [
            .. said.Index()
                .Select(s =>
                    (s.Index, Shared: claimed.Where(s.Item.Contains).Select(c => (bool?)c.IsForm).FirstOrDefault())
                )
                .Where(s => s.Shared is not null)
                .Select(s => new Place(s.Index, s.Shared!.Value)),
        ];

    /// <summary>Whether a stretch of what was said has enough of the claim, each word for one of it.</summary>
    private static bool IsMet(Place[][] places, int start, int end)
    {
        var taken = new HashSet<int>();
        var forms = 0;
        foreach (var ofWord in places)
        {
            foreach (var place in ofWord)
            {
                if (place.At >= start && place.At < end && taken.Add(place.At))
                {
                    forms += place.IsForm ? 1 : 0;
                    break;
                }
            }
        }
        return taken.Count >= Math.Max(Most * places.Length, Math.Min(Least, places.Length))
            && (forms >= LeastForms || (forms > 0 && taken.Count == places.Length));
    }

    /// <param name="unit">A word.</param>
    /// <param name="side">1 for what the contrary of the word is known by.</param>
    private static Sense[] SensesOf(WordUnit unit, int side) =>
        unit.Role.HasFlag(Role.Number)
            ? [new(AnyNumber, IsForm: false)]
            :
            [
                .. unit.Sought.Terms.Select(term => new Sense(term, IsForm: true)),
                .. unit
                    .Sought.Terms.Select(Consonants)
                    .Where(c => c.Length > 1)
                    .Select(c => new Sense($"={c}", IsForm: c.Length >= Telling)),
                .. Opposites.SidesOf(unit).Select(s => new Sense($"{s.Row}/{s.Side ^ side}", IsForm: false)),
            ];

    /// <summary>صرن and صاروا, يؤجل and أجل, سيوقعه and سأوقعه.</summary>
    private static string Consonants(string term)
    {
        var word = term is ['س', 'ي' or 'ت' or 'ن' or 'ا', _, _, _, ..] ? term[1..] : term;
        word = Shares.BeginsWithPerson(word) ? word[1..] : word;
        var bare = string.Concat(word.Where(letter => !Weak.Contains(letter, StringComparison.Ordinal)));
        return bare is [_, _, .., 'ن'] ? bare[..^1] : bare;
    }

    /// <summary>What a word is met by: its term, its consonants, its contrary, or that it is a number.</summary>
    /// <param name="IsForm">It is the same word then.</param>
    private readonly record struct Sense(string Key, bool IsForm);

    /// <summary>Where a word of the claim is met in what was said.</summary>
    private readonly record struct Place(int At, bool IsForm);
}
