namespace Qawl.Api.Problems;

/// <summary>A kind of problem: its stable name, its status and the page that its type resolves to.</summary>
internal sealed record ProblemKind(string Name, int Status, string Title, string Explanation)
{
    public static readonly ProblemKind InvalidParameter = new(
        "invalid-parameter",
        400,
        "A parameter is not valid",
        "A parameter of the query is unknown, malformed, out of range or sent twice. The member errors names each one and says what is allowed."
    );

    public static readonly ProblemKind InvalidBody = new(
        "invalid-body",
        400,
        "The body is not valid",
        "The body is not the JSON that this operation takes: the syntax, a field's name or a field's type is wrong. The member errors names the field where one can be named."
    );

    public static readonly ProblemKind BadRequest = new(
        "bad-request",
        400,
        "The request cannot be read",
        "The request breaks the rules of HTTP, or is longer than any request here needs to be."
    );

    public static readonly ProblemKind KeyRequired = new(
        "key-required",
        401,
        "A valid API key is required",
        "The header X-Api-Key must hold a key of this service that is neither expired nor revoked: the one that it is configured with (Qawl__ApiKey), or one that Seeder keys create made. Reading needs one only where Qawl__Reading is key."
    );

    public static readonly ProblemKind WritingOff = new(
        "writing-off",
        403,
        "Writing is switched off",
        "The service has no API key at all, so nothing can be written over HTTP. Set Qawl__ApiKey and start it again, or make a key with Seeder keys create."
    );

    public static readonly ProblemKind RoleTooLow = new(
        "role-too-low",
        403,
        "The key may not do this",
        "The key is valid, but its role does not allow the operation. Readers ask; writers add articles and imports too; curators take articles down too; operators see how the service is run. The member detail names the role that is needed."
    );

    public static readonly ProblemKind NotFound = new(
        "not-found",
        404,
        "There is nothing with this id",
        "The id is well-formed or not, but nothing stored has it. Ids of quotes change when an article is extracted again and the span is no longer found."
    );

    public static readonly ProblemKind TakenDown = new(
        "taken-down",
        410,
        "The article was taken down",
        "The article was stored and has been removed for good, with its quotes and mentions. The member deletedAt says when, the member detail why, if a reason was given. It can only come back by being imported again with force."
    );

    public static readonly ProblemKind StaysOut = new(
        "stays-out",
        409,
        "The article was taken down and stays out",
        "This very content was stored and has been taken down; the member deletedAt says when. Sending it with force=true stores it again."
    );

    public static readonly ProblemKind UnknownRoute = new(
        "unknown-route",
        404,
        "There is no such route",
        "The path names nothing that the service offers. The routes are listed at /openapi.yaml and can be explored at /swagger."
    );

    public static readonly ProblemKind MethodNotAllowed = new(
        "method-not-allowed",
        405,
        "The method is not allowed here",
        "The path exists, but not with this method. The header Allow lists the methods that it takes."
    );

    public static readonly ProblemKind NotAcceptable = new(
        "not-acceptable",
        406,
        "The answer cannot be had in this format",
        "The header Accept names no media type that this operation offers. The member detail lists those that it does."
    );

    public static readonly ProblemKind BodyTooLarge = new(
        "body-too-large",
        413,
        "The body is too large",
        "An article's body may have 2 MB; an import's as much as Qawl__LargestImport says, packed and unpacked, and unpack to at most 100 times its size. What was stored before the limit was reached stays."
    );

    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type",
        415,
        "The body's media type is not supported",
        "Bodies are application/json in UTF-8, without Content-Encoding; those of imports are application/x-ndjson, with Content-Encoding gzip or none."
    );

    public static readonly ProblemKind Rejected = new(
        "rejected-document",
        422,
        "The document was rejected",
        "The request is well-formed, but no article can be made from its content. The member detail gives the reason and its code."
    );

    public static readonly ProblemKind Conflict = new(
        "conflict",
        409,
        "The request conflicts with what is stored",
        "Another request changed the same thing at the same time. Read it again and repeat."
    );

    public static readonly ProblemKind TooManyRequests = new(
        "too-many-requests",
        429,
        "Too many requests",
        "More requests came with this key, or from this address without one, than Qawl__Rates__Key and Qawl__Rates__Address grant in a minute. The header RateLimit tells what is left; repeat after the seconds in the header Retry-After."
    );

    public static readonly ProblemKind Internal = new(
        "internal",
        500,
        "Something failed inside the service",
        "This is a defect of the service. Report it with the traceId, which its log shows too."
    );

    public static readonly ProblemKind Unavailable = new(
        "unavailable",
        503,
        "The service cannot answer now",
        "The database is starting, restarting, full or out of reach. Repeat after the seconds in the header Retry-After; a write may be repeated safely."
    );

    public static readonly ProblemKind TimedOut = new(
        "timed-out",
        504,
        "The answer took too long",
        "The query was stopped because it took longer than the service allows. Narrow it, or repeat after the seconds in the header Retry-After."
    );

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidParameter,
        InvalidBody,
        BadRequest,
        KeyRequired,
        WritingOff,
        RoleTooLow,
        NotFound,
        TakenDown,
        StaysOut,
        UnknownRoute,
        MethodNotAllowed,
        NotAcceptable,
        Conflict,
        BodyTooLarge,
        UnsupportedMediaType,
        Rejected,
        TooManyRequests,
        Internal,
        Unavailable,
        TimedOut,
    ];

    public string Uri => "/problems/" + Name;

    /// <summary>The kind that says the most about a status nobody explained.</summary>
    public static ProblemKind ForStatus(int status) =>
        status switch
        {
            404 => UnknownRoute,
            405 => MethodNotAllowed,
            406 => NotAcceptable,
            413 => BodyTooLarge,
            415 => UnsupportedMediaType,
            503 => Unavailable,
            504 => TimedOut,
            >= 400 and < 500 => BadRequest,
            _ => Internal,
        };
}
