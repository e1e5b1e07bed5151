using Qawl.Extraction.Search;
using Qawl.Extraction.Text;

namespace Qawl.Api.Search;

/// <summary>A query as the indexes of words take it. Only of text that <see cref="SearchReader"/> can read.</summary>
internal sealed class SearchQuery
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _spellings;

    private SearchQuery(
        string text,
        SearchNode node,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? spellings = null
    ) =>
        (Text, Node, _spellings) = (
            text,
            node,
            spellings ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        );

    /// <summary>As it was asked.</summary>
    public string Text { get; }

    public SearchNode Node { get; }

    /// <summary>For <c>quotes.terms</c>, as the text of a tsquery.</summary>
    public string OfQuotes => ForQuotes(Node);

    /// <summary>For <c>articles.terms</c>.</summary>
    public string OfArticles => ForArticles(Node);

    /// <summary>The same, where all words stand in the title.</summary>
    public string InTitles => Render(Node, "A", "D");

    /// <summary>The same, where all words stand in the title or in names.</summary>
    public string InTitlesOrNames => Render(Node, "AB", "D");

    /// <summary>For <c>aliases.bare_name</c>; <c>null</c> if it asks for what names have not.</summary>
    public string? OfNames => RenderForNames(Node);

    /// <summary>The names that it asks for.</summary>
    public IReadOnlyList<string> NamesInWords =>
        [.. NameInWords.AllIn(Node).Select(n => n.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>How many words of a name it asks for.</summary>
    public int WordsOfName => Math.Max(1, Node.Wanted.Sum(s => s.Words.Count));

    public static SearchQuery Of(string text) =>
        SearchReader.Read(text).Node is { } node
            ? new(text, node)
            : throw new ArgumentException("is no query that can be read", nameof(text));

    /// <summary>The same, where the names that it asks for are also known to be spelled otherwise.</summary>
    /// <param name="spellings">Of names as they are asked for.</param>
    public SearchQuery Spelled(IReadOnlyDictionary<string, IReadOnlyList<string>> spellings) =>
        new(Text, Node, spellings);

    /// <summary>Whether somebody is known by the name that a word belongs to.</summary>
    public bool IsKnownName(Sought sought) =>
        NameInWords.AllIn(Node).Any(n => _spellings.ContainsKey(n.Text) && n.Words.Contains(sought));

    internal string ForQuotes(SearchNode node) => Render(node, "", "");

    internal string ForArticles(SearchNode node) => Render(node, "", "D");

    /// <param name="node">What is asked for.</param>
    /// <param name="weights">Where words must stand that may stand anywhere; empty for anywhere.</param>
    /// <param name="said">The weight of what is said; empty where everything is.</param>
    private string Render(SearchNode node, string weights, string said)
    {
        switch (node)
        {
            case AllOf all:
                var (name, others) = NameInWords.Split(all);
                return Join([.. name is null ? [] : new[] { Render(name) }, .. others.Select(Inner)], " & ");
            case AnyOf any:
                return Join(any.Nodes.Select(Inner), " | ");
            case Excluded(var excluded):
                return $"!{Render(excluded, "", said)}";
            case Sought sought:
                return NameInWords.IsOfName(sought) ? Render(new NameInWords([sought])) : Render(sought, weights, said);
            default:
                throw new NotSupportedException($"{node}");
        }

        string Inner(SearchNode inner) => Render(inner, weights, said);
    }

    /// <summary>As it is asked for, or as whoever has it is called elsewhere.</summary>
    private string Render(NameInWords name)
    {
        var asked = Join(name.Words.Select(w => Render(w, "", "")), " & ");
        return _spellings.TryGetValue(name.Text, out var spellings)
            ? Join(
                spellings
                    .Select(s => SearchWords.Of(s).ConvertAll(w => w.Word))
                    .Where(words => words.Count > 0)
                    .Select(words => Render(new Sought(words, SoughtWay.Inflected, name.Field, 0, 0), "", ""))
                    .Prepend(asked)
                    .Distinct(StringComparer.Ordinal),
                " | "
            )
            : asked;
    }

    private static string Render(Sought sought, string weights, string said)
    {
        var (field, only) = sought.Field switch
        {
            SearchField.Title => (SearchLexeme.InTitle, ""),
            SearchField.By => (SearchLexeme.BySpeaker, ""),
            SearchField.About => (SearchLexeme.InName, ""),
            SearchField.Said => ("", said),
            _ => ("", weights),
        };
        return sought.Way switch
        {
            SoughtWay.Beginning => Join(sought.Beginnings.SelectMany(b => Beginning(field, b, only)), " | "),
            SoughtWay.Exact => Follow(sought.Words, w => Exactly(field, w, only)),
            _ => Follow(sought.Words.SelectMany(w => w.Terms).Select(t => Lexeme(field + t, only))),
        };
    }

    /// <summary>A whole word that begins so, a term that does, or one that goes on so.</summary>
    private static IEnumerable<string> Beginning(string field, string form, string only)
    {
        yield return Lexeme(field + SearchLexeme.BeginningOfWhole(form), $"*{only}");
        yield return $"({Lexeme(field + form, $"*{only}")} <0> !{Lexeme(SearchLexeme.OfOther, "")})";
        var first = Math.Max(SearchLexeme.ShortestBefore, form.Length - SearchLexeme.LongestEnding);
        for (var end = first; end < form.Length; end++)
        {
            var rest = SearchLexeme.BeginningOfRest(form[end..]);
            yield return $"({Lexeme(field + form[..end], only)} <0> {Lexeme(rest, "*")})";
        }
    }

    /// <summary>Also as a whole where there were too many of the kind, and where an older version has stored it.</summary>
    private static string Exactly(string field, SearchWord word, string only)
    {
        var whole = Lexeme(field + word.Whole, only);
        return word.Rest is { } rest
            ? $"(({Lexeme(field + word.Terms[0], only)} <0> {Lexeme(rest, "")}) | {whole})"
            : whole;
    }

    private static string? RenderForNames(SearchNode node)
    {
        switch (node)
        {
            case AllOf all:
                // Together, since names have عبد and what follows it as one word.
                var single = all.Nodes.OfType<Sought>().Where(IsSingle).ToList();
                var parts = all
                    .Nodes.Where(n => n is not Sought sought || !IsSingle(sought))
                    .Select(RenderForNames)
                    .ToList();
                if (single.Count > 0)
                {
                    parts.Add(Join(WordsOf(single.SelectMany(s => s.Words)).Select(w => Lexeme(w, "")), " & "));
                }
                return parts.Contains(null) ? null : Join(parts!, " & ");
            case AnyOf any:
                var known = any.Nodes.Select(RenderForNames).OfType<string>().ToList();
                return known.Count == 0 ? null : Join(known, " | ");
            case Excluded(var excluded):
                // What names have not they need not exclude: it is left to be true.
                return RenderForNames(excluded) is { } not ? $"!{not}" : "!'-'";
            case Sought { Field: SearchField.Anywhere } sought:
                return Follow(
                    WordsOf(sought.Words).Select(w => Lexeme(w, sought.Way == SoughtWay.Beginning ? "*" : ""))
                );
            default:
                return null;
        }
    }

    private static bool IsSingle(Sought sought) =>
        sought
            is {
                Field: SearchField.Anywhere,
                Way: not SoughtWay.Beginning,
                Words: [_] or [{ Form: FoldedName.Servant }, _]
            };

    private static string[] WordsOf(IEnumerable<SearchWord> words) =>
        BareName.Of(string.Join(' ', words.Select(w => w.Raw))).Split(' ');

    private static string Follow(IEnumerable<string> lexemes) => Join(lexemes, " <-> ");

    /// <summary>A word has as many places as terms.</summary>
    private static string Follow(IReadOnlyList<SearchWord> words, Func<SearchWord, string> render)
    {
        var all = render(words[0]);
        for (var i = 1; i < words.Count; i++)
        {
            all += $" <{words[i - 1].Terms.Length}> {render(words[i])}";
        }
        return words.Count == 1 ? all : $"({all})";
    }

    private static string Join(IEnumerable<string> parts, string by) =>
        parts.ToList() is [var one] ? one : $"({string.Join(by, parts)})";

    private static string Lexeme(string lexeme, string suffix) =>
        $"'{lexeme.Replace("'", "''", StringComparison.Ordinal)}'{(suffix.Length > 0 ? ":" : "")}{suffix}";
}
