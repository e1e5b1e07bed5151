namespace Qawl.Extraction.Model;

/// <summary>
/// A half-open range <c>[Start, End)</c> of a stored text. On every public type the unit is the Unicode code point;
/// inside the engine, where it is UTF-16, the name says so.
/// </summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
