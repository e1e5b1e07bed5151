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
    /// <summary>Whom a phrase means, by its names first, then by what the article says elsewhere.</summary>
    private static readonly Rule<Func<NounPhrases, NounPhrase, Attribution?>>[] Readings =
    [
        new("name", (phrases, phrase) => phrases.Name(phrase)),
        new("name-behind-class-word", (phrases, phrase) => phrases.NameBehindClassWord(phrase)),
        new("name-behind-office", (phrases, phrase) => phrases.NameBehindOffice(phrase)),
        new("name-farther-behind-office", (phrases, phrase) => phrases.NameBeyond(phrase)),
        new("title-with-pronoun", (phrases, phrase) => phrases._holders.LastTitled(phrase)),
        new("office-holder-named-earlier", (phrases, phrase) => phrases._holders.NamedEarlier(phrase)),
        new("office-with-pronoun", (phrases, phrase) => phrases._holders.OfSomebodyElse(phrase)),
        new("head-of-the-body", (phrases, phrase) => phrases._heads.HeadOf(phrase)),
        new("name-introduced-behind", (phrases, phrase) => phrases.Introduced(phrase)),
        new("maker-of-the-text", (phrases, phrase) => phrases._bodies.MakerOf(phrase)),
        new("body-named-earlier", (phrases, phrase) => phrases._bodies.NamedEarlier(phrase)),
        new("owner-of-the-organ", (phrases, phrase) => phrases._bodies.OwnerOf(phrase)),
        new("unnamed-source", (phrases, phrase) => phrase.IsSource ? phrases.Unnamed(phrase) : null),
        new("words-for-nobody-known", (phrases, phrase) => phrases.Unnamed(phrase)),
    ];

    private const int LongestPhrase = 24;

    private readonly PhraseExtent _extent = new(text, names);
    private readonly OfficeHolders _holders = new(text, names);
    private readonly Bodies _bodies = new(text, names);
    private readonly ApposedNames _apposed = new(text, names);
    private readonly BodyHeads _heads = new(text, names);
    private readonly IntroducedNames _introduced = new(text, names);

    /// <summary>Whether a noun phrase that can speak begins at a token.</summary>
    public bool Begins(int at)
    {
        if (names.At(at) is { } mention)
        {
            return !mention.HasPreposition;
        }
        if (text.Word(at) is not { } word)
        {
            return false;
        }
        return word.Is(ClosedClass.HisTitle)
            // حجة الإسلام
            || text.Match(at, text.Tokens.Length, PhraseKind.Honorific, out _, out _) > 1
            || _holders.OfficeOfHis(at) is (_, 0)
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
                // الآن is no name, but بعض and أحد stand for somebody.
                && (word.Is(WordClass.Source) || !word.Is(WordClass.Function));
    }

    private static bool Reads(Word word, WordClass any) =>
        word.TryRead(any, out var reading) && reading.Preposition == '\0';

    /// <param name="limit">The first token that cannot belong to the phrase.</param>
    /// <param name="isFollowed">At the limit somebody else's phrase begins: سأل أحد الصحفيين فلانا.</param>
    public Attribution? Read(int at, int limit, bool isFollowed = false)
    {
        limit = Math.Min(limit, at + LongestPhrase);
        if (text.Word(at) is null)
        {
            return null;
        }
        var phrase = new NounPhrase(text, _extent, at, limit) { IsFollowed = isFollowed };
        foreach (var rule in Readings)
        {
            if (rule.Find(this, phrase) is { } found)
            {
                return found with { Reading = rule };
            }
        }
        return null;
    }

    /// <summary>The phrase as it stands, whatever is named in it.</summary>
    public Attribution? AsItStands(int at, int limit) =>
        Unnamed(new NounPhrase(text, _extent, at, Math.Min(limit, at + LongestPhrase))) is { } words
            ? words with
            {
                Reading = Readings[^1],
            }
            : null;

    /// <summary>A name speaks for itself, unless a person stands beside a body.</summary>
    private Attribution? Name(NounPhrase phrase) =>
        names.At(phrase.At) is { } mention
            ? Named(
                mention.Referent.IsPerson ? mention : NextInApposition(mention) ?? mention,
                mention.Referent.Feminine
            )
            : null;

    /// <summary>صحيفة «…»: the class word before a name that it is no part of.</summary>
    private Attribution? NameBehindClassWord(NounPhrase phrase)
    {
        var at = phrase.At;
        return
            phrase.Word.Is(WordClass.OrganizationClass | WordClass.OrganizationHead)
            && (names.At(at + 1) ?? (text[at + 1].Kind == TokenKind.Symbol ? names.At(at + 2) : null))
                is { Referent.IsPerson: false } outlet
            ? Named(outlet, outlet.Referent.Feminine)
            : null;
    }

    /// <summary>وزير الصحة فلان: the name that completes the office.</summary>
    private Attribution? NameBehindOffice(NounPhrase phrase) =>
        _apposed.Find(phrase.At, phrase.IsFollowed ? phrase.End - 1 : phrase.End) is { } holder
            ? Named(holder, holder.Referent.Feminine) with
            {
                OnBehalfOf = _holders.SpokenFor(phrase.At, holder.First),
            }
            : null;

    /// <summary>المشرف على …، الدكتور فلان، إن: the name that completes the office from beyond what breaks the phrase.</summary>
    private Attribution? NameBeyond(NounPhrase phrase) =>
        !phrase.IsFollowed
        && !phrase.Word.IsPlural
        && (phrase.Word.HasArticle || phrase.Word.Is(WordClass.Office | WordClass.Source))
        && _apposed.Beyond(phrase) is { } holder
            ? Named(holder, holder.Referent.Feminine) with
            {
                OnBehalfOf = _holders.SpokenFor(phrase.At, holder.First),
            }
            : null;

    /// <summary>أحدهم، وهو فلان: whom the words behind a phrase that leaves him open introduce.</summary>
    private Attribution? Introduced(NounPhrase phrase) =>
        phrase.Word.HasArticle ? null
        : _introduced.Behind(phrase) is { } name ? Named(name, name.Referent.Feminine)
        : null;

    private static Attribution Named(Mention speaker, bool feminine) =>
        Attribution.Of(speaker) with
        {
            Feminine = feminine,
        };

    /// <summary>An organization right before a person is that person's: the person speaks.</summary>
    private Mention? NextInApposition(Mention mention) =>
        names.At(mention.End) is { Referent.IsPerson: true } next ? next : null;

    private Attribution? Unnamed(NounPhrase phrase)
    {
        if (phrase.Word.Is(WordClass.Preposition))
        {
            return null;
        }
        var (at, end) = (phrase.At, phrase.End);
        while (!text[end - 1].IsWord && text[end - 1].Symbol is not ')')
        {
            end--;
        }
        while (text.Word(end - 1)?.Is(WordClass.Preposition) == true)
        {
            end--;
        }
        var word = phrase.Word;
        return new Attribution(null, at, end, SpeakerBy.Title)
        {
            Feminine =
                word.Form.EndsWith('ه')
                || word.Is(WordClass.Country | WordClass.Place) && !word.Is(SpeechWord.Masculine)
                || text.Lexicon.FindOfSpeech(Offices.Bare(word)).HasFlag(SpeechWord.Things)
                || word is { Form: [.., 'ا', 'ت'] },
            OnBehalfOf = _holders.SpokenFor(at, end),
            StartUtf16 = text.StartUtf16(at, word.Readings is [var reading, ..] ? reading.Prefix : 0),
        };
    }
}
