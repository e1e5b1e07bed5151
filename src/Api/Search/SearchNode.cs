using Qawl.Extraction.Search;

namespace Qawl.Api.Search;

/// <summary>What is asked for: words, and how they belong together.</summary>
internal abstract record SearchNode
{
    /// <summary>Whether it asks for something; what only excludes would find nearly everything.</summary>
    public abstract bool Asks { get; }

    /// <summary>The words that it asks for, without those that it excludes.</summary>
    public abstract IEnumerable<Sought> Wanted { get; }
}

/// <summary>All of these.</summary>
internal sealed record AllOf(IReadOnlyList<SearchNode> Nodes) : SearchNode
{
    /// <summary>Behind whose name it all stands in brackets.</summary>
    public SearchField Field { get; init; }

    public override bool Asks => Nodes.Any(n => n.Asks);

    public override IEnumerable<Sought> Wanted => Nodes.SelectMany(n => n.Wanted);
}

/// <summary>One of these or several.</summary>
internal sealed record AnyOf(IReadOnlyList<SearchNode> Nodes) : SearchNode
{
    public override bool Asks => Nodes.All(n => n.Asks);

    public override IEnumerable<Sought> Wanted => Nodes.SelectMany(n => n.Wanted);
}

/// <summary>Not this.</summary>
internal sealed record Excluded(SearchNode Node) : SearchNode
{
    public override bool Asks => false;

    public override IEnumerable<Sought> Wanted => [];
}

/// <summary>A word, or several that follow each other.</summary>
/// <param name="Words">One at least.</param>
/// <param name="Way">How they are compared.</param>
/// <param name="Field">Where they must stand.</param>
/// <param name="Start">Where they begin in the query, in UTF-16.</param>
/// <param name="End">Exclusive.</param>
internal sealed record Sought(IReadOnlyList<SearchWord> Words, SoughtWay Way, SearchField Field, int Start, int End)
    : SearchNode
{
    /// <summary>What words begin with; for <see cref="SoughtWay.Beginning"/>.</summary>
    public IReadOnlyList<string> Beginnings { get; init; } = [];

    /// <summary>It stands in quotation marks.</summary>
    public bool IsQuoted { get; init; }

    public override bool Asks => true;

    public override IEnumerable<Sought> Wanted => [this];

    /// <summary>A word that need not be there.</summary>
    public bool IsParticle => Way == SoughtWay.Inflected && Words is [{ IsParticle: true }];
}

/// <summary>How words of a query are compared with those of a text.</summary>
internal enum SoughtWay
{
    /// <summary>In any inflection that the terms unite; several words follow each other.</summary>
    Inflected,

    /// <summary>As they are written.</summary>
    Exact,

    /// <summary>The text's word begins so.</summary>
    Beginning,
}

/// <summary>Where words of a query must stand.</summary>
internal enum SearchField
{
    Anywhere,
    Said,
    By,
    About,
    Title,
}
