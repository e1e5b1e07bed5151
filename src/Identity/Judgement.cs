namespace Qawl.Identity;

/// <summary>Whether two forms mean the same person or organization.</summary>
public enum Verdict
{
    Same,
    NotSame,

    /// <summary>Looked at, and left open.</summary>
    Unsure,
}

/// <summary>Who judged: a rule of the engine or a person.</summary>
public enum JudgedBy
{
    Rule,
    Person,
}

/// <summary>What was found of two forms, when and why. It is never rewritten: a later one supersedes it.</summary>
public sealed record Judgement
{
    /// <summary>Version 7: of judgements made at the same time the greater is the newer.</summary>
    public required Guid Id { get; init; }

    public required FormPair Pair { get; init; }

    public required Verdict Verdict { get; init; }

    public required JudgedBy By { get; init; }

    /// <summary>The rule's name, or the person's as given.</summary>
    public required string Judge { get; init; }

    /// <summary>What the verdict rests on, by name.</summary>
    public IReadOnlyDictionary<string, string> Features { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>For people.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The judgement that took its place.</summary>
    public Guid? SupersededBy { get; init; }

    public static Judgement OfPerson(FormPair pair, Verdict verdict, string judge, string? reason, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            Pair = pair,
            Verdict = verdict,
            By = JudgedBy.Person,
            Judge = judge,
            Reason = reason,
            At = at,
        };
}
