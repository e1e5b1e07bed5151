using System.Globalization;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>Numbers of dates and clocks in any script's digits.</summary>
internal static class Numbers
{
    /// <summary>Negative if the token is too long to be part of a date, or no number.</summary>
    public static int Value(ReadOnlySpan<char> text, Token token)
    {
        if (token.End - token.Start > 4)
        {
            return -1;
        }
        var value = 0;
        foreach (var c in text[token.Start..token.End])
        {
            value = (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(c);
        }
        return value;
    }

    /// <summary>The text with the digits of ASCII; empty if it is longer than any date.</summary>
    public static string InAscii(ReadOnlySpan<char> text)
    {
        Span<char> ascii = stackalloc char[40];
        if (text.Length > ascii.Length)
        {
            return "";
        }
        for (var i = 0; i < text.Length; i++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            ascii[i] = digit < 0 ? text[i] : (char)('0' + digit);
        }
        return ascii[..text.Length].ToString();
    }
}
