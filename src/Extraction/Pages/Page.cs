using Qawl.Extraction.Model;

namespace Qawl.Extraction.Pages;

/// <summary>A document taken apart into headline matter, body and furniture. Offsets are UTF-16.</summary>
internal sealed class Page
{
    public required IReadOnlyList<PageLine> Lines { get; init; }
    public string? Title { get; set; }
    public string? Kicker { get; set; }
    public string? Outlet { get; set; }

    /// <summary>Where the page names its outlet and its source.</summary>
    public List<(int Start, int End)> OutletSpans { get; } = [];
    public string? OriginalSource { get; set; }
    public string? ExternalId { get; set; }
    public StatedTime? Published { get; set; }
    public StatedTime? Updated { get; set; }
    public int BodyStart { get; set; }
    public int BodyEnd { get; set; }
}
