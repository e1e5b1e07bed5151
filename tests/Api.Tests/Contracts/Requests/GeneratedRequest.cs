using System.Text;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>A request as data, so that it can be printed, repeated and made smaller.</summary>
/// <param name="Operation">The id of the operation that it is meant for.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Percent-encoded.</param>
/// <param name="Query">Percent-encoded pairs.</param>
/// <param name="Headers">As sent, valid or not.</param>
/// <param name="Body">Bytes as Latin-1, with <c>Content-Type</c> among the headers.</param>
internal sealed record GeneratedRequest(
    string Operation,
    string Method,
    string Path,
    IReadOnlyList<string> Query,
    IReadOnlyList<(string Name, string Value)> Headers,
    string? Body
)
{
    public HttpRequestMessage ToMessage(Uri root)
    {
        var target = root.GetLeftPart(UriPartial.Authority) + PathAndQuery;
        var message = new HttpRequestMessage(
            new HttpMethod(Method),
            new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        );
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Body));
        }
        foreach (var (name, value) in Headers)
        {
            var headers = name == "Content-Type" ? message.Content?.Headers : (object)message.Headers;
            (headers as System.Net.Http.Headers.HttpHeaders)?.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    /// <summary>The same with one part less.</summary>
    public IEnumerable<GeneratedRequest> Smaller() =>
        [
            .. Query.Select((_, i) => this with { Query = [.. Query.Where((_, j) => j != i)] }),
            .. Headers.Select((_, i) => this with { Headers = [.. Headers.Where((_, j) => j != i)] }),
            .. Body is { Length: > 1 }
                ? [this with { Body = Body[..(Body.Length / 2)] }, this with { Body = Body[(Body.Length / 2)..] }]
                : Array.Empty<GeneratedRequest>(),
        ];

    public override string ToString()
    {
        var text = new StringBuilder($"{Operation}: {Method} {PathAndQuery}");
        foreach (var (name, value) in Headers)
        {
            text.Append($"\n  {name}: {value}");
        }
        return Body is null ? text.ToString() : text.Append($"\n  {Body}").ToString();
    }

    private string PathAndQuery => Query.Count == 0 ? Path : $"{Path}?{string.Join('&', Query)}";
}
