namespace Qawl.Database.Keys;

/// <summary>What a key may do. Each may do all that those before it may.</summary>
public enum KeyRole
{
    /// <summary>Asks.</summary>
    Reader,

    /// <summary>Adds articles and imports.</summary>
    Writer,

    /// <summary>Takes articles down.</summary>
    Curator,

    /// <summary>Sees how the service is run, such as the paths of imports.</summary>
    Operator,
}
