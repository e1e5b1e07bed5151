using Qawl.Api.Claims;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Tests.Lists;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Claims;

/// <summary>As <see cref="QueryPlanTests"/>, for the quotes that a claim is compared with.</summary>
public sealed class ClaimPlanTests(ManyRows rows) : IClassFixture<ManyRows>
{
    private static readonly ClaimTerms Terms = ClaimTerms.Of(
        WordedText.Of("السد الجديد جاهز وفق وزارة المياه قبل نهاية العام المقبل")
    );

    [Fact]
    public async Task Candidates_are_found_by_an_index()
    {
        foreach (var queries in Terms.Queries().Append(Terms.Each))
        {
            foreach (var isOfSpeaker in new[] { true, false })
            {
                foreach (var role in new[] { null, "وزير المياه" })
                {
                    var filter = new QuoteFilter { Role = role };
                    var search = new CandidateSearch(queries, Terms.Each, filter, ResolvedNames.None, isOfSpeaker);
                    var command = ClaimQueries.Find(search, CancellationToken.None);
                    await rows.ExplainIndexedAsync(command.CommandText, command.Parameters);
                }
            }
        }
    }

    [Fact]
    public async Task Who_held_an_office_is_found_by_an_index()
    {
        var command = HeldOffices.HoldersOf("وزير المياه", CancellationToken.None);
        await rows.ExplainIndexedAsync(command.CommandText, command.Parameters);
    }

    [Fact]
    public async Task Whom_a_draft_names_is_found_by_an_index()
    {
        var command = KnownPeople.Find(["سمير حداد", "ليلي منصور"], CancellationToken.None);
        await rows.ExplainIndexedAsync(command.CommandText, command.Parameters);
    }

    [Fact]
    public async Task Texts_that_have_the_words_are_found_by_an_index()
    {
        foreach (
            var filter in new[]
            {
                new QuoteFilter(),
                new() { From = WireValue<Moment>.Parse("2024-05-04", null) },
            }
        )
        {
            var command = TextSearch.Find(Terms, filter, ResolvedNames.None, CancellationToken.None);
            await rows.ExplainIndexedAsync(command.CommandText, command.Parameters);
        }
    }

    [Fact]
    public async Task What_was_searched_is_counted_by_an_index()
    {
        foreach (
            var filter in new[]
            {
                new QuoteFilter(),
                new() { From = WireValue<Moment>.Parse("2024-05-04", null) },
            }
        )
        {
            var command = ClaimQueries.CountOf(filter, ResolvedNames.None, CancellationToken.None);
            await rows.ExplainIndexedAsync(command.CommandText, command.Parameters);
        }
    }
}
