using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Bodies that headlines call in marks by their field alone: «الشؤون البلدية» تعتمد, «تعليم السنديان» يحدد. What a field does in the
/// present is done by the body.
/// </summary>
internal sealed class MarkedHeadlines(TokenizedText text, MarkedNames marked)
{
    private const int LongestName = 4;

    /// <summary>Where the name ends that begins at a mark; the mark itself if none does.</summary>
    /// <param name="first">First token of the line.</param>
    public int Read(int open, int first)
    {
        if (
            marked.MarkEnd(open) is not { } stop
            || stop - open > LongestName
            || !Begins(open, first)
            || !Acts(stop + 1)
            || !IsBody(open + 1, stop)
        )
        {
            return open;
        }
        marked.Add(open + 1, stop, OrganizationKind.Government);
        return stop + 1;
    }

    /// <summary>At the head of the line, behind و or behind what ends another headline.</summary>
    private bool Begins(int open, int first) =>
        open == first || text.Word(open - 1)?.Form == "و" || text[open - 1].Symbol is '.' or '…' or ':' or '|' or '؛';

    private bool Acts(int at) =>
        text.Word(at) is { Form.Length: > 3 } verb && text.Vocabulary.General.IsPresent(verb.Form);

    private bool IsBody(int first, int stop)
    {
        if (text.Word(first) is not { } word || !word.TryRead(WordClass.Field, out var field) || field.Prefix > 0)
        {
            return false;
        }
        if (field.Definite)
        {
            return true;
        }
        // تعليم السنديان, صحة النواب: whose that is.
        return stop > first + 1
            && text.Word(stop - 1) is { } owner
            && (owner.HasArticle || owner.Is(WordClass.Place))
            && owner.Readings is [] or [{ Prefix: 0 }, ..];
    }
}
