namespace Qawl.Api.Claims;

/// <summary>Verifies the quotations of a draft, each where its words end.</summary>
internal sealed class DraftVerifier(Verifier verifier)
{
    /// <summary>Of each quotation.</summary>
    private const int MostFindings = 3;

    /// <summary>Of one draft's quotations, so that it takes no more than half of the places that reads have.</summary>
    private const int SideBySide = 2;

    /// <param name="draft">Where to look.</param>
    /// <param name="quotations">What it has.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DraftVerification> VerifyAsync(
        Draft draft,
        IReadOnlyList<Quotation> quotations,
        CancellationToken cancellation
    )
    {
        var verified = new IReadOnlyList<VerifiedQuotation>[quotations.Count];
        var speakers = new SpeakersAsked(draft);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            quotations.Index(),
            sideBySide,
            async (q, cancel) => verified[q.Index] = await VerifyClausesAsync(q.Item, speakers, cancel)
        );
        var all = verified.SelectMany(q => q).ToList();
        return new()
        {
            Quotations = all,
            Summary = DraftSummary.Of(all),
            Searched = all.Exists(q => q.Verification?.Verdict == Verdict.NotFound)
                ? await verifier.SearchedAsync(draft, cancellation)
                : null,
        };
    }

    /// <summary>
    /// The whole, or its clauses if one of them stands somewhere and the whole does not: they were reported apart. And where an
    /// unmarked clause ends is told by what was said, if the draft goes on with words of its own.
    /// </summary>
    private async Task<IReadOnlyList<VerifiedQuotation>> VerifyClausesAsync(
        Quotation quotation,
        SpeakersAsked speakers,
        CancellationToken cancellation
    )
    {
        var whole = await VerifyAsync(quotation, speakers, cancellation);
        if (whole.Stands)
        {
            return [whole];
        }
        var clauses = new List<VerifiedQuotation>();
        foreach (var clause in quotation.Clauses)
        {
            clauses.Add(await VerifyAsync(clause, speakers, cancellation));
        }
        if (clauses.Exists(clause => clause.Stands))
        {
            return clauses.TrueForAll(clause => clause.Said is { } said && said == whole.Said) ? [whole] : clauses;
        }
        return await ShorterAsync(quotation, whole, speakers, cancellation);
    }

    /// <summary>Up to the pause behind which the draft goes on with words of its own, and what follows if that may be claimed too.</summary>
    private async Task<IReadOnlyList<VerifiedQuotation>> ShorterAsync(
        Quotation quotation,
        VerifiedQuotation whole,
        SpeakersAsked speakers,
        CancellationToken cancellation
    )
    {
        var (best, after) = (whole, (Quotation?)null);
        foreach (var (words, remainder) in quotation.Shorter)
        {
            var shorter = await VerifyAsync(words, speakers, cancellation);
            // What follows stands in the place of what was said.
            if (shorter.IsCutOff && shorter.Said == whole.Said)
            {
                continue;
            }
            if (shorter.Stands || shorter.Said is not null && (whole.Said is null || whole.GoesOnFrom(shorter.End)))
            {
                (best, after) = (shorter, remainder);
            }
            if (shorter.Stands)
            {
                break;
            }
        }
        return after is null ? [best] : [best, await VerifyAsync(after, speakers, cancellation)];
    }

    private async Task<VerifiedQuotation> VerifyAsync(
        Quotation quotation,
        SpeakersAsked speakers,
        CancellationToken cancellation
    )
    {
        var words = quotation.Words;
        var asked = new Asked(words.Text, quotation.Compared, words.Start, quotation.Asked, MostFindings)
        {
            // مصدر أمني is nobody's name.
            IsSurelyNamed = quotation.Speaker?.Name is not null,
            IsDenied = quotation.IsDenied,
        };
        return new()
        {
            Kind = quotation.Kind,
            Start = words.Start,
            End = words.End,
            Text = words.Text,
            Speaker = quotation.Speaker,
            Confidence = quotation.Confidence,
            Verification = quotation.IsTooShort ? null : await verifier.VerifyAsync(asked, speakers, cancellation),
        };
    }
}
