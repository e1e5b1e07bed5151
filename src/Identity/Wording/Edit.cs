using Qawl.Extraction.Model;

namespace Qawl.Identity.Wording;

/// <summary>What becomes of words of the first text in the second one.</summary>
public enum EditOp
{
    /// <summary>They stand there as they are.</summary>
    Equal,

    /// <summary>Others stand there; or the same ones in another spelling, if the change says so.</summary>
    Replace,

    /// <summary>They are left out.</summary>
    Delete,

    /// <summary>The first text does not have them.</summary>
    Insert,
}

/// <summary>What about words is changed.</summary>
[Flags]
public enum Changes
{
    None = 0,

    /// <summary>How they are written: hamza seats, ى and ي, ة and ه, vowel signs, spaces in a name, digits of another script.</summary>
    Spelling = 1 << 0,

    /// <summary>A word that negates was added, left out or is another one.</summary>
    Negation = 1 << 1,

    /// <summary>A number, or its unit.</summary>
    Number = 1 << 2,

    /// <summary>Who or which place is named.</summary>
    Name = 1 << 3,

    /// <summary>Other words.</summary>
    Word = 1 << 4,

    /// <summary>A condition, doubt or question that the words stand under was left out, or put before them.</summary>
    Frame = 1 << 5,
}

/// <summary>A part of a comparison.</summary>
/// <param name="Op">What becomes of the words.</param>
/// <param name="Changes">What is changed; none where they are equal.</param>
/// <param name="First">Which words of the first text, by their number; empty where words are inserted.</param>
/// <param name="Second">Which words of the second text.</param>
public sealed record Edit(EditOp Op, Changes Changes, WordRange First, WordRange Second);

/// <summary>Words of a text from one number up to another, which is not among them.</summary>
public readonly record struct WordRange(int Start, int End)
{
    public int Count => End - Start;

    /// <summary>Where they stand in the text; without words, where they would.</summary>
    public TextSpan SpanIn(IReadOnlyList<WordUnit> units)
    {
        if (Count > 0)
        {
            return new(units[Start].Span.Start, units[End - 1].Span.End);
        }
        var at =
            Start > 0 ? units[Start - 1].Span.End
            : units.Count > 0 ? units[0].Span.Start
            : 0;
        return new(at, at);
    }
}
