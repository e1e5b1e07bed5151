using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using FluentValidation;
using Qawl.Api.Requests;
using Qawl.Extraction.Text;

namespace Qawl.Api.Lists;

/// <summary>What lists of people and of organizations take.</summary>
internal abstract record NameFilter : PageFilter
{
    /// <summary>
    /// A name, or parts of it in any order, in any usual spelling, in Arabic or Latin letters: the 500 most alike, each
    /// with why it was found (`matched`).
    /// </summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Those with these ids, in this order, and no others: up to 100 ids, with commas between them or repeated.</summary>
    [Bounds(1, Selection.Most)]
    public WireList<string>[]? Ids { get; init; }

    /// <summary>The most quoted first, or by name; without it the most alike first where `q` is given, else the most quoted.</summary>
    public WireValue<NameOrder>? Sort { get; init; }

    internal bool InOrderOfName => Sort?.Value == NameOrder.ByName;

    internal bool InOrderOfLikeness => Q is not null && Sort is null;
}

/// <summary>The order of lists of people and of organizations.</summary>
internal enum NameOrder
{
    [JsonStringEnumMemberName("-quotes")]
    MostQuotedFirst,

    [JsonStringEnumMemberName("name")]
    ByName,
}

internal sealed class NameFilterValidator : AbstractValidator<NameFilter>
{
    public NameFilterValidator()
    {
        Include(new PageFilterValidator());
        RuleFor(f => f.Q).NameText(FoldedName.Of);
        RuleFor(f => f.Sort).Understood();
    }
}
