namespace Qawl.Extraction.Names;

/// <summary>What stands before a name.</summary>
internal enum OfficeContext
{
    None,

    /// <summary>An office phrase, but something stands between: the name needs a given name.</summary>
    Phrase,

    /// <summary>An office or honorific right before it: any word that is nothing else is a name.</summary>
    Direct,
}
