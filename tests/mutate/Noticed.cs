namespace Qawl.Mutate;

/// <summary>Who notices first that a clause is gone, in the order in which they are asked.</summary>
internal enum Noticed
{
    /// <summary>A spec fails that is met.</summary>
    BySpec,

    /// <summary>A test of a single unit fails.</summary>
    ByTest,

    /// <summary>A seed differs from its annotations where it did not.</summary>
    BySeed,

    /// <summary>A text made to hurt ends in an exception, or what is found contradicts itself.</summary>
    ByHostile,

    /// <summary>Nothing of ours fails, but something else is found in a document.</summary>
    ByDocument,

    ByNobody,
}
