using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>A person or organization while the article is being read.</summary>
internal sealed class Referent
{
    public required bool IsPerson { get; init; }

    /// <summary>Folded words of the fullest form, without particles.</summary>
    public required string[] Forms { get; set; }

    /// <summary>As written where the fullest form stands, or the lexicon's canonical name.</summary>
    public required string Name { get; set; }

    public KnownName? Known { get; set; }
    public OrganizationKind Kind { get; set; } = OrganizationKind.Other;
    public bool IsOutlet { get; set; }

    /// <summary>Folded; the class word before a name that it is no part of: صحيفة.</summary>
    public string? ClassWord { get; set; }
    public bool Feminine { get; set; }
    public List<Mention> Mentions { get; } = [];
    public List<Role> Roles { get; } = [];

    /// <summary>Token of the first mention.</summary>
    public int First { get; set; } = int.MaxValue;

    /// <summary>Token of the last mention that the sweep through the article has passed.</summary>
    public int LastSeen { get; set; } = -1;
    public string Key { get; set; } = "";

    /// <summary>A name of the lexicon.</summary>
    public static Referent Of(KnownName name) =>
        new()
        {
            IsPerson = name.Kind is null,
            Forms = Lexicon.Forms(name.Canonical),
            Name = name.Canonical,
            Known = name,
            Kind = name.Kind ?? OrganizationKind.Other,
            Feminine = name.Feminine,
            IsOutlet = name.IsOutlet,
        };

    /// <summary>Token of the last mention before a token, or -1. Mentions must be in order.</summary>
    public int LastBefore(int token)
    {
        int low = 0,
            high = Mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mentions[middle].First < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low == 0 ? -1 : Mentions[low - 1].First;
    }
}

/// <summary>An office or description that stands beside a name.</summary>
/// <param name="Forms">Folded words without particles and article.</param>
internal sealed record Role(string Text, string[] Forms, int FirstToken);

/// <summary>A span of tokens that names a referent; the first token may carry particles, which are not part of the name.</summary>
internal sealed class Mention
{
    public required Referent Referent { get; set; }
    public required int First { get; init; }

    /// <summary>The token after the last.</summary>
    public required int End { get; init; }

    /// <summary>UTF-16, without particles.</summary>
    public required int StartUtf16 { get; init; }
    public required int EndUtf16 { get; init; }

    /// <summary>Letters of the first token that are particles.</summary>
    public required int Prefix { get; init; }

    /// <summary>The first token carries ب ل ك: the name is the object of a preposition.</summary>
    public required bool HasPreposition { get; init; }
}

/// <summary>All names of an article: who is mentioned where. Spans never overlap.</summary>
internal sealed class NameTable(string text, Token[] tokens)
{
    private readonly Mention?[] _owner = new Mention?[tokens.Length];

    public string Text { get; } = text;
    public Token[] Tokens { get; } = tokens;
    public List<Referent> Referents { get; } = [];

    public Mention? At(int token) => token >= 0 && token < _owner.Length ? _owner[token] : null;

    public bool IsFree(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_owner[i] is not null)
            {
                return false;
            }
        }
        return true;
    }

    /// <param name="prefix">Letters of the first token that are particles.</param>
    public Mention Add(Referent referent, int first, int end, int prefix)
    {
        var token = Tokens[first];
        var start = StartUtf16(first, prefix);
        var preposition = false;
        if (prefix > 0)
        {
            foreach (var stem in token.Word!.Stems)
            {
                preposition |= stem.Prefix == prefix && stem.Preposition != '\0';
            }
        }
        var mention = new Mention
        {
            Referent = referent,
            First = first,
            End = end,
            StartUtf16 = start,
            EndUtf16 = Tokens[end - 1].End,
            Prefix = prefix,
            HasPreposition = preposition,
        };
        referent.Mentions.Add(mention);
        referent.First = Math.Min(referent.First, first);
        referent.LastSeen = Math.Max(referent.LastSeen, first);
        if (referent.Mentions.Count == 1)
        {
            Referents.Add(referent);
        }
        Array.Fill(_owner, mention, first, end - first);
        return mention;
    }

    /// <summary>Puts a longer name in the place of a person's mention; what was told of the shorter one goes with it.</summary>
    public Mention Lengthen(Mention mention, int end)
    {
        var old = mention.Referent;
        old.Mentions.Remove(mention);
        var longer = new Referent
        {
            IsPerson = true,
            Forms = Forms(mention.First, end, mention.Prefix),
            Name = Slice(mention.First, end, mention.Prefix),
            Feminine = old.Feminine,
        };
        if (old.Mentions.Count == 0)
        {
            longer.Roles.AddRange(old.Roles);
            Referents.Remove(old);
        }
        return Add(longer, mention.First, end, mention.Prefix);
    }

    /// <summary>Where a name begins behind its particles; UTF-16.</summary>
    public int StartUtf16(int token, int prefix)
    {
        var (start, end) = (Tokens[token].Start, Tokens[token].End);
        return prefix == 0 ? start : start + Folding.RawLength(Text.AsSpan(start, end - start), prefix);
    }

    /// <summary>As written, without the particles of the first word.</summary>
    public string Slice(int first, int end, int prefix) => Text[StartUtf16(first, prefix)..Tokens[end - 1].End];

    /// <summary>Two words with nothing but a space between.</summary>
    public bool Adjacent(int i) => this[i].IsWord && this[i + 1].IsWord && this[i + 1].Start - this[i].End <= 2;

    /// <summary>Folded words of a span without the particles of its first.</summary>
    public string[] Forms(int first, int end, int prefix)
    {
        var forms = new List<string>(end - first);
        for (var i = first; i < end; i++)
        {
            if (Tokens[i].Word is { } word)
            {
                forms.Add(i == first && prefix > 0 ? StemAt(word, prefix) : word.Form);
            }
        }
        return [.. forms];
    }

    private static string StemAt(Word word, int prefix)
    {
        // للجنة is ل before لجنة, not before الجنة.
        var found = word.Form;
        foreach (var stem in word.Stems)
        {
            if (
                stem.Prefix == prefix
                && (found == word.Form || Lexicon.Shared.Find(stem.Form)?.Organization is not null)
            )
            {
                found = stem.Form;
            }
        }
        return found;
    }

    /// <summary>The first token that begins at or behind an offset; UTF-16.</summary>
    public int IndexAt(int utf16)
    {
        int low = 0,
            high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Start < utf16)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    public Token this[int i] =>
        i >= 0 && i < Tokens.Length ? Tokens[i] : new Token(0, 0, TokenKind.LineEnd, null, '\n');

    public Word? Word(int i) => this[i].Word;
}
