using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Articles;

/// <summary>How an article is added.</summary>
internal sealed record Addition
{
    /// <summary>Also store what was taken down; then it is no longer taken down.</summary>
    public WireValue<bool>? Force { get; init; }
}

/// <summary>How an article is taken down.</summary>
internal sealed record Deletion
{
    /// <summary>In code points.</summary>
    public const int LongestReason = 500;

    /// <summary>Why; it is kept, and shown to everybody who asks for the article.</summary>
    [StringLength(LongestReason, MinimumLength = 1)]
    public string? Reason { get; init; }
}

internal sealed class AdditionValidator : AbstractValidator<Addition>
{
    public AdditionValidator() => RuleFor(a => a.Force).Understood();
}

internal sealed class DeletionValidator : AbstractValidator<Deletion>
{
    public DeletionValidator() => RuleFor(d => d.Reason).Text(Deletion.LongestReason);
}
