using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Words;

/// <summary>One way to read a written word: particles in front (و ف, then ب ل ك, then ال) and what remains.</summary>
internal readonly record struct Reading(int Prefix, bool And, char Preposition, bool Definite, LexicalEntry Entry);

/// <summary>A written form, folded, with everything that can be known of it alone. Shared by all its occurrences.</summary>
internal sealed class Word(Vocabulary vocabulary)
{
    /// <summary>Letters of a sound plural.</summary>
    private const int ShortestPlural = 5;

    /// <summary>Found when first asked for: most words are never asked. Whoever comes first finds the same.</summary>
    private Looks _looks;

    /// <summary>Where it was analysed.</summary>
    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>The classes of all readings' entries, those that this form cannot have included.</summary>
    public required WordClass Read { private get; init; }

    public required string Form { get; init; }

    /// <summary>Best first: the whole word, then the fewest particles. Empty for a word that no lexicon has.</summary>
    public required Reading[] Readings { get; init; }

    /// <summary>Of all readings together.</summary>
    public required WordClass Classes { get; init; }

    /// <summary>Of the form as it is written.</summary>
    public required ClosedClass Closed { get; init; }

    /// <inheritdoc cref="Closed" />
    public required PageWord OfPage { get; init; }

    /// <summary>Around speech, of the form as it is written.</summary>
    public required SpeechWord OfSpeech { get; init; }

    /// <summary>The form without each possible run of particles, and how many letters those take; the form itself first.</summary>
    public required Stem[] Stems { get; init; }

    /// <summary>Looks like a verb of the present tense or carries particles or endings of a common word.</summary>
    public bool IsInflected => LooksLike == Looks.Inflected;

    /// <summary>No list has it as anything but a surname, not even <see cref="GeneralVocabulary"/>: a foreign name, or misspelled.</summary>
    public bool IsRare => LooksLike == Looks.Rare;

    /// <summary>The kinds of phrases of the lexicons that may begin with the word.</summary>
    public required PhraseKind Phrases { get; init; }

    public bool IsLatin { get; init; }

    /// <summary>Written with the article, possibly behind particles.</summary>
    public bool HasArticle { get; init; }

    /// <summary>Looks like an active participle in the accusative, which tells how somebody does it: مبتسما, ضاحكا.</summary>
    public bool IsManner =>
        Form is ['م', _, _, .., 'ا'] or [_, 'ا', _, _, 'ا']
        && Vocabulary.General.KnowsNoun(Form.AsSpan(0, Form.Length - 1));

    /// <summary>A letter that stands for a word: د. مازن, جورج و. هارلان.</summary>
    public bool IsInitial => Form is [_, '.'];

    /// <summary>Has the ending of a sound plural; أمين is too short for one.</summary>
    public bool IsPlural =>
        Form is [.., 'و' or 'ي', 'ن'] or [.., 'ا', 'ت']
        && !Array.Exists(Readings, reading => reading.Entry.Form.Length < ShortestPlural);

    private Looks LooksLike => _looks == Looks.Unasked ? _looks = Vocabulary.LooksOf(this) : _looks;

    public bool Is(WordClass any) => (Classes & any) != 0;

    public bool Is(ClosedClass any) => (Closed & any) != 0;

    public bool Is(SpeechWord any) => (OfSpeech & any) != 0;

    public bool Is(PageWord any) => (OfPage & any) != 0;

    /// <summary>A verb of the language, or one with its object: قاطع, فقاطعها.</summary>
    public bool MayBeVerb =>
        Array.Exists(
            Stems,
            stem =>
                stem.Preposition == '\0'
                && (Vocabulary.General.KnowsVerb(stem.Form) || Vocabulary.General.KnowsVerb(WithoutObject(stem.Form)))
        );

    private static ReadOnlySpan<char> WithoutObject(ReadOnlySpan<char> form) =>
        form switch
        {
            [_, _, _, .., 'ه', 'ا' or 'م'] => form[..^2],
            [_, _, _, .., 'ه'] => form[..^1],
            _ => form,
        };

    public bool IsUnknown => Classes == WordClass.None && !IsInflected;

    /// <summary>The best reading of one of the classes.</summary>
    public bool TryRead(WordClass any, out Reading reading)
    {
        if ((Read & any) == 0)
        {
            reading = default;
            return false;
        }
        foreach (var candidate in Readings)
        {
            if ((candidate.Entry.Classes & any) != 0)
            {
                reading = candidate;
                return true;
            }
        }
        reading = default;
        return false;
    }
}

/// <summary>A form without particles. With للـ the second lam is the article's and stays.</summary>
internal readonly record struct Stem(string Form, int Prefix, bool And, char Preposition);

/// <summary>What a word that the lexicons do not have looks like.</summary>
internal enum Looks
{
    Unasked,

    /// <summary>The lexicons have it, or it is an ordinary word as it stands.</summary>
    Plain,

    /// <summary>An ordinary word with particles or endings.</summary>
    Inflected,

    /// <summary>No word of the language.</summary>
    Rare,
}
