using System.Text.RegularExpressions;

namespace Qawl.Api.Claims;

/// <summary>A comma, an ellipsis or an emoji in what a draft reports without marks; UTF-16.</summary>
/// <param name="LeadsToRemark">What follows is what the draft holds of the words: <c>، وهذا صحيح</c>.</param>
internal readonly record struct Pause(int Start, int End, bool LeadsToRemark);

/// <summary>Tells behind which pauses a draft may go on with words of its own: <c>قال فلان إن …، وهذا صحيح</c>.</summary>
internal static partial class Pauses
{
    /// <summary>So that each clause takes few questions.</summary>
    private const int Most = 4;

    /// <returns>The last one first, and none behind which the clause is limited: an exception, a condition, a reason, a place.</returns>
    public static IEnumerable<Pause> Of(string clause) =>
        Sign()
            .Matches(clause)
            .Reverse()
            .Select(m => (Start: m.Index, End: m.Index + m.Length))
            .Where(m => m.Start > 0 && m.End < clause.Length && !BelongsBefore().IsMatch(clause.AsSpan(m.End)))
            .Take(Most)
            .Select(m => new Pause(m.Start, m.End, Remark().IsMatch(clause.AsSpan(m.End))));

    [GeneratedRegex(
        @"\s*([،,؛;…–]|\.\.\.+|[\p{So}\p{Cs}]+)\s*|\s+(?=(يعني|فبلاش|بلاش)\s)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sign();

    // Exceptions, conditions, reasons and times change what was said; the article of a relative goes with a noun.
    [GeneratedRegex(
        @"^و?(إلا(?! أن)|سوى|عدا|ما عدا|باستثناء|إذا|إن|لو|لولا|ما لم|ما دام\p{L}*|طالما|شرط|شريطة|بشرط|دون|بدون|بل|لا|ليس\p{L}*|لن|لم|حتى|كي|لكي|لأن\p{L}*|الذي|التي|الذين|من|في|على|إلى|عن|ب(?!ينما)\p{L}+|ل(?!عل|كن)\p{L}+)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex BelongsBefore();

    // What the draft holds of the words. Whatever else follows may be claimed too: ، وهي تكفي مليون نسمة.
    [GeneratedRegex(
        @"^[وف]?((لعل\p{L}*|ربما|الحال|الحق|الواقع|الصحيح|يعني|بلاش|الله|ربنا|شكرا|أنا|نحن)\b|(هذا|هذه|ذلك|هو|هي) (غير )?(صحيح|صحيحة|خطأ|كذب|مضلل|مضللة|باطل|دقيق|دقيقة|سليم|يُ?حسب)\b)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Remark();
}
