using Qawl.Extraction.Model;

namespace Qawl.Identity.Wording;

/// <summary>What a speaker makes of reported words. Further values may come.</summary>
public enum Stance
{
    /// <summary>That it is not so: <c>نفى أن</c>, <c>أنكر أنه</c>, <c>مستبعدا أن</c>, <c>قال إنه ليس صحيحا أن</c>, <c>أكد أنه لم يقل إن</c>.</summary>
    Denied,
}

/// <summary>Tells it by the words that report and by those that are reported.</summary>
public static class Stances
{
    /// <summary>In marks are the speaker's own words, in which he denies by himself, unless they are what his denial is about.</summary>
    public static Stance? Of(QuoteKind kind, string? cue, string said) =>
        IsDeniedBy(cue, kind, said) || (kind == QuoteKind.Indirect && Denials.Begin(said)) ? Stance.Denied : null;

    /// <summary>Whether the words that report deny what is said, so that what is denied is the words alone.</summary>
    public static bool IsDeniedBy(string? cue, QuoteKind kind, string said) =>
        cue is not null && Denials.Report(cue, said, isDirect: kind == QuoteKind.Direct);
}
