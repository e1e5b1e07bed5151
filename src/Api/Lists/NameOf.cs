namespace Qawl.Api.Lists;

/// <summary>
/// The names of people and organizations that rows show: looked up by the ids in their columns, for each row that is
/// shown, so that no plan reads the others.
/// </summary>
internal static class NameOf
{
    public static string Person(string id) => $"(select name from people where id = {id})";

    public static string Organization(string id) => $"(select name from organizations where id = {id})";

    /// <summary>Of whichever of the two is there.</summary>
    public static string Either(string person, string organization) =>
        $"coalesce({Person(person)}, {Organization(organization)})";
}
