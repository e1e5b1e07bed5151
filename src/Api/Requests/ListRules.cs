using FluentValidation;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>The rules of parameters whose values have commas between them.</summary>
internal static class ListRules
{
    /// <summary>At most <paramref name="most"/> different values, none empty, each one that is known.</summary>
    public static IRuleBuilderOptionsConditions<TFilter, WireList<T>[]?> Listed<TFilter, T>(
        this IRuleBuilder<TFilter, WireList<T>[]?> rule,
        int most
    )
    {
        var allowed = WireLists.AllowedOf(typeof(T));
        return rule.Custom(
            (lists, context) =>
            {
                var values = WireLists.Of(lists);
                if (values.Count > most)
                {
                    context.AddFailure($"must not have more than {most} values; there are {values.Count}.");
                    return;
                }
                foreach (var value in values)
                {
                    if (Rules.FaultOf(value, Limits.Name) is { } fault)
                    {
                        context.AddFailure(fault);
                    }
                    else if (allowed?.Contains(value, StringComparer.Ordinal) is false)
                    {
                        context.AddFailure($"does not know {Echo.Of(value)}{Nearest.Hint(value, allowed)}");
                    }
                }
            }
        );
    }
}
