namespace Qawl.Ingestion.Decoding;

/// <summary>Elements of HTML by what they do to the text in them.</summary>
internal static class Elements
{
    /// <summary>A blank line stands around them.</summary>
    public static readonly HashSet<string> Apart = Named(
        "address article aside blockquote body details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul"
    );

    /// <summary>A line end stands around them.</summary>
    public static readonly HashSet<string> OnOwnLine = Named("br caption dd div dt figcaption legend li summary tr");

    /// <summary>Their content is text to the tokenizer, and hidden.</summary>
    public static readonly HashSet<string> Raw = Named(
        "iframe noembed noframes noscript script style textarea title xmp"
    );

    public static bool IsHeading(string name) => name is "h1" or "h2" or "h3";

    private static HashSet<string> Named(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
