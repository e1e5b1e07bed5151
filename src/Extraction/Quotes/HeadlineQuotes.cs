using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using HeadlineRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Speakers.FindSpeaker<Qawl.Extraction.Quotes.HeadlineQuotes>>;

namespace Qawl.Extraction.Quotes;

/// <summary>Headlines that put the speaker before a colon.</summary>
internal sealed class HeadlineQuotes(TokenizedText text, NameTable names, SpeakerSieve speakers, FoundQuotes found)
{
    private static readonly HeadlineRule[] Rules =
    [
        new("speaker-who-told-an-outlet", (headline, question) => headline.Teller(question)),
        new("name-and-place-before-colon", (headline, question) => headline.NameAndPlace(question)),
        new("name-before-colon", (headline, question) => headline.Name(question)),
        new("source-before-colon", (headline, question) => headline.Source(question)),
        new("short-name-before-colon", (headline, question) => headline.ShortName(question)),
        new("name-and-surname-before-colon", (headline, question) => headline.NameAndMore(question)),
    ];

    /// <summary>Whether the line was such a headline.</summary>
    public bool Read(PageLine line, Quotations quotations)
    {
        for (var i = line.FirstToken + 1; i < line.TokenEnd; i++)
        {
            if (!text[i].IsSymbol(':'))
            {
                continue;
            }
            var question = new Question(null, line.FirstToken, i);
            if (question.Decide(question.Ask(this, Rules)) is not null)
            {
                var quotation = quotations.OpeningAt(i + 1);
                var marked = quotation?.Close >= line.TokenEnd - 1;
                found.Add(
                    marked ? quotation : null,
                    i + 1,
                    line.TokenEnd,
                    new Reported(null, null, question),
                    quotations
                );
                return true;
            }
        }
        return false;
    }

    /// <summary>مختصون لـ«البلاد»: …</summary>
    private Attribution? Teller(Question question) =>
        WhoToldIt(question) is var told and >= 0 ? speakers.ReadNoun(FirstWord(question.First), told + 1) : null;

    /// <summary>Behind an opening mark: «العمل» لـ«الضحى»: …</summary>
    private int FirstWord(int first) => Marks.IsMark(text[first].Symbol) ? first + 1 : first;

    /// <summary>أوباما من كينيا: …</summary>
    private Attribution? NameAndPlace(Question question) =>
        names.At(question.First) is { } opening
        && question.Limit - opening.End <= 3
        && (
            text.Word(opening.End)?.Form is "من" or "في"
            || text.Word(opening.End)?.Readings is [{ Preposition: 'ب' }, ..]
        )
            ? Attribution.Of(opening)
            : null;

    /// <summary>نتنياهو: …</summary>
    private Attribution? Name(Question question) =>
        names.At(LastBefore(question.Limit)) is { HasPreposition: false } mention
        // كاتب عام نقابة النقل: …
        && (mention.Referent.IsPerson || mention.First == question.First || !text[question.First].Is(WordClass.Office))
            ? Attribution.Of(mention)
            : null;

    /// <summary>مصدر أمني: …; … .. وشهود: …</summary>
    private Attribution? Source(Question question)
    {
        var first = Segment(question);
        return
            text.Word(first)?.Is(WordClass.Source | WordClass.Office | WordClass.SpeakingText) == true
            && speakers.ReadNoun(first, question.Limit) is { } source
            && source.End >= question.Limit
            ? source
            : null;
    }

    /// <summary>Behind the last full stop before the colon: ارتفاع الأسعار.. والغرفة: ….</summary>
    private int Segment(Question question)
    {
        var at = question.Limit - 1;
        while (text[at - 1].IsWord && !IsAnother(at))
        {
            at--;
        }
        return at;
    }

    /// <summary>حرق معصرة في سنجل والأهالي: …</summary>
    private bool IsAnother(int at) => text.Word(at) is { HasArticle: true, Form: ['و', ..] };

    /// <summary>… .. والبلدية: …: one definite word of the name of a body that the article names.</summary>
    private Attribution? ShortName(Question question)
    {
        var at = question.Limit - 1;
        if (
            at > question.First && text[at - 1].Symbol is not ('.' or '…' or '!' or '؟') && !IsAnother(at)
            || text.Word(at) is not { HasArticle: true } word
        )
        {
            return null;
        }
        var form = word.Form[0] == 'و' ? word.Form[1..] : word.Form;
        var body = names
            .Referents.Where(body => body.Forms.Any(own => Means(own, form)))
            .MaxBy(body => body.Mentions.Count);
        return body is null ? null : new Attribution(body, at, at + 1, SpeakerBy.Title) { Feminine = body.Feminine };
    }

    private static bool Means(string own, string form) =>
        DefiniteArticle.Drop(own).SequenceEqual(DefiniteArticle.Drop(form));

    /// <summary>مازن الخطيب المري: …: what follows a name up to the colon is a part of it that no list has.</summary>
    private Attribution? NameAndMore(Question question)
    {
        if (names.At(question.First) is not { Referent.IsPerson: true } opening || question.Limit - opening.End > 2)
        {
            return null;
        }
        for (var i = opening.End; i < question.Limit; i++)
        {
            if (text.Word(i) is not { } word || word.Is(WordClass.Framing) || word.IsInflected)
            {
                return null;
            }
        }
        return Attribution.Of(opening);
    }

    private int LastBefore(int colon) => Marks.IsMark(text[colon - 1].Symbol) ? colon - 2 : colon - 1;

    /// <summary>The token before لـ«البلاد»: the outlet that was told is not who speaks. -1 if nobody was told.</summary>
    private int WhoToldIt(Question question)
    {
        if (names.At(LastBefore(question.Limit)) is not { } outlet)
        {
            return -1;
        }
        var at = outlet.First - (Marks.IsMark(text[outlet.First - 1].Symbol) ? 2 : 1);
        return text.Word(at)?.Form == "ل" ? at - 1 : -1;
    }
}
