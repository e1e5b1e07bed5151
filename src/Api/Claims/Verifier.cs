using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Quotes;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>
/// Compares a claim with quotes that share its words: first those that have all of them, then those that have fewer, until
/// the words are found; at last what the claimed speaker said with any of them. Words decide, not how many: see <see cref="ClaimCheck"/>.
/// </summary>
internal sealed class Verifier(Store store)
{
    private const int MostFindings = 20;

    private const int MostNearest = 3;

    /// <summary>How much of a claim is in what it alters where looking on would find nothing that has more.</summary>
    private const double Enough = 0.75;

    public async Task<Verification> VerifyAsync(Claim claim, CancellationToken cancellation)
    {
        var asked = new Asked(claim.Text!, WordedText.Of(claim.Text!), 0, claim.Speaker, MostFindings);
        var answer = await VerifyAsync(asked, new SpeakersAsked(claim), cancellation);
        return answer.Verdict == Verdict.NotFound
            ? answer with
            {
                Searched = await SearchedAsync(claim, cancellation),
            }
            : answer;
    }

    /// <summary>What is searched.</summary>
    public Task<Searched> SearchedAsync(SearchScope scope, CancellationToken cancellation) =>
        store.CountAsync(
            async (connection, cancel) =>
            {
                var filter = scope.ToFilter(speaker: null);
                var names = await ResolvedNames.ResolveAsync(connection, filter, cancel);
                return await ClaimQueries.CountAsync(connection, filter, names, cancel);
            },
            cancellation
        );

    public Task<Verification> VerifyAsync(Asked asked, SpeakersAsked speakers, CancellationToken cancellation) =>
        store.ReadAsync(
            async (connection, cancel) =>
                await VerifyAsync(
                    connection,
                    asked,
                    await speakers.ReadAsync(connection, asked.Speaker, cancel),
                    cancel
                ),
            cancellation
        );

    private static async Task<Verification> VerifyAsync(
        NpgsqlConnection connection,
        Asked asked,
        SpeakerSought sought,
        CancellationToken cancel
    )
    {
        var (filter, names, speaker) = sought;
        speaker = speaker is { IsUnknown: true } && !asked.IsSurelyNamed ? null : speaker;
        var all = await CompareAsync(connection, filter, asked, names, speaker, cancel);
        var found = Found(all, asked.Words);
        var verdict = VerdictOf(found, speaker);
        var shown = verdict == Verdict.NotFound ? [] : found.Take(asked.MostFindings).ToArray();
        var findings = await Evidence.ReadAsync(connection, new Cut(asked.Text, asked.Start), shown, cancel);
        return new()
        {
            Verdict = verdict,
            Findings = findings,
            Outlets =
            [
                .. findings
                    .Select(f => f.Quote.Outlet)
                    .OfType<NamedOrganization>()
                    .Concat(await ClaimQueries.OutletsAsync(connection, findings.Select(f => f.Quote), cancel))
                    .DistinctBy(o => o.Id, StringComparer.Ordinal),
            ],
            Resolved = speaker is null && asked.Speaker is not null ? null : Meant(names.Resolved, speaker),
            Nearest = verdict == Verdict.NotFound ? await NearestAsync(connection, all, cancel) : null,
            InText =
                verdict == Verdict.NotFound
                    ? await TextSearch.ReadAsync(connection, asked.Words, filter, names, cancel)
                    : null,
        };
    }

    /// <summary>Of an office whoever held it, instead of those whose names are like it; and nobody who has another given name.</summary>
    private static IReadOnlyList<ResolvedName>? Meant(IReadOnlyList<ResolvedName>? names, SpeakerAsked? speaker) =>
        speaker is null || (names is null && speaker.IsUnknown)
            ? names
            : [.. (names ?? []).Where(n => n.Parameter != "speaker").Concat(speaker.Resolved)];

