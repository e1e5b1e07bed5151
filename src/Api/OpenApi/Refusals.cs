using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qawl.Api.Access;
using Qawl.Api.Problems;

namespace Qawl.Api.OpenApi;

/// <summary>
/// The responses by which operations refuse: each is in the contract once, under a name that operations refer to. It
/// shows problems as the service answered them, from <c>Refusals/{kind}.json</c>; a test compares the files with what the
/// service answers, and writes them.
/// </summary>
internal static class Refusals
{
    /// <summary>Of responses with the same status the last is that of operations that take a body.</summary>
    private static readonly (string Name, ProblemKind[] Kinds)[] All =
    [
        ("InvalidQuery", [ProblemKind.InvalidParameter, ProblemKind.BadRequest]),
        ("InvalidRequest", [ProblemKind.InvalidParameter, ProblemKind.InvalidBody, ProblemKind.BadRequest]),
        ("KeyRequired", [ProblemKind.KeyRequired]),
        ("Forbidden", [ProblemKind.RoleTooLow, ProblemKind.WritingOff]),
        ("NotFound", [ProblemKind.NotFound]),
        ("NotAcceptable", [ProblemKind.NotAcceptable]),
        ("StaysOut", [ProblemKind.StaysOut]),
        ("TakenDown", [ProblemKind.TakenDown]),
        ("BodyTooLarge", [ProblemKind.BodyTooLarge]),
        ("UnsupportedMediaType", [ProblemKind.UnsupportedMediaType]),
        ("RejectedDocument", [ProblemKind.Rejected]),
        ("TooManyRequests", [ProblemKind.TooManyRequests]),
        ("InternalFailure", [ProblemKind.Internal]),
        ("Unavailable", [ProblemKind.Unavailable]),
        ("TimedOut", [ProblemKind.TimedOut]),
    ];

    public static IEnumerable<ProblemKind> Shown => All.SelectMany(r => r.Kinds).Distinct();

    public static bool Includes(string status) => status[0] is '4' or '5';

    /// <exception cref="InvalidOperationException">An operation declares a status that no response here has.</exception>
    public static IOpenApiResponse Of(string status, bool takesBody, OpenApiDocument contract)
    {
        var fitting = All.Where(r => r.Kinds[0].Status.ToString(CultureInfo.InvariantCulture) == status).ToArray();
        return new OpenApiResponseReference((takesBody ? fitting.Last() : fitting.First()).Name, contract);
    }

    public static Dictionary<string, IOpenApiResponse> Declare(OpenApiDocument contract) =>
        All.ToDictionary(
            r => r.Name,
            IOpenApiResponse (r) =>
                new OpenApiResponse
                {
                    Description = Describe(r.Kinds),
                    Headers = HeadersOf(r.Kinds[0].Status)
                        .ToDictionary(
                            h => h,
                            IOpenApiHeader (h) => new OpenApiHeaderReference(ContractHeaders.KeyOf(h), contract),
                            StringComparer.Ordinal
                        ),
                    Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                    {
                        [ProblemResult.MediaType] = new OpenApiMediaType
                        {
                            Schema = new OpenApiSchemaReference(nameof(Problem), contract),
                            Examples = r.Kinds.ToDictionary(k => k.Name, ExampleOf, StringComparer.Ordinal),
                        },
                    },
                },
            StringComparer.Ordinal
        );

    private static string[] HeadersOf(int status) =>
        status switch
        {
            429 => ["Retry-After", Rates.Header, Rates.PolicyHeader],
            503 or 504 => ["Retry-After"],
            _ => [],
        };

    private static string Describe(ProblemKind[] kinds) =>
        kinds[0].Title
        + string.Concat(kinds.Skip(1).Select(k => $", or {char.ToLowerInvariant(k.Title[0])}{k.Title[1..]}"))
        + ".";

    private static IOpenApiExample ExampleOf(ProblemKind kind)
    {
        using var file = typeof(Refusals).Assembly.GetManifestResourceStream($"Refusals/{kind.Name}");
        // A new kind has no file until the test has written it.
        return new OpenApiExample { Value = file is null ? null : JsonNode.Parse(file) };
    }
}
