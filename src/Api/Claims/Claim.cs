using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Requests;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Words that somebody is claimed to have said.</summary>
internal sealed record Claim : SearchScope
{
    /// <summary>The words, without who said them: at least two, one of which is more than a particle. Neither stored nor logged.</summary>
    [Required]
    [StringLength(ClaimValidator.Longest, MinimumLength = ClaimValidator.Shortest)]
    [RegularExpression(ArabicText.Pattern)]
    public string? Text { get; init; }

    /// <summary>Who is claimed to have said them: the id of a person or an organization, or a name that one is known by.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Speaker { get; init; }
}

internal sealed class ClaimValidator : AbstractValidator<Claim>
{
    /// <summary>In code points.</summary>
    internal const int Longest = 10_000;

    /// <summary>Two words of one letter, and what is between them.</summary>
    internal const int Shortest = 3;

    public ClaimValidator()
    {
        RuleFor(c => c.Text).Faultless(text => ArabicText.FaultOf(text, Longest) ?? FaultOf(WordedText.Of(text!)));
        RuleFor(c => c.Speaker).Text(Limits.Name);
        Include(new SearchScopeValidator());
    }

    /// <summary>What words cannot be looked for; <c>null</c> if they can.</summary>
    internal static string? FaultOf(WordedText words) =>
        words.Units.Count < 2 ? "must have at least two words."
        : words.Units.All(u => !u.IsContent) ? "must have a word that says something by itself; these are particles."
        : null;
}
