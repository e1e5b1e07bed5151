namespace Qawl.Api.Tests.Search;

/// <summary>Operators, words and marks in any order.</summary>
internal static class MadeUpQueries
{
    private static readonly string[] Parts =
    [
        "سد",
        "في",
        "\"",
        "-",
        " ",
        "(",
        ")",
        "*",
        "=",
        "|",
        " OR ",
        "by:",
        "title:",
        "'",
        ":",
        "&",
        "!",
        "<->",
        "\\",
        "«",
        "عبد",
        "a",
        "😀",
        "ﷲ",
        "مسئـول",
    ];

    public static IEnumerable<string> Of(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable
            .Range(0, count)
            .Select(_ =>
                string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Parts[random.Next(Parts.Length)]))
            );
    }
}
