using System.Text;
using FluentValidation;
using Qawl.Api.Problems;
using Qawl.Api.Search;
using Qawl.Extraction.Search;

namespace Qawl.Api.Requests;

/// <summary>The longest texts that a query takes, in code points.</summary>
internal static class Limits
{
    public const int Search = 256;
    public const int Terms = 32;
    public const int Name = 200;

    /// <summary>How many members a sparse answer may name.</summary>
    public const int Fields = 32;

    /// <summary>How often a parameter may be repeated.</summary>
    public const int Values = 20;
}

/// <summary>The rules that filters share, in the words that the client reads.</summary>
internal static class Rules
{
    public static IRuleBuilderOptions<T, WireValue<TValue>?> Understood<T, TValue>(
        this IRuleBuilder<T, WireValue<TValue>?> rule
    )
        where TValue : struct =>
        rule.Must(w => w is null or { Value: not null })
            .WithMessage((_, w) => $"must be {WireReader<TValue>.Allowed}, not {Echo.Of(w!.Value.Text)}.");

    public static IRuleBuilderOptions<T, WireValue<TValue>> Understood<T, TValue>(
        this IRuleBuilder<T, WireValue<TValue>> rule
    )
        where TValue : struct =>
        rule.Must(w => w.Value is not null)
            .WithMessage((_, w) => $"must be {WireReader<TValue>.Allowed}, not {Echo.Of(w.Text)}.");

    public static IRuleBuilderOptions<T, WireValue<int>?> Within<T>(
        this IRuleBuilder<T, WireValue<int>?> rule,
        int least,
        int most
    ) =>
        rule.Must(w => w is null || (w.Value.Value is { } n && least <= n && n <= most))
            .WithMessage((_, w) => $"must be a whole number from {least} to {most}, not {Echo.Of(w!.Value.Text)}.");

    /// <summary>Of what is wrong the first thing is told.</summary>
    /// <param name="rule">For any text, or none.</param>
    /// <param name="faultOf">What is wrong with it, as the client reads it behind its name; <c>null</c> if nothing is.</param>
    public static IRuleBuilderOptionsConditions<T, string?> Faultless<T>(
        this IRuleBuilder<T, string?> rule,
        Func<string?, string?> faultOf
    ) =>
        rule.Custom(
            (text, context) =>
            {
                if (faultOf(text) is { } fault)
                {
                    context.AddFailure(fault);
                }
            }
        );

    /// <summary>What to search for: text with at least one word, and not too many, whose operators can be read.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> SearchText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Faultless(text => text is null ? null : FaultOf(text, Limits.Search) ?? FaultOfQuery(text));

    private static string? FaultOfQuery(string text)
    {
        var (node, fault) = SearchReader.Read(text);
        return fault
            ?? (
                node is null ? $"must contain a word or a number, not {Echo.Of(text)}."
                : SearchWords.Of(text).Count is > Limits.Terms and var words
                    ? $"must have at most {Limits.Terms} words, not {words}."
                : null
            );
    }

    /// <inheritdoc cref="FaultOf" />
    public static IRuleBuilderOptionsConditions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Faultless(text => text is null ? null : FaultOf(text, longest));

    /// <summary>Part of a name: text of which a letter or number is left when its spelling is folded.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> NameText<T>(
        this IRuleBuilder<T, string?> rule,
        Func<string, string> fold
    ) =>
        rule.Faultless(text =>
            text is null ? null
            : FaultOf(text, Limits.Name) is { } fault ? fault
            // A tatweel or vowel mark alone would find everybody, and a point nobody.
            : fold(text).EnumerateRunes().Any(Rune.IsLetterOrDigit) ? null
            : $"must contain a letter or a number, not {Echo.Of(text)}."
        );

    /// <summary>Text must be what people can have meant: not blank, not too long, nothing that hides or reorders.</summary>
    /// <param name="text">As sent.</param>
    /// <param name="longest">In code points.</param>
    public static string? FaultOf(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "must not be empty.";
        }
        var points = text.Length <= longest ? text.Length : text.EnumerateRunes().Count();
        if (points > longest)
        {
            return $"must have at most {longest} characters; {Echo.Of(text)} has {points}.";
        }
        foreach (var point in text.EnumerateRunes())
        {
            // Half of a surrogate pair is read as U+FFFD.
            if (Echo.IsHidden(point) || (point == Rune.ReplacementChar && HasHalf(text)))
            {
                return $"must not contain control characters or marks that reorder text; {Echo.Of(text)} has U+{point.Value:X4}.";
            }
        }
        return null;
    }

    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }
}
