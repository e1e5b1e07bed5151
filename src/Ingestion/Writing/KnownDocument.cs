using Dapper;
using Npgsql;
using Qawl.Extraction;

namespace Qawl.Ingestion.Writing;

/// <summary>What is stored already of a document that arrives.</summary>
internal sealed record KnownDocument
{
    /// <summary>In the order of the documents.</summary>
    internal const string Find = """
        with joined as materialized (
            select form_id, party_id from joined_forms where form_id = any(@forms)
        )
        select case when n.place = 1 then array(select form_id from joined order by form_id) end as "JoinedForms",
               case when n.place = 1 then array(select party_id from joined order by form_id) end as "JoinedParties",
               a.engine_version as "EngineVersion", t.deleted_at as "DeletedAt", t.reason as "Reason",
               exists (select from documents d
                       where d.article_id = n.id and d.sha256 = n.sha256 and d.name = n.name) as "HasArrived"
        from unnest(@ids, @hashes, @names) with ordinality as n (id, sha256, name, place)
        left join articles a on a.id = n.id
        left join tombstones t on t.article_id = n.id
        order by n.place
        """;

    /// <summary>Of the engine that extracted its article; <c>null</c> if there is none.</summary>
    public string? EngineVersion { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public string? Reason { get; init; }

    public required bool HasArrived { get; init; }

    /// <summary>Of all documents, in the first row: the forms that mean somebody with another form's id.</summary>
    public string[]? JoinedForms { get; init; }

    /// <summary>Whom, in the order of <see cref="JoinedForms"/>.</summary>
    public string[]? JoinedParties { get; init; }

    /// <summary>Also tells the documents whom their forms mean, in the same statement.</summary>
    public static async Task<IReadOnlyList<KnownDocument>> FindAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> documents,
        CancellationToken cancellation
    )
    {
        var known = (
            await connection.QueryAsync<KnownDocument>(
                new CommandDefinition(
                    Find,
                    new
                    {
                        ids = documents.Select(r => r.Id).ToArray(),
                        hashes = documents.Select(r => r.Document.Sha256).ToArray(),
                        names = documents.Select(r => r.Name).ToArray(),
                        forms = documents
                            .SelectMany(r => r.Forms)
                            .Select(f => f.Id)
                            .Distinct(StringComparer.Ordinal)
                            .ToArray(),
                    },
                    commandTimeout: Facts.Seconds,
                    cancellationToken: cancellation
                )
            )
        ).AsList();
        if (known is [{ JoinedForms: { Length: > 0 } forms, JoinedParties: { } parties }, ..])
        {
            var joined = forms.Zip(parties).ToDictionary(j => j.First, j => j.Second, StringComparer.Ordinal);
            foreach (var document in documents)
            {
                document.Join(joined);
            }
        }
        return known;
    }

    /// <param name="rows">The document.</param>
    /// <param name="isFirst">It is stored now; of several with one content the first is.</param>
    /// <param name="force">What was taken down comes back.</param>
    public DocumentOutcome OutcomeOf(ArticleRows rows, bool isFirst, bool force) =>
        IsTakenDown(force)
            ? new DocumentOutcome.TakenDown(
                new Tombstone
                {
                    ArticleId = rows.Id,
                    DeletedAt = DeletedAt!.Value,
                    Reason = Reason,
                }
            )
        : EngineVersion is null
            ? isFirst ? new DocumentOutcome.Imported(rows.Id)
                : new DocumentOutcome.Unchanged(rows.Id)
        : EngineVersion is ArticleExtractor.Version ? new DocumentOutcome.Unchanged(rows.Id)
        : new DocumentOutcome.Stale(rows.Id);

    public bool IsTakenDown(bool force) => DeletedAt is not null && !force;
}
