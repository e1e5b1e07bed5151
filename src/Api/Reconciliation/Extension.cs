using System.Text.Json;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Database;

namespace Qawl.Api.Reconciliation;

/// <summary>Which properties of which entities are asked for.</summary>
internal sealed record Extension(IReadOnlyList<string> Ids, IReadOnlyList<EntityProperty> Properties)
{
    /// <summary>How many entities a request may ask for.</summary>
    public const int Most = 100;

    public static (Extension? Extension, ProblemResult? Problem) Read(JsonElement root)
    {
        var faults = new Faults();
        var reader = new QueryReader("extend", root, faults);
        var ids = reader.Values("ids");
        var asked = reader.Objects("properties");
        var properties = new List<EntityProperty>();
        foreach (var property in asked)
        {
            if (EntityProperty.All.FirstOrDefault(p => p.Id == property.Text("id")) is { } known)
            {
                properties.Add(known);
            }
            else
            {
                property.Fault("id", $"must be one of: {string.Join(", ", EntityProperty.All.Select(p => p.Id))}.");
            }
        }
        if (!reader.Has("ids"))
        {
            reader.Fault("ids", "must be a list of ids.");
        }
        if (!reader.Has("properties"))
        {
            reader.Fault("properties", "must be a list of objects with an id.");
        }
        return ids.Count > Most
                ? (null, new(ProblemKind.BodyTooLarge, $"At most {Most} entities can be asked for at once."))
            : faults.Any ? (null, faults.ToProblem(ProblemKind.InvalidBody))
            : (new(ids, [.. properties.DistinctBy(p => p.Id, StringComparer.Ordinal)]), null);
    }

    /// <returns>Of each id, the values of each property; none of what is not known.</returns>
    public async Task<IReadOnlyList<ExtendedEntity>> RunAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var moved = await MovedIds.FindAsync(connection, Ids, cancel);
        var rows = new List<ExtendedEntity>();
        foreach (var id in Ids.Distinct(StringComparer.Ordinal))
        {
            var holder = moved.GetValueOrDefault(id, id);
            var person = await PersonQueries.FindAsync(connection, holder, cancel);
            var body = person is null ? await OrganizationQueries.FindAsync(connection, holder, cancel) : null;
            rows.Add(
                new(
                    id,
                    Properties.ToDictionary(
                        p => p.Id,
                        p => (IReadOnlyList<object>)[.. person is null ? ValuesOf(body, p.Id) : ValuesOf(person, p.Id)],
                        StringComparer.Ordinal
                    )
                )
            );
        }
        return rows;
    }

    private static IEnumerable<object> ValuesOf(PersonDetail person, string property) =>
        property switch
        {
            "office" => person.Roles.Select(r => Text(r.Title)),
            "alias" => person.Aliases.Select(Text),
            "quoteCount" => [Number(person.QuoteCount)],
            "mentionCount" => [Number(person.MentionCount)],
            _ => [],
        };

    private static IEnumerable<object> ValuesOf(OrganizationDetail? body, string property) =>
        (body, property) switch
        {
            (null, _) => [],
            (_, "alias") => body.Aliases.Select(Text),
            (_, "kind") => [Text(EnumNames.Of(body.Kind))],
            (_, "quoteCount") => [Number(body.QuoteCount)],
            (_, "mentionCount") => [Number(body.MentionCount)],
            (_, "articleCount") => [Number(body.ArticleCount)],
            _ => [],
        };

    private static object Text(string text) => new { Str = text };

    private static object Number(int number) => new { Int = number };
}

/// <summary>An entity with the values of its properties, by their ids.</summary>
internal sealed record ExtendedEntity(string Id, IReadOnlyDictionary<string, IReadOnlyList<object>> Values)
{
    /// <summary>As version 0.2 has it: what is absent is an empty list.</summary>
    public static object In02(Extension extension, IEnumerable<ExtendedEntity> rows) =>
        new
        {
            Meta = extension.Properties.Select(p => new { p.Id, p.Name }),
            Rows = rows.ToDictionary(r => r.Id, r => r.Values, StringComparer.Ordinal),
        };

    public static object InDraft(Extension extension, IEnumerable<ExtendedEntity> rows) =>
        new
        {
            Meta = extension.Properties.Select(p => new { p.Id, p.Name }),
            Rows = rows.Select(r => new
            {
                r.Id,
                Properties = r.Values.Select(v => new { Id = v.Key, Values = v.Value }),
            }),
        };
}
