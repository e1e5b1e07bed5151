using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Qawl.Api.Lists;

namespace Qawl.Api.Statistics;

/// <summary>One page of the groups of rows.</summary>
internal sealed record GroupPage
{
    /// <summary>The largest first, or in the order of their values.</summary>
    public required IReadOnlyList<Group> Items { get; init; }

    /// <summary>Send it as <c>cursor</c>, with the same other parameters, for the next page; absent on the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How many groups all pages have together.</summary>
    public required long GroupCount { get; init; }

    /// <summary>What the names and ids among the filters were taken to mean: empty if nobody is known by them, absent if there were none.</summary>
    public IReadOnlyList<ResolvedName>? Resolved { get; init; }

    public static GroupPage Of(Page<Group> page) =>
        new()
        {
            Items = page.Items,
            NextCursor = page.NextCursor,
            GroupCount = page.Total!.Value,
            Resolved = page.Resolved,
        };
}

/// <summary>Rows that have the same values. Of the values those are present by which the request groups.</summary>
internal sealed record Group
{
    /// <summary>Whom they quote, by id; <c>(none)</c> is a source without a record.</summary>
    public GroupValue? Speaker { get; init; }

    /// <summary>Which kind of speaker they quote; <c>(none)</c> where it cannot be told.</summary>
    public GroupValue? SpeakerType { get; init; }

    /// <summary>Who published them, by id; <c>(none)</c> where no outlet is named.</summary>
    public GroupValue? Outlet { get; init; }

    /// <summary>Direct or indirect speech.</summary>
    public GroupValue? Kind { get; init; }

    /// <summary>The day of publication as the article states it, for example 2024-05-04; <c>(none)</c> for undated articles.</summary>
    public GroupValue? Day { get; init; }

    /// <summary>The week of publication by ISO 8601, for example 2024-W18; <c>(none)</c> for undated articles.</summary>
    public GroupValue? Week { get; init; }

    /// <summary>The month of publication, for example 2024-05; <c>(none)</c> for undated articles.</summary>
    public GroupValue? Month { get; init; }

    public required long Count { get; init; }

    /// <summary>The earliest day of publication in the group, as the article states it; absent if all are undated.</summary>
    [RegularExpression(@"^\d{4}-\d{2}-\d{2}$")]
    public string? First { get; init; }

    /// <summary>The latest day of publication in the group.</summary>
    [RegularExpression(@"^\d{4}-\d{2}-\d{2}$")]
    public string? Last { get; init; }

    /// <summary>The values as the database has them; empty where there is none.</summary>
    internal string Key1 { get; init; } = "";

    internal string Key2 { get; init; } = "";

    internal long GroupCount { get; init; }

    public Group With(Grouping grouping, GroupValue value) =>
        grouping switch
        {
            Grouping.Speaker => this with { Speaker = value },
            Grouping.SpeakerType => this with { SpeakerType = value },
            Grouping.Outlet => this with { Outlet = value },
            Grouping.Kind => this with { Kind = value },
            Grouping.Day => this with { Day = value },
            Grouping.Week => this with { Week = value },
            _ => this with { Month = value },
        };
}

/// <summary>What the rows of a group have in common.</summary>
internal sealed record GroupValue
{
    /// <summary>An id, a name of the contract or a date; <c>(none)</c> where there is none.</summary>
    /// <example>2024-05</example>
    public required string Value { get; init; }

    /// <summary>Of a person or an organization.</summary>
    public string? Name { get; init; }
}

/// <summary>By what rows are grouped.</summary>
internal enum Grouping
{
    Speaker,
    SpeakerType,
    Outlet,
    Kind,
    Day,
    Week,
    Month,
}

/// <summary>The order of groups.</summary>
internal enum GroupOrder
{
    [JsonStringEnumMemberName("-count")]
    LargestFirst,

    [JsonStringEnumMemberName("value")]
    ByValue,
}
