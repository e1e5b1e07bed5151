using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.WebUtilities;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>
/// Refuses a query before the handler sees it: unknown parameters, parameters sent twice that take one value, and what
/// the filter's validator finds. Handlers declare their parameters as one record marked AsParameters.
/// </summary>
internal static class QueryGuard
{
    public static TBuilder WithStrictQueries<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(
            (context, next) =>
            {
                var parameter = Array.Find(
                    context.MethodInfo.GetParameters(),
                    p => p.IsDefined(typeof(AsParametersAttribute), inherit: false)
                );
                var query = new AcceptedQuery(parameter?.ParameterType);
                var validator = parameter is null
                    ? null
                    : (IValidator)
                        context.ApplicationServices.GetRequiredService(
                            typeof(IValidator<>).MakeGenericType(parameter.ParameterType)
                        );
                // Most requests have no parameters; whether that is right is known before they come.
                var mayBeEmpty =
                    validator is null
                    || validator
                        .Validate(new ValidationContext<object>(Activator.CreateInstance(parameter!.ParameterType)!))
                        .IsValid;
                return invocation =>
                {
                    if (mayBeEmpty && !invocation.HttpContext.Request.QueryString.HasValue)
                    {
                        return next(invocation);
                    }
                    var faults = new Faults();
                    query.Check(invocation.HttpContext.Request.QueryString, faults);
                    if (validator is not null && invocation.Arguments[parameter!.Position] is { } filter)
                    {
                        faults.AddRange(validator.Validate(new ValidationContext<object>(filter)));
                    }
                    return faults.Any
                        ? ValueTask.FromResult<object?>(faults.ToProblem(ProblemKind.InvalidParameter))
                        : next(invocation);
                };
            }
        );

    private sealed class AcceptedQuery(Type? filter)
    {
        private readonly Dictionary<string, int> _most =
            filter
                ?.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .ExceptBy(
                    WithoutAttribute.Of(filter),
                    p => JsonNamingPolicy.CamelCase.ConvertName(p.Name),
                    StringComparer.Ordinal
                )
                .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), MostValues, StringComparer.Ordinal)
            ?? [];

        public void Check(QueryString query, Faults faults)
        {
            // The framework's own collection takes limit and Limit for one.
            var sent = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var pair in new QueryStringEnumerable(query.Value))
            {
                var name = pair.DecodeName().ToString();
                (CollectionsMarshal.GetValueRefOrAddDefault(sent, name, out _) ??= []).Add(
                    pair.DecodeValue().ToString()
                );
            }
            foreach (var (name, values) in sent)
            {
                if (!_most.TryGetValue(name, out var most))
                {
                    faults.Add(
                        name,
                        $"is not a parameter here{(faults.IsFull ? "." : Nearest.Hint(name, _most.Keys))}"
                    );
                }
                else if (values.Exists(string.IsNullOrWhiteSpace))
                {
                    faults.Add(name, "must not be empty.");
                }
                else if (most == 1 && values.Count > 1)
                {
                    faults.Add(name, $"must be sent once, not {values.Count} times.");
                }
                else if (values.Count > most)
                {
                    faults.Add(name, $"must not have more than {most} values; there are {values.Count}.");
                }
            }
        }

        private static int MostValues(PropertyInfo property) =>
            !property.PropertyType.IsArray ? 1
            : WireLists.ItemOf(property.PropertyType) is null ? Limits.Values
            : property.GetCustomAttribute<BoundsAttribute>()?.Most ?? Limits.Values;
    }
}
