using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using FluentValidation;
using Qawl.Api.Json;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Words that somebody is claimed to have said.</summary>
internal sealed record Claim
{
    /// <summary>The words, without who said them: at least two, one of which is more than a particle. Neither stored nor logged.</summary>
    [Required]
    [StringLength(ClaimValidator.Longest, MinimumLength = ClaimValidator.Shortest)]
    [RegularExpression(ClaimValidator.ArabicPattern)]
    public string? Text { get; init; }

    /// <summary>Who is claimed to have said them: the id of a person or an organization, or a name that one is known by.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Speaker { get; init; }

    /// <summary>Look only at what this outlet published: its id, or a name that it is known by.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Outlet { get; init; }

    /// <summary>Look only at what was published at this time or later. Undated articles do not match.</summary>
    [RegularExpression(StatedDate.InputPattern)]
    public string? From { get; init; }

    /// <summary>Look only at what was published before this time. Undated articles do not match.</summary>
    [RegularExpression(StatedDate.InputPattern)]
    public string? To { get; init; }

    internal QuoteFilter ToFilter() =>
        new()
        {
            Speaker = Speaker is null ? null : [Speaker],
            Outlet = Outlet is null ? null : [Outlet],
            From = MomentOf(From),
            To = MomentOf(To),
        };

    internal static WireValue<Moment>? MomentOf(string? text) =>
        text is null ? null : WireValue<Moment>.Parse(text, provider: null);
}

internal sealed class ClaimValidator : AbstractValidator<Claim>
{
    /// <summary>In code points.</summary>
    internal const int Longest = 10_000;

    /// <summary>Two words of one letter, and what is between them.</summary>
    internal const int Shortest = 3;

    /// <summary>A letter, somewhere.</summary>
    internal const string ArabicPattern = @"[\u0620-\u06FF\uFB50-\uFEFC]";

    private static readonly Regex Arabic = new(
        ArabicPattern,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    public ClaimValidator()
    {
        RuleFor(c => c.Text)
            .Custom(
                (text, context) =>
                {
                    if (FaultOf(text) is { } fault)
                    {
                        context.AddFailure(fault);
                    }
                }
            );
        RuleFor(c => c.Speaker).Text(Limits.Name);
        RuleFor(c => c.Outlet).Text(Limits.Name);
        RuleFor(c => c.From).Must(IsMoment).WithMessage((_, from) => Misread(from!));
        RuleFor(c => c.To).Must(IsMoment).WithMessage((_, to) => Misread(to!));
        RuleFor(c => c.To)
            .Must(
                (claim, to) =>
                    Claim.MomentOf(claim.From)?.Value is not { } from
                    || Claim.MomentOf(to)?.Value is not { } end
                    || from.Instant < end.Instant
            )
            .WithMessage(
                (claim, to) => $"must be later than from, but {Echo.Of(to!)} is not later than {Echo.Of(claim.From!)}."
            );
    }

    /// <summary>What is not the words of a claim, before any work is done on it.</summary>
    private static string? FaultOf(string? text)
    {
        if (text is null)
        {
            return "must be there.";
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return "must not be empty.";
        }
        var points = text.EnumerateRunes().Count();
        if (points > Longest)
        {
            return $"must have at most {Longest} characters; it has {points}.";
        }
        if (!Arabic.IsMatch(text))
        {
            return "must have Arabic words.";
        }
        var units = WordedText.Of(text).Units;
        return units.Count < 2 ? "must have at least two words."
            : units.All(u => !u.IsContent) ? "must have a word that says something by itself; these are particles."
            : null;
    }

    private static bool IsMoment(string? text) =>
        text is null || (StatedDate.IsWellFormed(text) && Claim.MomentOf(text)?.Value is not null);

    private static string Misread(string text) => $"must be {WireReader<Moment>.Allowed}, not {Echo.Of(text)}.";
}
