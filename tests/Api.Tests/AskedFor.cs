using System.Globalization;

namespace Qawl.Api.Tests;

/// <summary>How much of what tests draw at random is asked for from outside.</summary>
internal static class AskedFor
{
    /// <returns>The number in a variable of the environment; <c>null</c> if it has none.</returns>
    public static int? Number(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : null;
}
