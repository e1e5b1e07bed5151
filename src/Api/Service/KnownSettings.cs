using Qawl.Api.Problems;
using Qawl.Api.Settings;
using Qawl.Database;

namespace Qawl.Api.Service;

/// <summary>A setting whose name is mistyped would silently not hold.</summary>
internal static class KnownSettings
{
    private const string Ours = "Qawl";

    /// <exception cref="WrongSettingException">Something is set by a name of ours that no setting has.</exception>
    public static void Check(IConfiguration configuration)
    {
        var known = ServiceSettings.All.ToLookup(s => s.Key, s => s.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.GetSection(Ours).AsEnumerable())
        {
            if (!string.IsNullOrEmpty(value) && key != Ours && !known.Contains(key))
            {
                var name = key.Replace(":", "__", StringComparison.Ordinal);
                var names = ServiceSettings
                    .All.Select(s => s.Name)
                    .Where(n => n.StartsWith(Ours, StringComparison.Ordinal));
                throw new WrongSettingException($"{name} is no setting{Nearest.Hint(name, names)}");
            }
        }
        foreach (var key in configuration.GetChildren().Select(c => c.Key))
        {
            var meant = ServiceSettings.All.FirstOrDefault(s =>
                s.Key.Contains(':', StringComparison.Ordinal) && IsLike(key, s.Key)
            );
            if (meant is not null)
            {
                throw new WrongSettingException($"{key} is no setting; did you mean {meant.Name}?");
            }
        }
    }

    /// <summary>With one underscore for two, or with none: a variable of its own, which nobody reads.</summary>
    private static bool IsLike(string key, string known) =>
        Letters(key).Equals(Letters(known), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string key) => string.Concat(key.Where(char.IsLetterOrDigit));
}
