namespace Qawl.Identity;

/// <summary>The rule of today: who has the same key is the same, and of others nothing is said.</summary>
public static class EqualKeys
{
    public const string Name = "equalKeys";

    public static bool AreSame(Form one, Form other) =>
        one.Type == other.Type && string.Equals(one.Key, other.Key, StringComparison.Ordinal);
}
