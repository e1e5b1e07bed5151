using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>All names of an article: who is mentioned where. Spans never overlap.</summary>
internal sealed class NameTable(TokenizedText text)
{
    private readonly Mention?[] _owner = new Mention?[text.Tokens.Length];

    /// <summary>Added since a rule was last named.</summary>
    private readonly List<Mention> _unsigned = [];

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
        var token = text[first];
        var start = text.StartUtf16(first, prefix);
        var preposition = false;
        if (prefix > 0)
        {
            foreach (var stem in token.Word!.Stems)
            {
                preposition |= stem.Preposition != '\0';
            }
        }
        var mention = new Mention
        {
            Referent = referent,
            First = first,
            End = end,
            StartUtf16 = start,
            EndUtf16 = text[end - 1].End,
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
        _unsigned.Add(mention);
        return mention;
    }

    /// <summary>Names the rule that found what stands in a span, mentions that were added for it included.</summary>
    public void Sign(IRule rule, int first, int end)
    {
        text.Trail.Add(rule, first, end);
        foreach (var mention in _unsigned)
        {
            mention.Rule = rule.Name;
            mention.Referent.Rule = mention.Referent.Rule.Length == 0 ? rule.Name : mention.Referent.Rule;
        }
        _unsigned.Clear();
    }

    /// <summary>Puts a longer name in the place of a person's mention; what was told of the shorter one goes with it.</summary>
    public Mention Lengthen(Mention mention, int end) =>
        Widen(mention.First, end, mention.Referent.Feminine, mention.Prefix);

    /// <summary>The same for a name that may begin earlier, or that nothing was found of yet.</summary>
    public Mention Widen(int first, int end, bool feminine, int prefix = 0)
    {
        var person = new Referent
        {
            IsPerson = true,
            Forms = text.Forms(first, end, prefix),
            Name = text.Slice(first, end, prefix),
            Feminine = feminine,
        };
        for (var i = first; i < end; i++)
        {
            if (_owner[i] is { } inside)
            {
                person.Roles.AddRange(inside.Referent.Roles);
                inside.Referent.Mentions.Remove(inside);
                Referents.Remove(inside.Referent);
                Array.Clear(_owner, inside.First, inside.End - inside.First);
            }
        }
        return Add(person, first, end, prefix);
    }
}
