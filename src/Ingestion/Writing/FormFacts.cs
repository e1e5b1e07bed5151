using Npgsql;
using Qawl.Database;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>Rows of <c>forms</c>, <c>form_roles</c> and <c>mentions</c>. Whom a form means stands beside it.</summary>
internal static class FormFacts
{
    internal const string InsertForms = """
        insert into forms (article_id, id, type, key, name, kind, is_outlet, rule, person_id, organization_id)
        select n.article_id, n.id, n.type, n.key, n.name, n.kind, n.is_outlet, n.rule,
               case when n.type = 'person' then n.party end, case when n.type = 'organization' then n.party end
        from (
            select unnest(@formArticles) as article_id, unnest(@forms) as id, unnest(@formTypes) as type,
                   unnest(@formKeys) as key, unnest(@formNames) as name, unnest(@formKinds) as kind,
                   unnest(@formOutlets) as is_outlet, unnest(@formRules) as rule, unnest(@formParties) as party
        ) as n
        """;

    /// <summary>Of one word nothing can be said but that it is the same one.</summary>
    internal const string Queue = """
        insert into forms_to_judge (form_id, type, key)
        select distinct n.id, n.type, n.key from unnest(@forms, @formTypes, @formKeys) as n (id, type, key)
        where n.key like '% %'
        """;

    /// <summary>Before its forms go: what others mean may rest on them.</summary>
    internal const string QueueOfArticle = """
        insert into forms_to_judge (form_id, type, key)
        select id, type, key from forms where article_id = @article and key like '% %'
        """;

    internal const string InsertRoles = """
        insert into form_roles (article_id, form_id, title, office, start_at, end_at, day, person_id)
        select n.article_id, n.form_id, n.title, n.office, n.start_at, n.end_at, n.day, n.party
        from (
            select unnest(@roleArticles) as article_id, unnest(@roleForms) as form_id, unnest(@roleTitles) as title,
                   unnest(@roleOffices) as office, unnest(@roleStarts) as start_at, unnest(@roleEnds) as end_at,
                   unnest(@roleDays) as day, unnest(@roleParties) as party
        ) as n
        """;

    internal const string InsertMentions = """
        insert into mentions (article_id, start_at, end_at, text, form_id, person_id, organization_id, sort_at)
        select n.article_id, n.start_at, n.end_at, n.text, n.form_id,
               case when n.is_person then n.party end, case when not n.is_person then n.party end, n.sort_at
        from (
            select unnest(@mentionArticles) as article_id, unnest(@mentionStarts) as start_at,
                   unnest(@mentionEnds) as end_at, unnest(@mentionTexts) as text, unnest(@mentionForms) as form_id,
                   unnest(@mentionPeople) as is_person, unnest(@mentionSorts) as sort_at,
                   unnest(@mentionParties) as party
        ) as n
        """;

    public static IEnumerable<NpgsqlParameter> FormColumns(IReadOnlyList<ArticleRows> rows)
    {
        var forms = rows.SelectMany(r => r.Forms.Select(f => (Rows: r, Form: f))).ToList();
        return
        [
            Column.Text("formArticles", forms.Select(f => f.Rows.Id)),
            Column.Text("forms", forms.Select(f => f.Form.Id)),
            Column.Text("formTypes", forms.Select(f => EnumNames.Of(f.Form.Type))),
            Column.Text("formKeys", forms.Select(f => f.Form.Entity.Key)),
            Column.Text("formNames", forms.Select(f => f.Form.Entity.Name)),
            Column.Text("formRules", forms.Select(f => f.Form.Entity.Rule)),
            Column.Text("formKinds", forms.Select(f => Kind(f.Form))),
            Column.Text("formParties", forms.Select(f => f.Rows.PartyOf(f.Form.Id))),
            Column.Flag("formOutlets", forms.Select(f => f.Form.IsOutlet)),
        ];
    }

    public static IEnumerable<NpgsqlParameter> RoleColumns(IReadOnlyList<ArticleRows> rows)
    {
        var roles = rows.SelectMany(r =>
                from form in r.Forms
                from role in form.Entity.Roles.DistinctBy(role => role.Title, StringComparer.Ordinal)
                where form.Type == FormType.Person
                select (Rows: r, Form: form.Id, Role: role)
            )
            .ToList();
        return
        [
            Column.Text("roleArticles", roles.Select(r => r.Rows.Id)),
            Column.Text("roleForms", roles.Select(r => r.Form)),
            Column.Text("roleTitles", roles.Select(r => r.Role.Title)),
            Column.Text("roleOffices", roles.Select(r => OfficeWords.Of(r.Role.Title))),
            Column.Number("roleStarts", roles.Select(r => r.Role.Span.Start)),
            Column.Number("roleEnds", roles.Select(r => r.Role.Span.End)),
            Column.Day("roleDays", roles.Select(r => r.Rows.Day)),
            Column.Text("roleParties", roles.Select(r => r.Rows.PartyOf(r.Form))),
        ];
    }

    public static IEnumerable<NpgsqlParameter> MentionColumns(IReadOnlyList<ArticleRows> rows)
    {
        var mentions = rows.SelectMany(r => r.Mentions.Select(m => (Rows: r, Mention: m))).ToList();
        return
        [
            Column.Text("mentionArticles", mentions.Select(m => m.Rows.Id)),
            Column.Number("mentionStarts", mentions.Select(m => m.Mention.Span.Start)),
            Column.Number("mentionEnds", mentions.Select(m => m.Mention.Span.End)),
            Column.Text("mentionTexts", mentions.Select(m => m.Rows.Document.Text.Slice(m.Mention.Span))),
            Column.Text("mentionForms", mentions.Select(m => m.Mention.Form.Id)),
            Column.Flag("mentionPeople", mentions.Select(m => m.Mention.Form.Type == FormType.Person)),
            Column.Time("mentionSorts", mentions.Select(m => m.Rows.SortAt)),
            Column.Text("mentionParties", mentions.Select(m => m.Rows.PartyOf(m.Mention.Form.Id))),
        ];
    }

    /// <summary>Of an organization.</summary>
    public static string? Kind(FormRow form) =>
        form.Type == FormType.Person ? null : EnumNames.Of(form.Entity.Kind ?? OrganizationKind.Other);
}
