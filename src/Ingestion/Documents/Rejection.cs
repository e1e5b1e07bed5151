using Qawl.Database;

namespace Qawl.Ingestion.Documents;

/// <summary>Why a document was not imported. <see cref="Code"/> is stable; the detail is for people.</summary>
public sealed record Rejection(RejectionReason Reason, string Detail)
{
    /// <summary>The reason in camelCase, as it is stored and sent.</summary>
    public string Code => EnumNames.Of(Reason);
}

/// <summary>Every reason for refusing a document; names are stable, new ones may be added.</summary>
public enum RejectionReason
{
    /// <summary>No bytes at all.</summary>
    EmptyFile,

    /// <summary>Text, but no words of an article.</summary>
    EmptyBody,

    /// <summary>Not text.</summary>
    Binary,

    /// <summary>Neither Unicode nor an Arabic code page, or encoded twice.</summary>
    UnknownEncoding,

    /// <summary>More bytes than one document may have.</summary>
    TooLarge,

    /// <summary>A line of NDJSON with more bytes than one may have.</summary>
    LineTooLong,

    /// <summary>Elements or folders nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>An article without a single Arabic letter.</summary>
    NoArabic,

    /// <summary>Menus and buttons, and nothing else.</summary>
    OnlyFurniture,

    /// <summary>Not JSON, or not an object or a list of objects.</summary>
    MalformedJson,

    /// <summary>A field that every document needs is absent.</summary>
    MissingField,

    /// <summary>A field holds something else than the text or time that it should.</summary>
    WrongFieldType,

    /// <summary>An archive's member that names a place outside the archive.</summary>
    UnsafePath,

    /// <summary>A symbolic link out of the folder, to nowhere, or in a circle.</summary>
    SymbolicLink,

    /// <summary>A pipe, a socket or a device.</summary>
    NotRegularFile,

    /// <summary>The file could not be opened or read.</summary>
    Unreadable,

    /// <summary>Not a zip archive, or a damaged or encrypted one.</summary>
    MalformedArchive,

    /// <summary>More members, or more bytes once unpacked, than an archive may have.</summary>
    ArchiveTooLarge,

    /// <summary>An archive inside an archive.</summary>
    NestedArchive,

    /// <summary>A kind of file that there is no reader for.</summary>
    UnsupportedFormat,

    /// <summary>The engine failed on this text: a defect worth reporting.</summary>
    ExtractionFailed,

    /// <summary>The database refused the article's rows: a defect worth reporting.</summary>
    NotStorable,
}
