using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qawl.Api.Access;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Linked;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Database.Keys;

namespace Qawl.Api.Claims;

internal static class ClaimEndpoints
{
    /// <summary>In bytes: ten thousand letters, each escaped, and what else a claim has.</summary>
    private const long LargestBody = 128 * 1024;

    /// <summary>The same for a draft.</summary>
    private const long LargestDraft = 6L * DraftValidator.Longest + 64 * 1024;

    /// <summary>Of longer drafts it is told how many they have.</summary>
    private const int MostQuotations = 200;

    public static void MapClaims(this IEndpointRouteBuilder v1)
    {
        v1.MapPost("/verify", VerifyAsync)
            .WithTags("Claims")
            .WithName("verifyClaim")
            .WithSummary("Did anybody say this, in these words?")
            .WithDescription(
                "Needs no key, since nothing is stored: neither the text nor the answer. Quotes are compared word by word; marks, spaces "
                    + "and spelling aside, every difference counts, and an excerpt that leaves out a negation, a condition or doubt is altered. "
                    + "Whoever is meant by `speaker` stands in `resolved`; where nobody is known by that name, what is found is "
                    + "`otherSpeaker`. Offices and unnamed sources are no names. As JSON-LD the answer is schema.org's ClaimReview."
            )
            .Accepts<Claim>(MediaTypes.Json)
            .AlsoOffers(MediaTypes.JsonLd, typeof(ClaimReview))
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Needs(KeyRole.Reader)
            .Answers(413, 415);
        v1.MapPost("/verify/text", VerifyTextAsync)
            .WithTags("Claims")
            .WithName("verifyText")
            .WithSummary("Which quotations of a draft were said so, and by whom?")
            .WithDescription(
                "Finds every quotation of the text, and who is said to have said it, as articles are read, and gives each its verdict. "
                    + "Names that the archive knows are found in it, also where they are words of the language; and where a report without marks ends is "
                    + "told by what was said: what the draft goes on with behind a comma may be a quotation of its own. "
                    + $"Needs no key, since nothing is stored. A text of more than {MostQuotations} quotations is refused: it is to be sent in parts."
            )
            .Accepts<Draft>(MediaTypes.Json)
            .WithMetadata(new RequestSizeLimitAttribute(LargestDraft))
            .Needs(KeyRole.Reader)
            .Answers(413, 415);
        v1.MapGet("/receipts/{receipt}", ProveAsync)
            .WithTags("Claims")
            .WithName("getReceipt")
            .WithSummary("Does what was found still stand there?");
    }

    private static async Task<Results<Ok<Verification>, LinkedResult<ClaimReview>, ProblemResult>> VerifyAsync(
        HttpRequest request,
        IValidator<Claim> validator,
        Verifier verifier,
        CancellationToken cancel
    )
    {
        var (claim, problem) = await JsonBody.ReadAsync(request, validator, cancel);
        if (claim is null)
        {
            return problem!;
        }
        var found = await verifier.VerifyAsync(claim, cancel);
        return request.HttpContext.Format() == MediaTypes.JsonLd
            ? new LinkedResult<ClaimReview>(ClaimReview.Of(claim, found, new(request)))
            : TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<DraftVerification>, ProblemResult>> VerifyTextAsync(
        HttpRequest request,
        IValidator<Draft> validator,
        Store store,
        DraftVerifier verifier,
        CancellationToken cancel
    )
    {
        var (draft, problem) = await JsonBody.ReadAsync(request, validator, cancel);
        if (draft is null)
        {
            return problem!;
        }
        using var place = await store.EnterDraftAsync(cancel);
        var text = PlainText.Of(draft.Text!);
        var known = await store.ReadAsync((c, ct) => KnownPeople.InAsync(c, text.Stored.Value, ct), cancel);
        var quotations = DraftReading.Of(text, known);
        if (quotations.Count > MostQuotations)
        {
            var faults = new Faults();
            faults.Add(
                "text",
                $"has {quotations.Count} quotations, and at most {MostQuotations} are verified at once: send it in parts."
            );
            return faults.ToProblem(ProblemKind.InvalidBody);
        }
        return TypedResults.Ok(await verifier.VerifyAsync(draft, quotations, cancel));
    }

    private static async Task<Results<Ok<Proof>, ProblemResult>> ProveAsync(
        string receipt,
        Store store,
        CancellationToken cancel
    ) =>
        Receipt.Parse(receipt) is { } parsed
            ? TypedResults.Ok(await store.ReadAsync((c, ct) => Proof.OfAsync(c, parsed, ct), cancel))
            : ProblemResult.InvalidParameter("receipt", "is none that this service gave, or not all of it.");
}
