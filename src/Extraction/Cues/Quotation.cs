namespace Qawl.Extraction.Cues;

/// <summary>A stretch between quotation marks. Token indices; the marks themselves are not part of it.</summary>
/// <param name="Open">The opening mark.</param>
/// <param name="First">The first token of the words.</param>
/// <param name="Close">The closing mark, or where the stretch ends if the mark is missing.</param>
/// <param name="Behind">The first token behind it and its closing mark.</param>
/// <param name="Words">How many words it has.</param>
internal sealed record Quotation(int Open, int First, int Close, int Behind, int Words)
{
    public bool IsClosed => Behind > Close;

    /// <summary>Where it began, if that was in a paragraph before.</summary>
    public Quotation? Beginning { get; init; }

    /// <summary>Set once a cue has taken it.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>The quotations of a paragraph, those inside of others left out.</summary>
internal sealed class Quotations
{
    public static readonly Quotations None = new();

    private readonly List<Quotation> _found = [];
    private readonly Dictionary<int, int> _byOpen = [];

    /// <summary>A mark that closes what this paragraph has not opened, and the token behind it; -1 if there is none.</summary>
    public (int Close, int Behind) StrayClose { get; init; } = (-1, -1);

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Quotation> All => _found;

    /// <summary>The quotation that a token opens.</summary>
    public Quotation? OpeningAt(int token) => _byOpen.TryGetValue(token, out var at) ? _found[at] : null;

    /// <summary>The one before another.</summary>
    public Quotation? Before(Quotation quotation) =>
        _byOpen.TryGetValue(quotation.Open, out var at) && at > 0 ? _found[at - 1] : null;

    public void Add(Quotation quotation)
    {
        _byOpen[quotation.Open] = _found.Count;
        _found.Add(quotation);
    }

    public void Replace(int index, Quotation quotation) => _found[index] = quotation;
}
