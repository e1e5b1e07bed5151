using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;

namespace Qawl.Ingestion.Writing;

/// <summary>An accepted document as the rows that it will be.</summary>
internal sealed class ArticleRows
{
    public ArticleRows(ExtractedDocument.Accepted document)
    {
        Document = document;
        Id = Ids.Article(document.Given.Outlet, document.Text);
        Name = StorableName(document.Name);
        Outlet = Article.Outlet is { } outlet ? OutletEntity(outlet) : null;
        Mentions = [.. AllMentions().DistinctBy(m => m.Span)];
        Quotes = [.. Article.Quotes.DistinctBy(q => q.Span)];
    }

    public string Id { get; }

    public ExtractedDocument.Accepted Document { get; }

    public Article Article => Document.Article;

    /// <summary>As <c>documents.name</c> holds it.</summary>
    public string Name { get; }

    /// <summary>The organization that published the article.</summary>
    public Entity? Outlet { get; }

    /// <summary>Each span once: the first entity that claims it has it.</summary>
    public IReadOnlyList<MentionRow> Mentions { get; }

    public IReadOnlyList<Quote> Quotes { get; }

    /// <summary>An undated article's place in the order of lists; Npgsql stores it as <c>-infinity</c>.</summary>
    public DateTimeOffset SortAt => Article.Published?.Sort ?? DateTimeOffset.MinValue;

    /// <summary>Names come from file systems and archives, where they may hold anything and be of any length.</summary>
    public static string StorableName(string name)
    {
        const int Most = DocumentLimits.NameLength;
        return StoredText
            .Of(name.Length <= Most ? name : string.Concat("…", name.AsSpan(name.Length - Most + 1)))
            .Value;
    }

    private IEnumerable<MentionRow> AllMentions() =>
        Article
            .People.SelectMany(p => p.Mentions.Select(m => new MentionRow(m, p, IsPerson: true)))
            .Concat(
                Article.Organizations.SelectMany(o => o.Mentions.Select(m => new MentionRow(m, o, IsPerson: false)))
            );

    /// <summary>The organization that the article itself names so, or one made of the name alone.</summary>
    private Entity OutletEntity(string outlet)
    {
        // A name of nothing but symbols still is one outlet.
        var (key, name) = Outlets.Resolve(outlet) ?? ("organization:" + outlet, outlet);
        var named = Article.Organizations.FirstOrDefault(o => o.Key.Equals(key, StringComparison.Ordinal));
        return (
            named
            ?? new Entity
            {
                Key = key,
                Name = name,
                Kind = OrganizationKind.Media,
                Mentions = [],
            }
        ) with
        {
            IsOutlet = true,
        };
    }
}

/// <summary>A span and who is named there.</summary>
internal sealed record MentionRow(TextSpan Span, Entity Entity, bool IsPerson)
{
    public string EntityId { get; } = Ids.Entity(Entity.Key);
}
