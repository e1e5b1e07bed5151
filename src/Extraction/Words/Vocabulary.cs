using System.Collections.Concurrent;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

/// <summary>
/// Every written form that was met, analysed once. News repeats its words, so nearly all of the work of reading is a
/// look-up. Safe for many threads; bounded, because input is not trusted.
/// </summary>
internal sealed class Vocabulary(Lexicon lexicon, GeneralVocabulary general)
{
    private const int Capacity = 200_000;

    /// <summary>A power of two.</summary>
    private const int Recent = 65536;

    public static readonly Vocabulary Shared = new(Lexicon.Shared, new GeneralVocabulary());

    public Lexicon Lexicon { get; } = lexicon;

    public GeneralVocabulary General { get; } = general;

    private readonly ConcurrentDictionary<string, Word> _words = new(StringComparer.Ordinal);

    private int _count;

    /// <summary>The words that a thread met last, by a hash of their letters: most words are read again soon.</summary>
    [ThreadStatic]
    private static Word?[]? recent;

    public Word Get(ReadOnlySpan<char> form)
    {
        var cache = recent ??= new Word?[Recent];
        ref var slot = ref cache[Hash(form) & (Recent - 1)];
        if (slot is { } met && met.Vocabulary == this && form.SequenceEqual(met.Form))
        {
            return met;
        }
        return slot = Find(form);
    }

    private static int Hash(ReadOnlySpan<char> form)
    {
        var hash = 0;
        foreach (var c in form)
        {
            hash = (hash * 31) + c;
        }
        return hash ^ (hash >> 13);
    }

