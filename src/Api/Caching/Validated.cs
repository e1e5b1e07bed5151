using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Qawl.Api.Caching;

/// <summary>In an endpoint's metadata: its answers have entity tags and may be kept.</summary>
/// <param name="OfData">They change with the data; else only with the program.</param>
internal sealed record Validated(bool OfData);

internal static class ValidatedEndpoints
{
    /// <summary>Answers that depend on the request and the data alone.</summary>
    public static TBuilder WithAnswersOfData<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Validated(OfData: true));

    /// <summary>Answers that are the same as long as the program is.</summary>
    public static TBuilder WithAnswersOfProgram<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Validated(OfData: false));

    /// <summary>Whether the contract shows an entity tag.</summary>
    public static bool IsValidated(this ApiDescription operation) =>
        HttpMethods.IsGet(operation.HttpMethod ?? "")
        && operation.ActionDescriptor.EndpointMetadata.OfType<Validated>().Any();

    /// <summary>Whether the request is for a representation that has an entity tag.</summary>
    public static Validated? Of(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? context.GetEndpoint()?.Metadata.GetMetadata<Validated>() : null;
}
