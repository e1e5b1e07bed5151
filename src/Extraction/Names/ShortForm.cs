namespace Qawl.Extraction.Names;

/// <summary>A shorter way to name a referent.</summary>
/// <param name="Forms">Folded words.</param>
/// <param name="Rule">By which it is one.</param>
internal sealed record ShortForm(string[] Forms, Referent Referent, ShortFormRule Rule)
{
    /// <summary>Neither the first name nor the surname.</summary>
    public bool IsMiddleName => Rule == ShortForms.MiddleName;

    /// <summary>The class word alone: it means the body of its class that was named last.</summary>
    public bool IsClassWord => Rule == ShortForms.ClassWordAlone;
}
