using System.Text.Json.Serialization.Metadata;
using Qawl.Api.Json;

namespace Qawl.Api.Answers;

/// <summary>
/// What of a row is shown if the parameter <c>fields</c> names members: these, and those that every row has, so that the
/// row stays what the contract declares and clients that rely on it can read it.
/// </summary>
internal static class SparseFields
{
    /// <summary>Leaves of a row only what is asked for.</summary>
    /// <param name="row">Nobody else's: it is changed.</param>
    /// <param name="asked">Names of members; <c>null</c> for all.</param>
    public static T Reduce<T>(T row, IReadOnlyCollection<string>? asked)
        where T : class
    {
        if (asked is not null)
        {
            foreach (var member in OptionalMembers<T>.All.Where(m => !asked.Contains(m.Name, StringComparer.Ordinal)))
            {
                member.Set?.Invoke(row, null);
            }
        }
        return row;
    }

    /// <summary>Whether rows may have this member then.</summary>
    public static bool Shows<T>(string member, IReadOnlyCollection<string> asked)
        where T : class =>
        asked.Contains(member, StringComparer.Ordinal)
        || !OptionalMembers<T>.All.Any(m => string.Equals(m.Name, member, StringComparison.Ordinal));

    private static class OptionalMembers<T>
    {
        public static IReadOnlyList<JsonPropertyInfo> All { get; } =
        [.. WireJson.Options.GetTypeInfo(typeof(T)).Properties.Where(p => !p.IsRequired)];
    }
}
