using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Reads the noun phrase that names a speaker: a name, an office with or without its holder's name, a short form of a body
/// that the article named before, or a source that it leaves unnamed.
/// </summary>
internal sealed class NounPhrases(TokenizedText text, NameTable names)
{
    private const int LongestPhrase = 24;

    private readonly PhraseExtent _extent = new(text, names);
    private readonly OfficeHolders _holders = new(text, names);
    private readonly Bodies _bodies = new(text, names);

    /// <summary>Whether a noun phrase that can speak begins at a token.</summary>
    public bool Begins(int at)
    {
        if (names.At(at) is { } mention)
        {
            return mention.First == at && !mention.HasPreposition;
        }
        return text.Word(at) is { } word
            && (
                word.Is(ClosedClass.HisTitle)
                || Reads(
                    word,
                    WordClass.Office
                        | WordClass.Honorific
                        | WordClass.Source
                        | WordClass.SpeakingText
                        | WordClass.OrganizationHead
                        | WordClass.OrganizationClass
                        | WordClass.Country
                        | WordClass.Place
                        | WordClass.GivenName
                )
            )
            && !word.Is(WordClass.Preposition | WordClass.That);
    }

    private static bool Reads(Word word, WordClass any) =>
        word.TryRead(any, out var reading) && reading.Preposition == '\0';

    /// <param name="limit">The first token that cannot belong to the phrase.</param>
    public Attribution? Read(int at, int limit)
    {
        limit = Math.Min(limit, at + LongestPhrase);
        if (names.At(at) is { } mention && mention.First == at)
        {
            return Named(
                mention,
                mention.Referent.IsPerson ? mention : NextInApposition(mention, limit) ?? mention,
                null
            );
        }
        if (text.Word(at) is not { } word)
        {
            return null;
        }
        if (
            word.Is(WordClass.OrganizationClass | WordClass.OrganizationHead)
            && (names.At(at + 1) ?? (text[at + 1].Kind == TokenKind.Symbol ? names.At(at + 2) : null))
                is { Referent.IsPerson: false } outlet
            && outlet.First <= at + 2
            && outlet.End <= limit
        )
        {
            return Named(outlet, outlet, null);
        }
        var end = _extent.End(at, limit);
        if (FindHolder(at, end, limit) is { } holder)
        {
            return Named(holder, holder, _holders.SpokenFor(at, holder.First));
        }
        if (word.Is(ClosedClass.HisTitle) && _holders.LastTitled(at) is { } titled)
        {
            return titled;
        }
        return _holders.Resolve(at, end, word) ?? _bodies.Resolve(at, end, word) ?? Unnamed(at, end);
    }

    private static Attribution Named(Mention mention, Mention speaker, Referent? body) =>
        new(speaker.Referent, speaker.First, speaker.End, SpeakerBy.Name)
        {
            Feminine = mention.Referent.Feminine,
            OnBehalfOf = body,
            StartUtf16 = speaker.StartUtf16,
        };

    /// <summary>An organization right before a person is that person's: the person speaks.</summary>
    private Mention? NextInApposition(Mention mention, int limit) =>
        mention.End < limit
        && names.At(mention.End) is { Referent.IsPerson: true } next
        && text.Adjacent(mention.End - 1)
            ? next
            : null;

    /// <summary>The person that completes the phrase: the last name of it, with only a comma allowed before.</summary>
    private Mention? FindHolder(int at, int end, int limit)
    {
        for (var i = at + 1; i <= end && i < limit; i++)
        {
            if (names.At(i) is not { Referent.IsPerson: true } mention)
            {
                if (
                    i == end
                    && text[i].Symbol is '،' or ','
                    && names.At(i + 1) is { Referent.IsPerson: true } behind
                    && behind.First == i + 1
                    && !behind.HasPreposition
                    && text[behind.End].Symbol is '،' or ','
                )
                {
                    return behind;
                }
                continue;
            }
            if (mention.HasPreposition || text.Word(i - 1)?.Form is "من" or "عن" or "الي" or "مع" or "ضد" or "بين")
            {
                i = mention.End - 1;
                continue;
            }
            // مستشار الرئيس بوتين: the name belongs to the second office, unless another follows.
            if (
                names.At(mention.End) is { Referent.IsPerson: true } second
                && second.First == mention.End
                && !second.HasPreposition
            )
            {
                return second;
            }
            return IsOwnersName(at, mention.First) ? null : mention;
        }
        return null;
    }

    private bool IsOwnersName(int at, int name)
    {
        if (
            text.Word(at)?.Readings
            is not [
                {
                    Definite: false,
                    Entry.Form: "مستشار"
                        or "مساعد"
                        or "متحدث"
                        or "ناطق"
                        or "مبعوث"
                        or "محامي"
                        or "نجل"
                        or "زوجه"
                        or "شقيق"
                },
                ..,
            ]
        )
        {
            return false;
        }
        return text.Word(name - 1) is { } before
            && before.TryRead(WordClass.Office, out var office)
            && office.Definite
            && !before.Is(WordClass.Honorific)
            && name - at <= 3;
    }

    private Attribution Unnamed(int at, int end)
    {
        while (end > at + 1 && !text[end - 1].IsWord && text[end - 1].Symbol is not ')')
        {
            end--;
        }
        while (end > at + 1 && text.Word(end - 1)?.Is(WordClass.Preposition) == true)
        {
            end--;
        }
        var word = text.Word(at)!;
        return new Attribution(null, at, end, SpeakerBy.Title)
        {
            Feminine = word.Form.EndsWith('ه') || word.Is(WordClass.Country | WordClass.Place),
            OnBehalfOf = _holders.SpokenFor(at, end),
            StartUtf16 = text.StartUtf16(at, word.Readings is [{ And: true } reading, ..] ? reading.Prefix : 0),
        };
    }
}
