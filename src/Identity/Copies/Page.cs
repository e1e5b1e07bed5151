using Qawl.Extraction.Text;

namespace Qawl.Identity.Copies;

/// <summary>An article as it is compared with others.</summary>
/// <param name="id">The article's.</param>
/// <param name="outlet">The form of the organization that published it.</param>
/// <param name="url">Where it came from.</param>
/// <param name="externalId">The outlet's own number for it.</param>
/// <param name="title">As written.</param>
/// <param name="text">Of its body.</param>
public sealed class Page(string id, string? outlet, string? url, string? externalId, string? title, Shingles text)
{
    public string Id { get; } = id;

    public string? Outlet { get; } = outlet;

    public Shingles Text { get; } = text;

    private readonly string[] _names =
    [
        .. new[]
        {
            Addresses.StemOf(url) is { } stem ? $"url {stem}" : null,
            outlet is null || externalId is null ? null : $"number {outlet} {externalId}",
        }.OfType<string>(),
    ];

    private readonly string? _titled =
        outlet is null || title is null || Folding.Fold(title).Trim() is not { Length: > 0 } folded
            ? null
            : $"title {outlet} {folded}";

    /// <summary>By what others are found that may be copies or revisions of it.</summary>
    public IEnumerable<long> Keys =>
        Text.Keys.Concat(
            _names.Append(_titled).OfType<string>().Select(name => unchecked((long)Shingles.Mix(Shingles.Hash(name))))
        );

    /// <summary>One address, or one number at one outlet.</summary>
    public bool IsNamedAs(Page other) =>
        _names.Intersect(other._names, StringComparer.Ordinal).Any()
        && (Outlet is null || other.Outlet is null || Outlet == other.Outlet);

    /// <summary>Each has an address or a number, and they are others.</summary>
    public bool IsNamedApart(Page other) =>
        _names.Length > 0 && other._names.Length > 0 && !_names.Intersect(other._names, StringComparer.Ordinal).Any();

    public bool IsOfOutletOf(Page other) => Outlet is not null && Outlet == other.Outlet;

    /// <summary>One title at one outlet.</summary>
    public bool IsTitledAs(Page other) => _titled is not null && _titled == other._titled;
}
