namespace Qawl.Extraction;

/// <summary>The engine: from a stored text to what it says. Pure, deterministic and safe to call from many threads.</summary>
public static class ArticleExtractor
{
    /// <summary>Changes whenever the same text could give another result; stored with every article.</summary>
    public const string Version = "0.1.0";

    public static Article Extract(StoredText text, GivenFields given) =>
        new()
        {
            Title = given.Title,
            Outlet = given.Outlet,
            ExternalId = given.ExternalId,
            Published = given.Published,
            Language = "ar",
            Body = new TextSpan(0, text.Length),
        };
}
