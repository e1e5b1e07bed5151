using Dapper;
using Npgsql;
using Qawl.Database;
using Qawl.Identity;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Judging;

/// <summary>
/// Stores judgements, and lets everything follow from them in the same transaction: whom the forms mean, in every row that
/// says so, and the views of whom they meant before and mean now.
/// </summary>
public sealed class Judgements(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Nobody stores, removes or judges meanwhile.</summary>
    internal const string Lock = $"select pg_advisory_xact_lock({BatchWriter.JudgementsKey})";

    /// <summary>Forms, whom they mean and what that is.</summary>
    internal const string Known = """
        select n.id as "Form", coalesce(j.party_id, n.id) as "Party",
               case when p.id is not null then 'person' when o.id is not null then 'organization' end as "Type"
        from unnest(@forms) as n (id)
        left join joined_forms j on j.form_id = n.id
        left join people p on p.id = coalesce(j.party_id, n.id)
        left join organizations o on o.id = coalesce(j.party_id, n.id)
        """;

    /// <summary>A person says whether two forms mean the same; what was said of the two before gives way.</summary>
    /// <param name="pair">Ids of forms: of a person or an organization as lists give them, or as they once did.</param>
    /// <param name="verdict">Of equal rank the newest holds, and a person's before any rule's.</param>
    /// <param name="judge">Who says it.</param>
    /// <param name="reason">For whoever reads it later, or <c>null</c>.</param>
    /// <param name="cancellation">Stops it; then nothing has changed.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; whether it is stored is not known.</exception>
    public Task<JudgingOutcome> JudgeAsync(
        FormPair pair,
        Verdict verdict,
        string judge,
        string? reason,
        CancellationToken cancellation
    ) => Contention.RepeatedAsync(() => TryJudgeAsync(pair, verdict, judge, reason, cancellation), cancellation);

    private async Task<JudgingOutcome> TryJudgeAsync(
        FormPair pair,
        Verdict verdict,
        string judge,
        string? reason,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(Command(Lock));
        var known = await FindAsync(connection, [pair.First, pair.Second], cancellation);
        if (known.FirstOrDefault(k => k.Type is null) is { } nobody)
        {
            return new JudgingOutcome.Unknown(nobody.Form);
        }
        if (known[0].Type != known[1].Type)
        {
            return new JudgingOutcome.OfTwoTypes();
        }
        var now = time.GetUtcNow();
        var judgement = Judgement.OfPerson(pair, verdict, judge, reason, now);
        await StoreAsync(connection, [judgement], known[0].Type!.Value, cancellation);
        var moved = await FollowAsync(connection, [pair.First, pair.Second], cancellation);
        await Commits.EndAsync(connection, "select", new { }, [], now, cancellation);
        await transaction.CommitAsync(cancellation);
        return new JudgingOutcome.Judged(moved);

        CommandDefinition Command(string sql) =>
            new(sql, commandTimeout: Facts.Seconds, cancellationToken: cancellation);
    }

    internal static async Task StoreAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<Judgement> judgements,
        FormType type,
        CancellationToken cancellation
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = Facts.Seconds };
        foreach (var sql in new[] { JudgementRows.Supersede, JudgementRows.Insert })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new("type", EnumNames.Of(type)));
            command.Parameters.AddRange(JudgementRows.Columns(judgements).ToArray());
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>How many forms mean somebody else now.</returns>
    internal static async Task<int> FollowAsync(
        NpgsqlConnection connection,
        string[] judged,
        CancellationToken cancellation
    )
    {
        var around = (
            await connection.QueryAsync<JudgementRow>(
                new CommandDefinition(
                    JudgementRows.Around,
                    new { forms = judged },
                    commandTimeout: Facts.Seconds,
                    cancellationToken: cancellation
                )
            )
        )
            .Select(j => j.ToJudgement())
            .ToList();
        var forms = around.SelectMany(j => new[] { j.Pair.First, j.Pair.Second }).Distinct(StringComparer.Ordinal);
        var partition = Partition.Of(judged, around);
        var moved = (await FindAsync(connection, [.. forms], cancellation))
            .Select(k => (k.Form, Before: k.Party, Party: partition.IdOf(k.Form)))
            .Where(m => m.Before != m.Party)
            .ToList();
        if (moved.Count > 0)
        {
            await Moves.RunAsync(connection, moved, cancellation);
            var parties = moved.SelectMany(m => new[] { m.Before, m.Party }).Distinct(StringComparer.Ordinal);
            var change = await Recount.RunAsync(connection, parties, Facts.Seconds, cancellation);
            await Refreshing.RunAsync(connection, change, Facts.Seconds, cancellation);
        }
        return moved.Count;
    }

    private static async Task<IReadOnlyList<KnownForm>> FindAsync(
        NpgsqlConnection connection,
        string[] forms,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync<KnownForm>(
                new CommandDefinition(
                    Known,
                    new { forms },
                    commandTimeout: Facts.Seconds,
                    cancellationToken: cancellation
                )
            )
        ).AsList();

    private sealed record KnownForm
    {
        public required string Form { get; init; }
        public required string Party { get; init; }
        public FormType? Type { get; init; }
    }
}

/// <summary>What became of a judgement.</summary>
public abstract record JudgingOutcome
{
    private JudgingOutcome() { }

    /// <summary>It is stored and has taken effect.</summary>
    /// <param name="Moved">How many forms mean somebody else now, or quotes report another utterance; none if it changed nothing.</param>
    public sealed record Judged(int Moved) : JudgingOutcome;

    /// <summary>Nobody has or had this id; of a quote, none has.</summary>
    public sealed record Unknown(string Id) : JudgingOutcome;

    /// <summary>A person and an organization are never the same.</summary>
    public sealed record OfTwoTypes : JudgingOutcome;
}
