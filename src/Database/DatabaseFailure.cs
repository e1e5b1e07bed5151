namespace Qawl.Database;

/// <summary>What an exception of the database means for the request that met it.</summary>
public enum DatabaseFailure
{
    /// <summary>Not foreseen, or not of the database at all.</summary>
    Unknown,

    /// <summary>There is no connection to a server that is up: repeating may help soon.</summary>
    Unreachable,

    /// <summary>The server, the pool or a lock is taken: repeating at once makes it worse.</summary>
    Busy,

    /// <summary>Two transactions met and this one gave way: repeating helps.</summary>
    Contention,

    /// <summary>The statement ran longer than it may.</summary>
    Timeout,

    /// <summary>A row with this key exists, or one that it refers to does not.</summary>
    Conflict,

    /// <summary>A value that a column cannot hold, which should have been refused before.</summary>
    Invalid,

    /// <summary>Text that PostgreSQL cannot hold at all, such as U+0000 or half of a surrogate pair.</summary>
    InvalidText,

    /// <summary>A value or statement beyond a limit of PostgreSQL: a bound that we forgot.</summary>
    TooLarge,

    /// <summary>The role of the connection may not do this.</summary>
    Forbidden,
}