    private Word Find(ReadOnlySpan<char> form)
    {
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var known))
        {
            return known;
        }
        var word = Analyse(form.ToString());
        // What does not fit is analysed again each time: slower, never wrong.
        if (Volatile.Read(ref _count) < Capacity && _words.TryAdd(word.Form, word))
        {
            Interlocked.Increment(ref _count);
        }
        return word;
    }

    private Word Analyse(string form)
    {
        var stems = Stems(form);
        var readings = new List<Reading>();
        var classes = WordClass.None;
        foreach (var stem in stems)
        {
            var exact = Lexicon.Find(stem.Form) ?? ServantOf(stem.Form);
            // كيان is no كـ with the name يان.
            if (
                exact is not null
                && (
                    stem.Preposition == '\0'
                    || (exact.Classes & ~(WordClass.GivenName | WordClass.FamilyName | WordClass.StartsPhrase)) != 0
                    || General.Find(form) != Listing.Whole
                )
            )
            {
                readings.Add(new Reading(stem.Prefix, stem.And, stem.Preposition, HasArticle(stem.Form), exact));
                classes |= exact.Classes;
            }
            if (HasArticle(stem.Form) && Lexicon.Find(DefiniteArticle.Drop(stem.Form).ToString()) is { } bare)
            {
                readings.Add(new Reading(stem.Prefix, stem.And, stem.Preposition, true, bare));
                // Behind the article a verb's letters are a noun's: النقل.
                classes |= bare.Classes & ~NeverDefinite;
            }
            // A word that is known as a whole is not cut further: وليد is no و + ليد.
            if (readings.Count > 0)
            {
                break;
            }
        }
        var read = WordClass.None;
        var phrases = PhraseKind.None;
        foreach (var reading in readings)
        {
            read |= reading.Entry.Classes;
            foreach (var phrase in reading.Entry.Phrases)
            {
                phrases |= phrase.Kind;
            }
        }
        return new Word(this)
        {
            Form = form,
            Stems = stems,
            Readings = [.. readings],
            Read = read,
            Classes = classes & ~WordClass.StartsPhrase,
            Closed = Lexicon.FindClosed(form),
            OfPage = Lexicon.FindOfPage(form),
            OfSpeech = Lexicon.FindOfSpeech(form),
            Phrases = phrases,
            IsLatin = form[0] < '\u0250',
            // التقت begins like the article and has none.
            HasArticle = HasArticle(stems),
        };
    }

    /// <summary>عبدالحكيم: every such word is a given name.</summary>
    private static LexicalEntry? ServantOf(string form) =>
        form.StartsWith("عبدال", StringComparison.Ordinal)
            ? new LexicalEntry(form) { Classes = WordClass.GivenName }
            : null;

    private const WordClass NeverDefinite =
        WordClass.Verb
        | WordClass.That
        | WordClass.Blocked
        | WordClass.Nominal
        | WordClass.According
        | WordClass.Preposition
        | WordClass.Function;

    private static bool HasArticle(Stem[] stems)
    {
        foreach (var stem in stems)
        {
            if (HasArticle(stem.Form))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasArticle(string form) => DefiniteArticle.Begins(form);

    private static Stem[] Stems(string form)
    {
        var stems = new List<Stem>(4) { new(form, 0, false, '\0') };
        AddPreposition(stems, form, 0, false);
        if (form[0] is 'و' or 'ف')
        {
            stems.Add(new Stem(form[1..], 1, true, '\0'));
            AddPreposition(stems, form, 1, true);
        }
        return [.. stems];
    }

    private static void AddPreposition(List<Stem> stems, string form, int at, bool and)
    {
        if (form.Length - at < 4 || form[at] is not ('ب' or 'ل' or 'ك'))
        {
            return;
        }
        // لل is ل before the article, the second lam standing for ال; or ل before a word that begins with lam (للجنة).
        if (form[at] == 'ل' && form[at + 1] == 'ل')
        {
            stems.Add(new Stem(string.Concat(DefiniteArticle.Letters, form.AsSpan(at + 2)), at + 1, and, 'ل'));
        }
        stems.Add(new Stem(form[(at + 1)..], at + 1, and, form[at]));
    }

    /// <summary>How a word that the lexicons do not have looks.</summary>
    public Looks LooksOf(Word word)
    {
        if (word.Classes is not (WordClass.None or WordClass.FamilyName))
        {
            return Looks.Plain;
        }
        return General.Find(word.Form) switch
        {
            // بشن: too short for that what is behind the particle is looked up.
            Listing.None when EndsWithPronoun(word.Form) => Looks.Inflected,
            Listing.None when word.Form.Length > (word.Form[0] is 'ب' or 'ك' or 'ل' ? 3 : 2) => Looks.Rare,
            Listing.None => Looks.Plain,
            var listing => IsParticleBefore(word.Form, listing) || IsInflectedForm(word.Form, word.Stems)
                ? Looks.Inflected
                : Looks.Plain,
        };
    }

    /// <summary>إجراؤها, إيجابيته: no name of that length ends so.</summary>
    private static bool EndsWithPronoun(string form) =>
        form.Length > 5
        && (
            form.EndsWith("ها", StringComparison.Ordinal)
            || form.EndsWith("هم", StringComparison.Ordinal)
            || form.EndsWith("ته", StringComparison.Ordinal)
        );

    /// <summary>بواقع, وتحديدا: a word of the language behind و, ب or the like.</summary>
    private static bool IsParticleBefore(string form, Listing listing) =>
        listing == Listing.WithParticles && !DefiniteArticle.Begins(form);

    private bool IsInflectedForm(string form, Stem[] stems)
    {
        foreach (var stem in stems)
        {
            if (IsInflectedStem(HasArticle(stem.Form) ? DefiniteArticle.Drop(stem.Form).ToString() : stem.Form))
            {
                return true;
            }
        }
        return LooksLikeVerb(form);
    }

    private static readonly string[] Endings =
    [
        "هما",
        "ها",
        "هم",
        "نا",
        "ات",
        "ان",
        "ين",
        "ون",
        "يه",
        "وا",
        "ه",
        "ت",
        "ا",
        "ي",
    ];

    private bool IsInflectedStem(string stem)
    {
        foreach (var ending in Endings)
        {
            if (stem.Length - ending.Length < 2 || !stem.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }
            var bare = stem[..^ending.Length];
            // زيارته: before an ending, ة is written ت; أمان has nothing of أمة.
            if (
                IsCommon(bare)
                || ending != "ان" && IsCommon(bare + 'ه')
                || bare[^1] == 'ت' && IsCommon(string.Concat(bare.AsSpan(0, bare.Length - 1), "ه"))
            )
            {
                return true;
            }
        }
        return false;
    }

    private bool IsCommon(string form) =>
        Lexicon.Find(form) is { } entry
        && (
            entry.Classes
            & (
                WordClass.Common
                | WordClass.Office
                | WordClass.Source
                | WordClass.SpeakingText
                | WordClass.OrganizationHead
                | WordClass.Field
                | WordClass.Preposition
            )
        ) != 0
        && (entry.Classes & WordClass.AnyName) == 0;

    /// <summary>The prefixes of the present tense.</summary>
    private static bool LooksLikeVerb(string form) => form.Length is >= 4 and <= 7 && form[0] is 'ي' or 'ت';
}
