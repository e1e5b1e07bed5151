using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>Two times of which one must be the later.</summary>
internal static class Moments
{
    /// <summary>Also where one of them is absent or cannot be read.</summary>
    public static bool AreInOrder(WireValue<Moment>? from, WireValue<Moment>? to) =>
        from?.Value is not { } first || to?.Value is not { } end || first.Instant < end.Instant;

    /// <param name="name">Of the earlier one's parameter.</param>
    public static string Fault(WireValue<Moment>? to, string name, WireValue<Moment>? from) =>
        $"must be later than {name}, but {Echo.Of(to!.Value.Text)} is not later than {Echo.Of(from!.Value.Text)}.";
}
