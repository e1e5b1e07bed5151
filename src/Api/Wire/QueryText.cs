using System.Text;
using Qawl.Api.Problems;

namespace Qawl.Api.Wire;

/// <summary>Refuses queries whose percent-encoding is not UTF-8: the framework would read them as U+FFFD.</summary>
internal static class QueryText
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static IApplicationBuilder UseStrictQueryText(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                IsUtf8(context.Request.QueryString.Value ?? "")
                    ? next(context)
                    : new ProblemResult(
                        ProblemKind.BadRequest,
                        "The query is not valid percent-encoded UTF-8."
                    ).ExecuteAsync(context)
        );

    internal static bool IsUtf8(string query)
    {
        if (!query.Contains('%', StringComparison.Ordinal))
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
                bytes[count++] = Convert.ToByte(query.Substring(i + 1, 2), 16);
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
