namespace Qawl.Api.Search;

/// <summary>
/// A name that is asked for behind <c>by:</c> or <c>about:</c>, without quotation marks: a word, or the words of a bracket. It
/// means whoever has it in whatever spelling, besides the words themselves.
/// </summary>
/// <param name="Words">One at least, all of one field.</param>
internal sealed record NameInWords(IReadOnlyList<Sought> Words)
{
    public string Text => string.Join(' ', Words.SelectMany(w => w.Words).Select(w => w.Raw));

    public SearchField Field => Words[0].Field;

    /// <summary>All names that are asked for, also those that are excluded.</summary>
    public static IEnumerable<NameInWords> AllIn(SearchNode node)
    {
        switch (node)
        {
            case AllOf all:
                var (name, others) = Split(all);
                return others.SelectMany(AllIn).Concat(name is null ? [] : [name]);
            case AnyOf any:
                return any.Nodes.SelectMany(AllIn);
            case Excluded(var excluded):
                return AllIn(excluded);
            default:
                return node is Sought sought && IsOfName(sought) ? [new NameInWords([sought])] : [];
        }
    }

    /// <summary>What is asked for together: the words of one name, if there are any, and everything else.</summary>
    public static (NameInWords? Name, IEnumerable<SearchNode> Others) Split(AllOf all)
    {
        // Beside each other, not in one bracket, they may be of two names.
        if (all.Field is not (SearchField.By or SearchField.About))
        {
            return (null, all.Nodes);
        }
        var words = all.Nodes.OfType<Sought>().Where(IsOfName).ToList();
        return words.Count == 0
            ? (null, all.Nodes)
            : (new(words), all.Nodes.Where(n => n is not Sought sought || !IsOfName(sought)));
    }

    public static bool IsOfName(Sought sought) =>
        sought is { Way: SoughtWay.Inflected, IsQuoted: false, Field: SearchField.By or SearchField.About };
}
