using Dapper;
using Npgsql;
using Qawl.Extraction.Search;

namespace Qawl.Api.Search;

/// <summary>
/// Queries that differ little from one that finds nothing: with a word that is stored instead of one that is not, with words
/// anywhere instead of following each other, or without one of them. Whether they find anything is left to ask.
/// </summary>
/// <param name="table">Its column <c>terms</c> is looked into.</param>
/// <param name="render">How its queries are written.</param>
internal sealed class NearestForms(string table, Func<SearchQuery, SearchNode, string> render)
{
    /// <summary>So many queries are made.</summary>
    public const int Most = 5;

    /// <summary>Of so many words others are looked for.</summary>
    private const int MostWords = 2;

    private const int MostVariants = 3;

    /// <summary>Rows that are counted to tell which word is the more frequent.</summary>
    private const int Counted = 50;

    /// <summary>What is not found by then is not told.</summary>
    private const int Milliseconds = 400;

    public static readonly NearestForms OfQuotes = new("quotes", (query, node) => query.ForQuotes(node));

    public static readonly NearestForms OfArticles = new("articles", (query, node) => query.ForArticles(node));

    // An index is asked for each, also where the planner would hope to meet a row soon.
    internal string Count =>
        $"""
            select (select count(*)::integer from (
                select 1 from {table} t where t.terms @@ v.query::tsquery limit {Counted}) f)
            from unnest(@queries) with ordinality v (query, number) order by v.number
            """;

    /// <returns>The nearest first.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(
        NpgsqlConnection connection,
        SearchQuery query,
        CancellationToken cancel
    )
    {
        var wanted = query.Node.Wanted.ToList();
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            await connection.ExecuteAsync(
                new(
                    $"set local enable_seqscan = off; set local enable_indexscan = off; set local statement_timeout = {Milliseconds}",
                    cancellationToken: cancel
                )
            );
            var counts = await CountAsync(connection, query, wanted, cancel);
            var absent = wanted.Where((s, i) => counts[i] == 0 && !query.IsKnownName(s)).ToList();
            return absent.Count == 0
                ? [.. Looser(query.Text, wanted).Concat(Without(query.Text, wanted)).Take(Most)]
                : await ReplaceAsync(connection, query, absent, wanted.Count, cancel);
        }
        catch (PostgresException e)
            when (e.SqlState == PostgresErrorCodes.QueryCanceled && !cancel.IsCancellationRequested)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> ReplaceAsync(
        NpgsqlConnection connection,
        SearchQuery query,
        List<Sought> absent,
        int wanted,
        CancellationToken cancel
    )
    {
        var text = query.Text;
        var instead = new List<(Sought Sought, IReadOnlyList<string> Words)>();
        foreach (var sought in absent.Take(MostWords))
        {
            instead.Add((sought, await VariantsAsync(connection, query, sought, cancel)));
        }
        var least = instead.Select(i => i.Words.Count).Append(MostVariants).Max();
        var forms = new List<string>();
        for (var n = 0; n < least; n++)
        {
            forms.Add(
                Replace(
                    text,
                    instead.ConvertAll(i =>
                        (i.Sought, i.Words.Count == 0 ? "" : i.Words[Math.Min(n, i.Words.Count - 1)])
                    )
                )
            );
        }
        return
        [
            .. Looser(text, absent)
                .Concat(forms)
                .Concat(absent.Count < wanted ? Without(text, absent) : [])
                .Where(f => f != text && SearchReader.Read(f).Node is not null)
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>Words that are stored and differ by a letter, the likeliest and most frequent first.</summary>
    private async Task<IReadOnlyList<string>> VariantsAsync(
        NpgsqlConnection connection,
        SearchQuery query,
        Sought sought,
        CancellationToken cancel
    )
    {
        if (sought is not { Way: SoughtWay.Inflected, Words: [var word] })
        {
            return [];
        }
        var variants = WordVariants
            .Of(word.Raw)
            .Select(v => (v.Word, v.Slip, Sought: sought with { Words = [SearchWords.Find(v.Word)] }))
            .DistinctBy(v => render(query, v.Sought), StringComparer.Ordinal)
            .ToList();
        var counts = await CountAsync(connection, query, variants.ConvertAll(v => v.Sought), cancel);
        return
        [
            .. variants
                .Zip(counts)
                .Where(v => v.Second > 0)
                .OrderBy(v => v.First.Slip)
                .ThenByDescending(v => v.Second)
                .Select(v => v.First.Word)
                .Take(MostVariants),
        ];
    }

    private async Task<int[]> CountAsync(
        NpgsqlConnection connection,
        SearchQuery query,
        List<Sought> sought,
        CancellationToken cancel
    ) =>
        [
            .. await connection.QueryAsync<int>(
                new(Count, new { queries = sought.Select(s => render(query, s)).ToArray() }, cancellationToken: cancel)
            ),
        ];

    /// <summary>Phrases as words, and words in any spelling.</summary>
    private static IEnumerable<string> Looser(string text, IEnumerable<Sought> wanted) =>
        wanted
            .Where(s => s.Words.Count > 1 || s.Way == SoughtWay.Exact)
            .Select(s =>
            {
                var words = string.Join(' ', s.Words.Select(w => w.Raw));
                var (start, end) = Around(text, s);
                return $"{text[..start]}{words}{text[end..]}".Trim();
            });

    private static IEnumerable<string> Without(string text, List<Sought> wanted) =>
        wanted.Select(s => Replace(text, [(s, "")])).Where(f => SearchReader.Read(f).Node is not null);

    private static string Replace(string text, IEnumerable<(Sought Sought, string Word)> words)
    {
        // From the last to the first, so that places before stay; what goes with a word that goes, goes once.
        var (form, rest) = (text, text.Length);
        foreach (var (sought, word) in words.OrderByDescending(w => w.Sought.Start))
        {
            var (start, end) = Replaced(text, sought, word);
            if (start < rest)
            {
                form = $"{form[..start]}{word}{form[Math.Min(end, rest)..]}";
                rest = start;
            }
        }
        return string.Join(' ', form.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Leaves nothing of a word that is not replaced, its field and its star included.</summary>
    private static (int Start, int End) Replaced(string text, Sought sought, string word)
    {
        if (word.Length > 0)
        {
            return (sought.Start, sought.End);
        }
        var (start, end) = Around(text, sought);
        // Of al-Droubi -Droubi would exclude.
        end += end < text.Length && text[end] == '-' ? 1 : 0;
        return (start - SearchReader.FieldBefore(text, start), end);
    }

    /// <summary>With the marks of a phrase, the sign of what is exact, and the star.</summary>
    private static (int Start, int End) Around(string text, Sought sought)
    {
        var (start, end) = (sought.Start, sought.End);
        if (start > 0 && end < text.Length && SearchReader.IsMark(text[start - 1]) && SearchReader.IsMark(text[end]))
        {
            (start, end) = (start - 1, end + 1);
        }
        if (start > 0 && sought.Way == SoughtWay.Exact && text[start - 1] == '=')
        {
            start--;
        }
        if (sought.Way == SoughtWay.Beginning && end < text.Length && text[end] == '*')
        {
            end++;
        }
        return (start, end);
    }
}
