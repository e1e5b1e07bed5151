namespace Qawl.Api.Problems;

/// <summary>Declares in the contract which problems an operation may answer with.</summary>
internal static class ProblemResponses
{
    /// <summary>What every operation under <c>/v1</c> may answer.</summary>
    public static RouteGroupBuilder MayFail(this RouteGroupBuilder group) => group.Answers(400, 429, 500, 503, 504);

    /// <summary>The path names one thing, which may not be there.</summary>
    public static RouteHandlerBuilder MayMiss(this RouteHandlerBuilder operation) => operation.Answers(404);

    /// <summary>The path names an article or a part of one, which may have been taken down.</summary>
    public static RouteHandlerBuilder MayBeTakenDown(this RouteHandlerBuilder operation) => operation.Answers(404, 410);

    public static TBuilder Answers<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemResult.MediaType]));
        }
        return builder;
    }
}
