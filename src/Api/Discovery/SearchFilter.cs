using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Connections;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Extraction.Text;

namespace Qawl.Api.Discovery;

/// <summary>What to search for.</summary>
internal sealed record SearchFilter
{
    /// <summary>
    /// Words, all of them, in any order and inflection. Hamza seats, the article, what clings to a word and most plurals make no difference, and
    /// particles are not required. <c>"these words"</c> follow each other; <c>-this</c> is excluded; <c>this OR that</c>, which binds
    /// less than words beside each other, and brackets; <c>begin*</c> is the beginning of a word; <c>=exact</c> the word as it is
    /// written. In front of any of these <c>said:</c>, <c>by:</c>, <c>about:</c> and <c>title:</c> tell where it must stand: in a
    /// quote, in the name or words for its speaker, in a name, in the article's title. Behind <c>by:</c> and <c>about:</c> a word, or
    /// the words of a bracket, are also a name in any usual spelling, in Arabic or Latin letters: whoever has it is found under
    /// all names, unless it is quoted. Only to exclude is a 400.
    /// </summary>
    [Required]
    [StringLength(Limits.Search, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Search only quotes, articles, people or organizations.</summary>
    public WireValue<HitType>[]? Type { get; init; }

    /// <summary>How many hits to answer with at most.</summary>
    [Bounds(1, PageFilter.LargestLimit, PageFilter.DefaultLimit)]
    public WireValue<int>? Limit { get; init; }

    internal IReadOnlyList<HitType> Types => WireValues.OrAll(Type);
}

/// <summary>What a name begins with.</summary>
internal sealed record SuggestFilter
{
    public const int LargestLimit = 20;
    public const int DefaultLimit = 10;

    /// <summary>The beginning of a name or of another spelling of it, with or without the article.</summary>
    [Required]
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Suggest only people or organizations.</summary>
    public WireValue<PartyType>[]? Type { get; init; }

    /// <summary>How many names to answer with at most.</summary>
    [Bounds(1, LargestLimit, DefaultLimit)]
    public WireValue<int>? Limit { get; init; }

    internal IReadOnlyList<PartyType> Types => WireValues.OrAll(Type);
}

internal sealed class SearchFilterValidator : AbstractValidator<SearchFilter>
{
    public SearchFilterValidator()
    {
        RuleFor(f => f.Q).NotNull().WithMessage("is required.").SearchText();
        RuleForEach(f => f.Type).Understood();
        RuleFor(f => f.Limit).Within(1, PageFilter.LargestLimit);
    }
}

internal sealed class SuggestFilterValidator : AbstractValidator<SuggestFilter>
{
    public SuggestFilterValidator()
    {
        RuleFor(f => f.Q).NotNull().WithMessage("is required.").NameText(BareName.OfBeginning);
        RuleForEach(f => f.Type).Understood();
        RuleFor(f => f.Limit).Within(1, SuggestFilter.LargestLimit);
    }
}
