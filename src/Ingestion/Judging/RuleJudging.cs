using Dapper;
using Npgsql;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Judging;

/// <summary>
/// Lets rules judge the forms that documents have brought or changed, and all that may mean the same. Looks first without
/// holding anybody up, since most documents change nothing; only what has changed is judged again alone.
/// </summary>
internal sealed class RuleJudging(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>So many forms are no single article's.</summary>
    private const int Many = 500;

    /// <summary>Until nothing is left to be judged. Whoever is stopped leaves the rest to the next one.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await Contention.RepeatedAsync(() => JudgeSomeAsync(cancellation), cancellation)) { }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> JudgeSomeAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var queued = (await QueryAsync<FormRows.Queued>(connection, FormRows.Next, new { }, cancellation)).ToList();
        if (queued.Count == 0)
        {
            return false;
        }
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await QueryAsync<object>(connection, FormRows.ByIndexes, new { }, cancellation);
        // Of an import something is always new: it is not looked at twice.
        var isLocked = queued.Count >= Many;
        if (isLocked)
        {
            await LockAsync();
        }
        var changes = await FindChangesAsync(connection, queued, cancellation);
        if (changes.Count > 0 && !isLocked)
        {
            await LockAsync();
            changes = await FindChangesAsync(connection, queued, cancellation);
        }
        foreach (var ofType in changes.GroupBy(c => c.Type))
        {
            await StoreAsync(connection, ofType.Key, [.. ofType.Select(c => c.Judgement)], cancellation);
        }
        await QueryAsync<object>(
            connection,
            FormRows.Done,
            new { numbers = queued.SelectMany(q => q.Numbers).ToArray() },
            cancellation
        );
        if (changes.Count > 0)
        {
            await Commits.EndAsync(connection, "select", new { }, [], time.GetUtcNow(), cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return true;

        Task LockAsync() => QueryAsync<object>(connection, Judgements.Lock, new { }, cancellation);
    }

    private static async Task StoreAsync(
        NpgsqlConnection connection,
        FormType type,
        Judgement[] judgements,
        CancellationToken cancellation
    )
    {
        await Judgements.StoreAsync(connection, judgements, type, cancellation);
        var forms = judgements.SelectMany(j => new[] { j.Pair.First, j.Pair.Second }).Distinct(StringComparer.Ordinal);
        await Judgements.FollowAsync(connection, [.. forms], cancellation);
    }

    private async Task<IReadOnlyList<(FormType Type, Judgement Judgement)>> FindChangesAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<FormRows.Queued> queued,
        CancellationToken cancellation
    )
    {
        var asked = queued.Select(q => q.Form).ToList();
        var frames = asked.Select(a => (a.Type, Sounds: a.FrameSounds)).Distinct().ToList();
        var bodies = asked
            .Select(a => a.Body)
            .OfType<BodyName>()
            .DistinctBy(b => b.Words, StringComparer.Ordinal)
            .ToList();
        var near = await QueryAsync<FormRows.Known>(
            connection,
            FormRows.Near,
            new
            {
                types = frames.Select(f => f.Type).ToArray(),
                sounds = frames.Select(f => f.Sounds).ToArray(),
                bodies = bodies.Select(b => b.Words).ToArray(),
                bodySounds = bodies.Select(b => b.Sounds).ToArray(),
            },
            cancellation
        );
        var touched = asked.Select(a => a.Block).ToHashSet(StringComparer.Ordinal);
        var gone = Gone(queued, near);
        var blocks = near.GroupBy(f => f.Form.Block, StringComparer.Ordinal)
            .Where(block => touched.Contains(block.Key) && (block.Skip(1).Any() || gone.Contains(block.Key)))
            .ToList();
        var known = blocks.SelectMany(block => block).ToList();
        if (known.Count == 0)
        {
            return [];
        }
        var judged = await JudgedAsync(
            connection,
            known.Select(f => f.Id).Concat(gone.SelectMany(g => g).Select(g => g.Id)),
            cancellation
        );
        var forms = (await FormsAsync(connection, known, cancellation)).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        return
        [
            .. blocks.SelectMany(block =>
                Changes([.. block.Select(f => forms[f.Id])], [.. gone[block.Key]], judged, now)
                    .Select(j => (forms[block.First().Id].Type, j))
            ),
        ];
    }

    /// <summary>Forms that no document has any more, by block: nothing may be joined by way of them.</summary>
    private static ILookup<string, FormRows.Queued> Gone(
        IEnumerable<FormRows.Queued> queued,
        IEnumerable<FormRows.Known> near
    )
    {
        var held = near.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return queued
            .DistinctBy(q => q.Id, StringComparer.Ordinal)
            .Where(q => !held.Contains(q.Id))
            .ToLookup(q => q.Form.Block, StringComparer.Ordinal);
    }

    /// <summary>
    /// Whoever knows the id of a form that is gone shall find somebody: documents that are read again may tell namesakes apart.
    /// Of a name that many bear only the one that all of them had means somebody still.
    /// </summary>
    private static Finding? Heir(FormRows.Queued gone, NamedForm[] block) =>
        gone.Id == Ids.Entity(gone.Key) || !CommonNames.NameMany(gone.Form.Words)
            ? NameRules.BestKnown(gone.Id, gone.Form.Words, block)
            : null;

    private static async Task<IReadOnlyDictionary<FormPair, Judgement>> JudgedAsync(
        NpgsqlConnection connection,
        IEnumerable<string> forms,
        CancellationToken cancellation
    ) =>
        (await QueryAsync<JudgementRow>(connection, FormRows.Judged, new { forms = forms.ToArray() }, cancellation))
            .Select(row => row.ToJudgement())
            .ToDictionary(j => j.Pair);

    /// <summary>What rules find now and did not find before, and what they found and do not find any more.</summary>
    private static IEnumerable<Judgement> Changes(
        NamedForm[] block,
        FormRows.Queued[] gone,
        IReadOnlyDictionary<FormPair, Judgement> judged,
        DateTimeOffset now
    )
    {
        var findings = NameRules
            .Judge(block)
            .Concat(gone.Select(g => Heir(g, block)).OfType<Finding>())
            .ToDictionary(f => f.Pair);
        foreach (var finding in findings.Values)
        {
            if (!judged.TryGetValue(finding.Pair, out var before) || before.Verdict != finding.Verdict)
            {
                yield return Made(finding.Pair, finding.Verdict, finding.Rule) with
                {
                    Features = finding.Features,
                };
            }
        }
        var ids = block.Select(f => f.Id).Concat(gone.Select(g => g.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (
            var lapsed in judged.Values.Where(j =>
                j.Verdict != Verdict.Unsure
                && ids.Contains(j.Pair.First)
                && ids.Contains(j.Pair.Second)
                && !findings.ContainsKey(j.Pair)
            )
        )
        {
            yield return Made(lapsed.Pair, Verdict.Unsure, lapsed.Judge);
        }

        Judgement Made(FormPair pair, Verdict verdict, string rule) =>
            new()
            {
                Id = Guid.CreateVersion7(now),
                Pair = pair,
                Verdict = verdict,
                By = JudgedBy.Rule,
                Judge = rule,
                At = now,
            };
    }

    private static async Task<IEnumerable<NamedForm>> FormsAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<FormRows.Known> known,
        CancellationToken cancellation
    )
    {
        var asked = Asked(known.Where(f => f.Form.FormType == FormType.Person));
        var titles = (
            await QueryAsync<FormRows.TitleRow>(
                connection,
                FormRows.Titles,
                new { asked.Forms, asked.Parties },
                cancellation
            )
        ).ToLookup(t => t.Form, t => t.Title, StringComparer.Ordinal);
        var ofPeople = await QueryAsync<FormRows.AppearanceRow>(
            connection,
            FormRows.Appearances,
            new { asked.Forms, asked.Parties },
            cancellation
        );
        var bodies = Asked(
            known
                .GroupBy(f => f.Form.Block, StringComparer.Ordinal)
                .Where(block => NameRules.NeedCompany(block.Select(f => f.Form.Body)))
                .SelectMany(block => block)
        );
        var ofBodies = bodies.Forms.Length is 0
            ? []
            : await QueryAsync<FormRows.AppearanceRow>(
                connection,
                FormRows.AppearancesOfBodies,
                new { bodies.Forms, bodies.Parties },
                cancellation
            );
        var appearances = ofPeople.Concat(ofBodies).ToLookup(a => a.Form, a => a.Appearance, StringComparer.Ordinal);
        return known.Select(f => new NamedForm(
            f.Id,
            f.Form.FormType,
            f.Form.Words,
            titles[f.Id]
                .Select(FoldedName.Of)
                .Where(t => t.Contains(' ', StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal),
            [.. appearances[f.Id]],
            Aspect.Of(titles[f.Id]),
            f.Form.Body
        ));
    }

    private static (string[] Forms, string[] Parties) Asked(IEnumerable<FormRows.Known> known)
    {
        var all = known.ToList();
        return ([.. all.Select(f => f.Id)], [.. all.Select(f => f.Party).Distinct(StringComparer.Ordinal)]);
    }

    private static Task<IEnumerable<T>> QueryAsync<T>(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancellation
    ) =>
        connection.QueryAsync<T>(
            new CommandDefinition(sql, parameters, commandTimeout: Facts.Seconds, cancellationToken: cancellation)
        );
}
