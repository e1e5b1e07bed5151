using System.Globalization;
using FluentValidation;
using Qawl.Extraction.Text;

namespace Qawl.Api.Wire;

/// <summary>The longest texts that a query takes, in UTF-16 units.</summary>
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
            .WithMessage((_, w) => $"must be {WireReader<TValue>.Allowed}, not “{Shorten(w!.Value.Text)}”.");

    public static IRuleBuilderOptions<T, WireValue<TValue>> Understood<T, TValue>(
        this IRuleBuilder<T, WireValue<TValue>> rule
    )
        where TValue : struct =>
        rule.Must(w => w.Value is not null)
            .WithMessage((_, w) => $"must be {WireReader<TValue>.Allowed}, not “{Shorten(w.Text)}”.");

    public static IRuleBuilderOptions<T, WireValue<int>?> Within<T>(
        this IRuleBuilder<T, WireValue<int>?> rule,
        int least,
        int most
    ) =>
        rule.Must(w => w?.Value is not { } n || (least <= n && n <= most))
            .WithMessage($"must be from {least} to {most}.");

    /// <summary>Words to search for: text that leaves at least one term, and not too many.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> SearchText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom(
            (text, context) =>
            {
                if (text is null)
                {
                    return;
                }
                var terms = SearchTerms.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
                var fault =
                    FaultOf(text, Limits.Search)
                    ?? (
                        terms == 0 ? "must contain a word or a number."
                        : terms > Limits.Terms ? $"must have at most {Limits.Terms} words."
                        : null
                    );
                if (fault is not null)
                {
                    context.AddFailure(fault);
                }
            }
        );

    /// <inheritdoc cref="FaultOf" />
    public static IRuleBuilderOptionsConditions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Custom(
            (text, context) =>
            {
                if (text is not null && FaultOf(text, longest) is { } fault)
                {
                    context.AddFailure(fault);
                }
            }
        );

    /// <summary>Text must be what people can have meant: not blank, not too long, nothing that hides or reorders.</summary>
    public static string? FaultOf(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? "must not be empty."
        : text.Length > longest ? $"must have at most {longest} characters."
        : HasHidden(text) ? "must not contain control characters or marks that reorder text."
        : null;

    /// <summary>NUL, other controls, bidirectional overrides and isolates, noncharacters.</summary>
    private static bool HasHidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var point = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i++) : text[i];
            if (
                point is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFDD0 and <= 0xFDEF)
                || (point & 0xFFFE) == 0xFFFE
                || point is >= 0xD800 and <= 0xDFFF
                || (point < 0x10000 && char.GetUnicodeCategory((char)point) == UnicodeCategory.Control)
            )
            {
                return true;
            }
        }
        return false;
    }

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
