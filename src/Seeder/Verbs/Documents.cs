using System.Globalization;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Reading;

namespace Qawl.Seeder.Verbs;

/// <summary>What the verbs that read documents share.</summary>
internal static class Documents
{
    public const int SomeRejected = 3;

    /// <exception cref="UsageException">A path is not there: told before anything starts.</exception>
    public static DocumentReader Open(IReadOnlyList<string> paths, FieldNames? fields)
    {
        var reader = new DocumentReader(paths, fields);
        return reader.FindMissing() is { } missing
            ? throw new UsageException($"There is no file or folder {missing}.")
            : reader;
    }

    /// <summary>One line of a document that was read although some of its bytes are nothing in its encoding.</summary>
    public static string DescribeMend(string name, int replaced) =>
        string.Concat(
            $"mended {name}: U+FFFD stands for bytes of no letter in {replaced.ToString(CultureInfo.InvariantCulture)} places".Select(
                c => char.IsControl(c) ? '?' : c
            )
        );

    /// <summary>One line; a name may hold anything, so control characters are shown as '?'.</summary>
    public static string Describe(string name, Rejection rejection) =>
        string.Concat(
            $"rejected {name}: {rejection.Code}: {rejection.Detail}".Select(c => char.IsControl(c) ? '?' : c)
        );
}
