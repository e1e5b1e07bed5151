namespace Qawl.Identity;

/// <summary>What a form names.</summary>
public enum FormType
{
    Person,
    Organization,
}

/// <summary>Two forms, in ordinal order of their ids, so that a pair is one whichever comes first.</summary>
public readonly record struct FormPair : IComparable<FormPair>
{
    private FormPair(string first, string second) => (First, Second) = (first, second);

    public string First { get; }

    public string Second { get; }

    /// <exception cref="ArgumentException">Both are the same form, of which there is nothing to judge.</exception>
    public static FormPair Of(string one, string other) =>
        string.CompareOrdinal(one, other) switch
        {
            < 0 => new(one, other),
            > 0 => new(other, one),
            _ => throw new ArgumentException($"{one} is one form, not two.", nameof(other)),
        };

    public int CompareTo(FormPair other)
    {
        var first = string.CompareOrdinal(First, other.First);
        return first != 0 ? first : string.CompareOrdinal(Second, other.Second);
    }

    public static bool operator <(FormPair left, FormPair right) => left.CompareTo(right) < 0;

    public static bool operator >(FormPair left, FormPair right) => left.CompareTo(right) > 0;

    public static bool operator <=(FormPair left, FormPair right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FormPair left, FormPair right) => left.CompareTo(right) >= 0;
}
