using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>
/// Refuses queries whose percent-encoding is not UTF-8, which the framework would read as U+FFFD, and those that are longer
/// than all parameters together can be.
/// </summary>
internal static class QueryText
{
    /// <summary>In bytes: ten thousand Arabic letters, percent-encoded, are still told what is wrong with them.</summary>
    public const int Longest = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static IApplicationBuilder UseStrictQueryText(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                FaultOf(context.Request.QueryString.Value ?? "") is { } problem
                    ? problem.ExecuteAsync(context)
                    : next(context)
        );

    private static ProblemResult? FaultOf(string query)
    {
        if (query.Length > Longest)
        {
            return new(ProblemKind.BadRequest, $"The query has {query.Length} bytes; it must have at most {Longest}.");
        }
        if (IsUtf8(query))
        {
            return null;
        }
        var faults = new Faults();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (!IsUtf8(pair.EncodedName.Span))
            {
                faults.Add(pair.EncodedName.ToString(), "is not valid percent-encoded UTF-8.");
            }
            else if (!IsUtf8(pair.EncodedValue.Span))
            {
                faults.Add(
                    pair.DecodeName().ToString(),
                    $"must be percent-encoded UTF-8, not {Echo.Of(pair.EncodedValue.ToString())}."
                );
            }
        }
        return faults.ToProblem(ProblemKind.InvalidParameter);
    }

    internal static bool IsUtf8(ReadOnlySpan<char> query)
    {
        if (!query.Contains('%'))
        {
            return true;
        }
        var bytes = new byte[query.Length];
        var count = 0;
        for (var i = 0; i < query.Length; i++)
        {
            if (query[i] != '%')
            {
                // Only where bytes of one character adjoin does it matter what they are.
                bytes[count++] = (byte)'.';
            }
            else if (i + 2 < query.Length && char.IsAsciiHexDigit(query[i + 1]) && char.IsAsciiHexDigit(query[i + 2]))
            {
                bytes[count++] = Convert.ToByte(query.Slice(i + 1, 2).ToString(), 16);
                i += 2;
            }
            else
            {
                return false;
            }
        }
        try
        {
            Strict.GetCharCount(bytes, 0, count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
