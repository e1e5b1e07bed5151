using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>Whom a text names, by place.</summary>
internal sealed class PlacedEntities
{
    private readonly TextSpan[] _spans;

    private readonly Entity[] _entities;

    public PlacedEntities(IEnumerable<Entity> entities)
    {
        var placed = entities
            .SelectMany(e => e.Mentions.Select(m => (Span: m, Entity: e)))
            .OrderBy(n => n.Span.Start)
            .ToList();
        _spans = [.. placed.Select(n => n.Span)];
        _entities = [.. placed.Select(n => n.Entity)];
    }

    /// <returns>In the order of the text.</returns>
    public IEnumerable<(Entity Entity, TextSpan Span)> Within(TextSpan span)
    {
        for (var at = FirstFrom(_spans, span.Start); at < _spans.Length && _spans[at].End <= span.End; at++)
        {
            yield return (_entities[at], _spans[at]);
        }
    }

    /// <summary>
    /// The only person whom a stretch of the text names, else the only organization; <c>null</c> if it names nobody or several.
    /// </summary>
    public (Entity Entity, TextSpan Span)? Only(TextSpan span)
    {
        var named = Within(span).ToList();
        named = named.Exists(n => n.Entity.Kind is null) ? named.FindAll(n => n.Entity.Kind is null) : named;
        return named.Count > 0 && named.TrueForAll(n => n.Entity == named[0].Entity) ? named[0] : null;
    }

    /// <param name="spans">In the order of the text, none within another.</param>
    /// <returns>The index of the first that begins at a place or behind it.</returns>
    public static int FirstFrom(TextSpan[] spans, int start)
    {
        var at = Array.BinarySearch(spans, new(start, start), ByStart);
        return at < 0 ? ~at : at;
    }

    private static readonly Comparer<TextSpan> ByStart = Comparer<TextSpan>.Create(
        (one, other) => one.Start.CompareTo(other.Start)
    );
}
