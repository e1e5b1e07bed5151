using Qawl.Api.Lists;

namespace Qawl.Api.Quotes;

/// <summary>
/// Quotes that name somebody are found from the mentions of who is named, which their index has in the order of lists: who
/// is seldom named in quotes would else be looked for in every quote there is.
/// </summary>
internal static class NamedInQuotes
{
    private const string Person = "named_person";
    private const string Organization = "named_organization";

    public static void Apply(Statement statement, AnyQuoteFilter filter, ResolvedNames names)
    {
        if (filter.Person is { Length: > 0 })
        {
            Apply(statement, Person, "person_id", "namedPeople", names.People("person"));
        }
        if (filter.Organization is { Length: > 0 })
        {
            Apply(
                statement,
                Organization,
                "organization_id",
                "namedOrganizations",
                names.Organizations("organization")
            );
        }
        foreach (var mention in AliasesOf(filter))
        {
            // The same as of the quotes: so the index of mentions is not read outside of it.
            if (filter.From is not null)
            {
                statement.Where($"{mention}.sort_at >= @from");
            }
            if (filter.To is not null)
            {
                statement.Where($"{mention}.sort_at < @to");
            }
        }
    }

    /// <summary>A page begins in the index of mentions where it begins in the list.</summary>
    public static Keyset<Quote> Continue(AnyQuoteFilter filter, bool oldestFirst, Keyset<Quote> order) =>
        AliasesOf(filter)
            .Aggregate(
                order,
                (keyset, mention) =>
                    keyset with
                    {
                        After =
                            $"{keyset.After} and {mention}.sort_at {(oldestFirst ? ">=" : "<=")} @afterTime::timestamp at time zone 'UTC'",
                    }
            );

    private static IEnumerable<string> AliasesOf(AnyQuoteFilter filter)
    {
        if (filter.Person is { Length: > 0 })
        {
            yield return Person;
        }
        if (filter.Organization is { Length: > 0 })
        {
            yield return Organization;
        }
    }

    /// <summary>Of all mentions in a quote the first one stands for it, so that it comes once.</summary>
    private static void Apply(Statement statement, string mention, string column, string parameter, string[] ids)
    {
        var isNamed = ids.Length == 1 ? $"= @{parameter}" : $"= any(@{parameter})";
        statement
            .Join(
                $"""
                join mentions {mention} on {mention}.article_id = q.article_id and {mention}.sort_at = q.sort_at
                    and {mention}.start_at >= q.start_at and {mention}.end_at <= q.end_at
                """
            )
            .OneOf($"{mention}.{column}", parameter, ids)
            .Where(
                $"""
                not exists (select from mentions e where e.article_id = q.article_id and e.start_at >= q.start_at
                        and e.end_at <= q.end_at and (e.start_at, e.end_at) < ({mention}.start_at, {mention}.end_at)
                        and e.{column} {isNamed})
                """
            );
    }
}
