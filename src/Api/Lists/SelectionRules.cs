using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Lists;

/// <summary>What does not go together with ids or with a sample.</summary>
internal static class SelectionRules
{
    /// <summary>Ids say which rows; of the other parameters only those go with them that say what is shown.</summary>
    public static void IdsStandAlone<T>(
        this AbstractValidator<T> validator,
        Expression<Func<T, WireList<string>[]?>> ids,
        params string[] besides
    )
        where T : PageFilter
    {
        validator.RuleFor(ids).Listed(Selection.Most);
        var get = ids.Compile();
        var others = typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p =>
                p.Name is not ("Ids" or nameof(PageFilter.Format) or nameof(PageFilter.Bom))
                && !besides.Contains(p.Name, StringComparer.Ordinal)
            )
            .ToArray();
        validator
            .RuleFor(ids)
            .Custom(
                (_, context) =>
                {
                    var sent = get(context.InstanceToValidate) is not { Length: > 0 }
                        ? []
                        : others
                            .Where(p => p.GetValue(context.InstanceToValidate) is not (null or Array { Length: 0 }))
                            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
                            .ToArray();
                    if (sent.Length > 0)
                    {
                        context.AddFailure($"must not be sent together with {string.Join(", ", sent)}.");
                    }
                }
            );
    }

    /// <summary>A sample has no pages and an order of its own.</summary>
    public static void SampleHasNoPages<T>(this AbstractValidator<T> validator, Func<T, WireValue<int>?> sample)
        where T : PageFilter, IDatedFilter
    {
        const string Message = "must not be sent together with sample.";
        validator.RuleFor(f => f.Cursor).Must((f, cursor) => cursor is null || sample(f) is null).WithMessage(Message);
        validator.RuleFor(f => f.Limit).Must((f, limit) => limit is null || sample(f) is null).WithMessage(Message);
        validator.RuleFor(f => f.Sort).Must((f, sort) => sort is null || sample(f) is null).WithMessage(Message);
    }
}
