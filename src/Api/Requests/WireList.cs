using System.Diagnostics.CodeAnalysis;
using Qawl.Api.Json;
using Qawl.Database;

namespace Qawl.Api.Requests;

/// <summary>
/// Values of one parameter with commas between them, as sent. A filter holds several, since the parameter may be repeated
/// too.
/// </summary>
/// <typeparam name="T">What they name: values of an enum, members of a record, or with <see cref="string"/> anything.</typeparam>
internal readonly record struct WireList<T>(IReadOnlyList<string> Values) : IParsable<WireList<T>>
{
    public static WireList<T> Parse(string s, IFormatProvider? provider) =>
        new(s.Split(',', StringSplitOptions.TrimEntries));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WireList<T> result)
    {
        result = s is null ? new([]) : Parse(s, provider);
        return s is not null;
    }
}

internal static class WireLists
{
    /// <returns>Each value once, in the order sent.</returns>
    public static IReadOnlyList<string> Of<T>(WireList<T>[]? lists) =>
        [.. (lists ?? []).SelectMany(l => l.Values).Distinct(StringComparer.Ordinal)];

    /// <returns>Each value once, in the order sent; those that are unknown are left out.</returns>
    public static IReadOnlyList<T> Known<T>(WireList<T>[]? lists)
        where T : struct, Enum => [.. Of(lists).Select(WireReader<T>.Read).OfType<T>()];

    /// <summary>What a parameter's type lists, if it is an array of <see cref="WireList{T}"/>.</summary>
    public static Type? ItemOf(Type type) =>
        type.GetElementType() is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(WireList<>)
            ? item.GetGenericArguments()[0]
            : null;

    /// <summary>The names that may be sent; <c>null</c> if anything may.</summary>
    public static IReadOnlyList<string>? AllowedOf(Type listed) =>
        listed == typeof(string) ? null
        : listed.IsEnum ? [.. EnumNames.All(listed).Select(n => n.Name)]
        : [.. WireJson.Options.GetTypeInfo(listed).Properties.Select(p => p.Name)];
}
