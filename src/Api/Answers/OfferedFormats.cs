namespace Qawl.Api.Answers;

/// <summary>
/// In an endpoint's metadata: what it can answer with, the preferred first. Without it nothing is negotiated.
/// </summary>
internal sealed record OfferedFormats(IReadOnlyList<OfferedFormat> All)
{
    public static readonly OfferedFormats JsonOnly = new([new(MediaTypes.Json, Described: false)]);

    /// <summary>A list: a page of it as JSON, or its rows.</summary>
    public static readonly OfferedFormats Rows = new([
        new(MediaTypes.Json, Described: false),
        new(MediaTypes.NdJson),
        new(MediaTypes.Csv),
    ]);

    /// <summary>Whether answers name addresses on the host of the request: what offers linked data may do so as plain JSON too.</summary>
    public bool NameTheHost => All.Any(f => f.MediaType is MediaTypes.Atom or MediaTypes.JsonLd);

    public string Names => string.Join(", ", All.Select(f => f.MediaType));
}

/// <param name="MediaType">Without parameters.</param>
/// <param name="Schema">The shape of the response, or nothing where it is plain text.</param>
/// <param name="Described">False if the endpoint's own result declares it in the contract.</param>
internal sealed record OfferedFormat(string MediaType, Type? Schema = null, bool Described = true);
