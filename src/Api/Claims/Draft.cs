using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace Qawl.Api.Claims;

/// <summary>A text whose quotations are to be verified: an article before it is published, a press release, an assistant's answer.</summary>
internal sealed record Draft : SearchScope
{
    /// <summary>Plain text, also with the marks of Markdown. Neither stored nor logged.</summary>
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
        RuleFor(d => d.Text)
            .Custom(
                (text, context) =>
                {
                    if (ArabicText.FaultOf(text, Longest) is { } fault)
                    {
                        context.AddFailure(fault);
                    }
                }
            );
        Include(new SearchScopeValidator());
    }
}
