using System.Text.Json.Serialization;
using Qawl.Api.Linked;

namespace Qawl.Api.Annotations;

/// <summary>A W3C Web Annotation: what a span of an article's text is.</summary>
internal sealed record Annotation
{
    /// <summary>Always the same: W3C Web Annotation, and schema.org in place. Absent inside a page, which has it.</summary>
    [JsonPropertyName("@context")]
    public LinkedContext? Context { get; init; }

    public required string Id { get; init; }

    /// <example>Annotation</example>
    public string Type { get; } = "Annotation";

    /// <summary>Of a quote <c>describing</c>: the body is a Quotation; of a mention <c>identifying</c>: the body is whom it names.</summary>
    public required string Motivation { get; init; }

    /// <summary>When the article was imported.</summary>
    public required DateTimeOffset Created { get; init; }

    public required LinkedThing Body { get; init; }

    public required AnnotationTarget Target { get; init; }
}

/// <summary>The span that an annotation is about.</summary>
internal sealed record AnnotationTarget
{
    /// <example>SpecificResource</example>
    public string Type { get; } = "SpecificResource";

    /// <summary>The address of the text that the selectors count in.</summary>
    public required string Source { get; init; }

    /// <summary>Two that select the same: a TextQuoteSelector and a TextPositionSelector.</summary>
    public required IReadOnlyList<AnnotationSelector> Selector { get; init; }
}

/// <summary>How to find a span: by its words and 32 code points on either side, or by its position in code points.</summary>
internal sealed record AnnotationSelector
{
    /// <summary>TextQuoteSelector or TextPositionSelector.</summary>
    public required string Type { get; init; }

    /// <summary>The words; of a TextQuoteSelector.</summary>
    public string? Exact { get; init; }

    /// <summary>What stands before them; shorter than 32 code points only where the text begins.</summary>
    public string? Prefix { get; init; }

    /// <summary>What stands behind them; shorter than 32 code points only where the text ends.</summary>
    public string? Suffix { get; init; }

    /// <summary>In Unicode code points from 0; of a TextPositionSelector.</summary>
    public int? Start { get; init; }

    /// <summary>Exclusive.</summary>
    public int? End { get; init; }
}

/// <summary>A page of an article's annotations in the order of its text.</summary>
internal sealed record AnnotationPage
{
    /// <inheritdoc cref="Annotation.Context" />
    [JsonPropertyName("@context")]
    public LinkedContext Context { get; } = LinkedContext.Fixed;

    public required string Id { get; init; }

    /// <example>AnnotationPage</example>
    public string Type { get; } = "AnnotationPage";

    public required AnnotationCollection PartOf { get; init; }

    public required IReadOnlyList<Annotation> Items { get; init; }

    /// <summary>The address of the next page; absent on the last one.</summary>
    public string? Next { get; init; }
}

/// <summary>All annotations of an article.</summary>
internal sealed record AnnotationCollection
{
    public required string Id { get; init; }

    /// <example>AnnotationCollection</example>
    public string Type { get; } = "AnnotationCollection";

    /// <summary>The article's title.</summary>
    public string? Label { get; init; }

    /// <summary>Quotes and mentions on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>The address of the first page.</summary>
    public required string First { get; init; }
}
