using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Qawl.Api.Answers;

/// <summary>The answer of a list in the format that was asked for; it declares all of them in the contract.</summary>
/// <typeparam name="TPage">The answer in JSON.</typeparam>
internal sealed class ListResult<TPage>(IResult answer) : IResult, INestedHttpResult, IEndpointMetadataProvider
{
    public IResult Result => answer;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(TPage), [MediaTypes.Json]));
        builder.Metadata.Add(OfferedFormats.Rows);
    }

    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);
}
