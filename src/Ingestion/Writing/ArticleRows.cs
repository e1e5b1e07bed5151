using System.Collections.Frozen;
using System.Globalization;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>An accepted document as the rows that it will be.</summary>
internal sealed class ArticleRows
{
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> _joined = FrozenDictionary<string, string>.Empty;

    public ArticleRows(ExtractedDocument.Accepted document)
    {
        Document = document;
        Id = Ids.Article(document.Given.Outlet, document.Text);
        Name = StorableName(document.Name);
        Forms = [.. AllForms().DistinctBy(f => f.Id, StringComparer.Ordinal)];
        Mentions =
        [
            .. Forms.SelectMany(f => f.Entity.Mentions.Select(m => new MentionRow(m, f))).DistinctBy(m => m.Span),
        ];
        Quotes = [.. Article.Quotes.DistinctBy(q => q.Span)];
    }

    public string Id { get; }

    public ExtractedDocument.Accepted Document { get; }

    public Article Article => Document.Article;

    /// <summary>As <c>documents.name</c> holds it.</summary>
    public string Name { get; }

    /// <summary>The form of the organization that published the article.</summary>
    public string? OutletForm { get; private set; }

    /// <summary>People, organizations and the outlet, each once.</summary>
    public IReadOnlyList<FormRow> Forms { get; }

    /// <summary>Each span once: the first form that claims it has it.</summary>
    public IReadOnlyList<MentionRow> Mentions { get; }

    public IReadOnlyList<Quote> Quotes { get; }

    /// <summary>An undated article's place in the order of lists; Npgsql stores it as <c>-infinity</c>.</summary>
    public DateTimeOffset SortAt => Article.Published?.Sort ?? DateTimeOffset.MinValue;

    /// <summary>Of publication, as the text states it, whatever the zone.</summary>
    public DateOnly? Day =>
        Article.Published is { } time
            ? DateOnly.ParseExact(time.Text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Names come from file systems and archives, where they may hold anything and be of any length.</summary>
    public static string StorableName(string name)
    {
        const int Most = DocumentLimits.NameLength;
        return StoredText
            .Of(name.Length <= Most ? name : string.Concat("…", name.AsSpan(name.Length - Most + 1)))
            .Value;
    }

    /// <summary>Of a person, an organization or whoever has no form, which is <c>null</c>.</summary>
    public string? FormOf(string? key) => key is null ? null : _forms[key];

    /// <summary>Whom a form means.</summary>
    public string PartyOf(string form) => _joined.GetValueOrDefault(form, form);

    /// <param name="joined">Of the forms that mean somebody with another form's id, who that is.</param>
    public void Join(IReadOnlyDictionary<string, string> joined) => _joined = joined;

    /// <summary>People, then organizations.</summary>
    public IEnumerable<Entity> Named => Article.People.Concat(Article.Organizations);

    /// <summary>The name and offices that the document has for who speaks, and the words that it uses here.</summary>
    public IEnumerable<string> NamesOfSpeaker(Quote quote)
    {
        if (quote.Speaker is not { } speaker)
        {
            yield break;
        }
        if (Named.FirstOrDefault(e => e.Key == speaker.Key) is { } named)
        {
            yield return named.Name;
            foreach (var role in named.Roles)
            {
                yield return role.Title;
            }
        }
        if (speaker.Words is { } words)
        {
            yield return Document.Text.Slice(words);
        }
    }

    /// <summary>What views get from these rows.</summary>
    public void AddTo(Change change)
    {
        var parties = Forms.ToDictionary(
            f => f.Id,
            f => change.Of(f.Type, PartyOf(f.Id), f.Entity.Name),
            StringComparer.Ordinal
        );
        var offices = Forms.SelectMany(f =>
            f.Entity.Roles.Select(r => (Party: parties[f.Id], OfficeWords.Of(r.Title)))
        );
        foreach (var (party, office) in offices.Distinct())
        {
            party.Hold(office, articles: 1);
        }
        foreach (var form in Forms)
        {
            parties[form.Id].Call(form.Entity.Name, FormFacts.Kind(form), form.IsOutlet);
        }
        var spelt = Forms
            .Select(f => (Party: parties[f.Id], f.Entity.Name))
            .Concat(Mentions.Select(m => (Party: parties[m.Form.Id], Name: Document.Text.Slice(m.Span))));
        foreach (var (party, spelling) in spelt.Distinct())
        {
            party.Spell(spelling, documents: 1);
        }
        foreach (var mention in Mentions)
        {
            parties[mention.Form.Id].Mentions++;
        }
        foreach (var speaker in Quotes.Select(q => FormOf(q.Speaker?.Key)).OfType<string>())
        {
            parties[speaker].Quotes++;
        }
        if (OutletForm is not null)
        {
            parties[OutletForm].Articles++;
        }
    }

    private IEnumerable<FormRow> AllForms()
    {
        var outlet = Article.Outlet is { } name ? OutletEntity(name) : null;
        foreach (var person in Article.People)
        {
            yield return Person(person);
        }
        foreach (var organization in Article.Organizations)
        {
            var isOutlet = organization.Key.Equals(outlet?.Key, StringComparison.Ordinal);
            yield return Organization(isOutlet ? outlet! : organization);
        }
        if (outlet is not null)
        {
            OutletForm = Organization(outlet).Id;
            yield return Organization(outlet);
        }
    }

    /// <summary>Of a name that many bear each article has its own form: whom it means is judged.</summary>
    private FormRow Person(Entity person)
    {
        var tellsApart = CommonNames.NameMany(NameWords.OfKey(person.Key)) ? Id : null;
        return new(_forms[person.Key] = Ids.Entity(person.Key, tellsApart), FormType.Person, person);
    }

    private FormRow Organization(Entity organization) =>
        new(_forms[organization.Key] = Ids.Entity(organization.Key), FormType.Organization, organization);

    /// <summary>The organization that the article itself names so, or one made of the name alone.</summary>
    private Entity OutletEntity(string outlet)
    {
        // A name of nothing but symbols still is one outlet.
        var (key, name) = ArticleExtractor.OutletOf(outlet) ?? ("organization:" + outlet, outlet);
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

/// <summary>What the document calls a person or an organization.</summary>
internal sealed record FormRow(string Id, FormType Type, Entity Entity)
{
    public bool IsOutlet => Type == FormType.Organization && Entity.IsOutlet;
}

/// <summary>A span and who is named there.</summary>
internal sealed record MentionRow(TextSpan Span, FormRow Form);