    /// <summary>Until the words are found with who is asked for, in quotes that have less and less of them.</summary>
    private static async Task<List<Compared>> CompareAsync(
        NpgsqlConnection connection,
        QuoteFilter filter,
        Asked asked,
        ResolvedNames names,
        SpeakerAsked? speaker,
        CancellationToken cancel
    )
    {
        var words = asked.Words;
        var terms = ClaimTerms.Of(words);
        var compared = new List<Compared>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var queries in terms.Queries())
        {
            var search = new CandidateSearch(queries, terms.Each, filter, names, IsOfSpeaker: false);
            if (speaker is { Office: { } office })
            {
                await AddAsync(search with { Filter = filter with { Role = office } }, isOfHolder: true);
            }
            if (await AddAsync(search) && speaker is { IsUnknown: false, Office: null })
            {
                // Of much that others said the speaker's own must not be crowded out.
                await AddAsync(search with { IsOfSpeaker = true });
            }
            if (compared.Any(c => c.IsSpeaker is not false && (c.IsGood || c.Result.Share >= Enough)))
            {
                return compared;
            }
        }
        if (
            speaker is { IsUnknown: false, Office: null }
            && !compared.Exists(c => c.IsGood || (c.IsSpeaker is true && c.IsFound))
        )
        {
            // What the speaker said in other words may have any one of these.
            await AddAsync(new(terms.Each, terms.Each, filter, names, IsOfSpeaker: true));
        }
        return compared;

        async Task<bool> AddAsync(CandidateSearch search, bool isOfHolder = false)
        {
            var found = await ClaimQueries.FindAsync(connection, search, cancel);
            compared.AddRange(
                found
                    .Where(q => seen.Add(q.Id))
                    .Select(q => Compared.Of(words, q, isOfHolder ? true : speaker?.Is(q), asked.IsDenied))
            );
            return found.Count == ClaimQueries.MostCompared;
        }
    }

    /// <summary>The speaker's first, then the best and oldest; what is stitched together from several quotes only where no quote is better.</summary>
    private static List<Compared> Found(List<Compared> compared, WordedText words)
    {
        var found = compared.Where(c => c.IsFound).ToList();
        if (!found.Any(c => c.IsGood && c.IsSpeaker is not false))
        {
            found.AddRange(
                compared
                    .Select(c => (Quote: c.Quotes[0], c.IsSpeaker))
                    .Where(c => c.Quote.Kind == Extraction.Model.QuoteKind.Direct)
                    .GroupBy(c => (c.Quote.ArticleId, c.Quote.PersonId ?? c.Quote.OrganizationId, c.IsSpeaker))
                    .Where(g => g.Count() > 1)
                    .Select(g =>
                        Compared.Stitched(words, [.. g.Select(c => c.Quote).OrderBy(q => q.Start)], g.Key.IsSpeaker)
                    )
                    .OfType<Compared>()
            );
        }
        // The order of candidates, which is kept among equals, is by age.
        return
        [
            .. found
                .OrderBy(c => c.IsSpeaker is false)
                .ThenBy(c => c.Result.Agreement)
                .ThenByDescending(c => c.Result.Share),
        ];
    }

    private static Verdict VerdictOf(List<Compared> found, SpeakerAsked? speaker)
    {
        var own = found.Find(c => c.IsSpeaker is not false);
        if (speaker is { IsSeveral: true, IsOneWord: true })
        {
            return Verdict.AmbiguousSpeaker;
        }
        var others = found.Find(c => c.IsSpeaker is false);
        return (own, others) switch
        {
            (null, null) => Verdict.NotFound,
            (null, { IsGood: true }) => Verdict.OtherSpeaker,
            // That nobody said it so comes before who said what it was made of; the finding tells that it is another.
            (null, _) => Verdict.Altered,
            ({ IsGood: false }, { IsGood: true }) => Verdict.OtherSpeaker,
            _ => Evidence.VerdictOf(own.Result.Agreement),
        };
    }

    private static async Task<IReadOnlyList<Quote>> NearestAsync(
        NpgsqlConnection connection,
        List<Compared> compared,
        CancellationToken cancel
    )
    {
        var nearest = compared
            .Where(c => c.Result.Share > 0)
            .OrderByDescending(c => c.Result.Share)
            .Take(MostNearest)
            .Select(c => c.Quotes[0].Id)
            .ToArray();
        var quotes = await QuoteSelection.Reader(new QuoteView())(connection, nearest, cancel);
        return [.. nearest.Select(quotes.GetValueOrDefault).OfType<Quote>()];
    }
}

/// <summary>Words whose verdict is asked for.</summary>
/// <param name="Text">As they were given.</param>
/// <param name="Words">The same, cut to words.</param>
/// <param name="Start">Where they begin in what was given.</param>
/// <param name="Speaker">Whose they are said to be; <c>null</c> if nobody is named.</param>
/// <param name="MostFindings">How much is told of what was found.</param>
internal sealed record Asked(string Text, WordedText Words, int Start, string? Speaker, int MostFindings)
{
    /// <summary>Whether the speaker's words are a name, though nobody may be known by it.</summary>
    public bool IsSurelyNamed { get; init; } = true;

    public bool IsDenied { get; init; }
}
