using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Claims;

/// <summary>A text whose quotations are to be verified: an article before it is published, a press release, an assistant's answer.</summary>
internal sealed record Draft : SearchScope
{
    /// <summary>Plain text, also with the marks of Markdown or HTML. Neither stored nor logged.</summary>
    [Required]
    [StringLength(DraftValidator.Longest, MinimumLength = ClaimValidator.Shortest)]
    [RegularExpression(ArabicText.Pattern)]
    public string? Text { get; init; }
}

internal sealed class DraftValidator : AbstractValidator<Draft>
{
    /// <summary>In code points.</summary>
    internal const int Longest = 200_000;

    public DraftValidator()
    {
        RuleFor(d => d.Text).Faultless(text => ArabicText.FaultOf(text, Longest));
        Include(new SearchScopeValidator());
    }
}
