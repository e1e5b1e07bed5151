namespace Qawl.Api.Claims;

/// <summary>
/// A draft as the engine reads it: what marks emphasis, headings and quoted paragraphs in Markdown becomes a space, and so does what the
/// engine leaves out of texts, so that every place is the same in both.
/// </summary>
internal static class PlainText
{
    public static string Of(string draft) =>
        string.Create(
            draft.Length,
            draft,
            static (plain, text) =>
            {
                var begins = true;
                for (var i = 0; i < text.Length; i++)
                {
                    var c = text[i];
                    plain[i] = c switch
                    {
                        '\r' => i + 1 < text.Length && text[i + 1] == '\n' ? ' ' : '\n',
                        '\0' or '\uFEFF' or '*' or '`' => ' ',
                        '#' or '>' when begins && !IsHashtag(text, i) => ' ',
                        _ => c,
                    };
                    begins = c is '\n' or '\r' || (begins && plain[i] == ' ');
                }
            }
        );

    private static bool IsHashtag(string text, int at) =>
        text[at] == '#' && at + 1 < text.Length && char.IsLetter(text[at + 1]);
}
