using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Json;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Claims;

/// <summary>Among which articles words are looked for.</summary>
internal abstract record SearchScope
{
    /// <summary>Look only at what this outlet published: its id, or a name that it is known by.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Outlet { get; init; }

    /// <summary>Look only at what was published at this time or later. Undated articles do not match.</summary>
    [RegularExpression(StatedDate.InputPattern)]
    public string? From { get; init; }

    /// <summary>Look only at what was published before this time. Undated articles do not match.</summary>
    [RegularExpression(StatedDate.InputPattern)]
    public string? To { get; init; }

    /// <param name="speaker">Who is claimed to have said the words, if anybody is.</param>
    internal QuoteFilter ToFilter(string? speaker) =>
        new()
        {
            Speaker = speaker is null ? null : [speaker],
            Outlet = Outlet is null ? null : [Outlet],
            From = MomentOf(From),
            To = MomentOf(To),
        };

    internal static WireValue<Moment>? MomentOf(string? text) =>
        text is null ? null : WireValue<Moment>.Parse(text, provider: null);
}

internal sealed class SearchScopeValidator : AbstractValidator<SearchScope>
{
    public SearchScopeValidator()
    {
        RuleFor(s => s.Outlet).Text(Limits.Name);
        RuleFor(s => s.From).Must(IsMoment).WithMessage((_, from) => Misread(from!));
        RuleFor(s => s.To).Must(IsMoment).WithMessage((_, to) => Misread(to!));
        RuleFor(s => s.To)
            .Must(
                (scope, to) =>
                    SearchScope.MomentOf(scope.From)?.Value is not { } from
                    || SearchScope.MomentOf(to)?.Value is not { } end
                    || from.Instant < end.Instant
            )
            .WithMessage(
                (scope, to) => $"must be later than from, but {Echo.Of(to!)} is not later than {Echo.Of(scope.From!)}."
            );
    }

    private static bool IsMoment(string? text) =>
        text is null || (StatedDate.IsWellFormed(text) && SearchScope.MomentOf(text)?.Value is not null);

    private static string Misread(string text) => $"must be {WireReader<Moment>.Allowed}, not {Echo.Of(text)}.";
}
