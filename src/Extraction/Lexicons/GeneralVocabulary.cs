using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>
/// The words of the general language, by the thousands and without their meaning. It answers one question: whether a
/// written word may be an ordinary one. What may not is nearly always a name.
/// </summary>
internal sealed class GeneralVocabulary
{
    /// <summary>What must stay of a word without its ending.</summary>
    private const int ShortestBase = 3;

    // Number, gender, case and the ي of relation, before ة and pronouns too; longest first.
    private static readonly string[] NounEndings =
    [
        "تان",
        "تين",
        "يات",
        "يين",
        "يون",
        "يان",
        "يا",
        "ات",
        "ان",
        "ين",
        "ون",
        "تا",
        "ا",
        "ي",
        "و",
    ];

    private static readonly string[] VerbEndings = ["تما", "تا", "تم", "تن", "وا", "ون", "ان", "ين", "نا", "ت", "ا"];

    private static readonly Endings Pronouns = new(["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي"]);

    private readonly WordSet _nouns = new("general-nouns.txt", NounEndings);

    private readonly WordSet _verbs = new("general-verbs.txt", VerbEndings);

    /// <param name="form">A folded word, particles and all.</param>
    public Listing Find(ReadOnlySpan<char> form)
    {
        if (_nouns.Has(form) || _verbs.Has(form))
        {
            return Listing.Whole;
        }
        return
            ListsBehindParticles(form)
            || form[0] is 'و' or 'ف'
                && (_nouns.Has(form[1..]) || _verbs.Has(form[1..]) || ListsBehindParticles(form[1..]))
            ? Listing.WithParticles
            : Listing.None;
    }

    /// <summary>Nothing longer is a word; words of a search may be of any length.</summary>
    private const int LongestWord = 24;

    /// <summary>Whether a folded word is a noun or an adjective of the lists as it stands.</summary>
    public bool ListsNoun(ReadOnlySpan<char> word) => _nouns.Lists(word);

    /// <summary>The same of verbs.</summary>
    public bool ListsVerb(ReadOnlySpan<char> word) => _verbs.Lists(word);

    /// <summary>Whether a folded word is a noun or an adjective, endings and pronouns aside.</summary>
    public bool KnowsNoun(ReadOnlySpan<char> word) => word.Length <= LongestWord && _nouns.Has(word);

    /// <summary>The same of verbs.</summary>
    public bool KnowsVerb(ReadOnlySpan<char> word) => word.Length <= LongestWord && _verbs.Has(word);

    /// <summary>Whether a folded word can only be a verb.</summary>
    public bool IsVerb(ReadOnlySpan<char> word) => KnowsVerb(word) && !KnowsNoun(word);

    /// <summary>Whether a folded word is a verb of the present, and no noun as it stands: تساعد.</summary>
    public bool IsPresent(ReadOnlySpan<char> word) => word[0] is 'ت' or 'ي' && KnowsVerb(word) && !ListsNoun(word);

    /// <summary>ال, بـ, لـ, كـ before nouns, سـ and لـ before verbs of the present.</summary>
    private bool ListsBehindParticles(ReadOnlySpan<char> form)
    {
        if (form.Length <= 3)
        {
            return false;
        }
        if (form[0] is 'س' or 'ل' && form[1] is 'ا' or 'ن' or 'ي' or 'ت' && _verbs.Has(form[1..]))
        {
            return true;
        }
        // لاتزال, written together.
        if (
            DefiniteArticle.Begins(form, 0) && _nouns.Has(DefiniteArticle.Drop(form, 0))
            || form.StartsWith("لا") && _verbs.Has(form[2..])
        )
        {
            return true;
        }
        return form[0] is 'ب' or 'ل' or 'ك'
            && (
                _nouns.Has(form[1..])
                || form.StartsWith("لل") && _nouns.Has(form[2..])
                || DefiniteArticle.Begins(form[1..], 0) && _nouns.Has(DefiniteArticle.Drop(form[1..], 0))
            );
    }

    /// <summary>Endings by their last letter, so that few are compared.</summary>
    private sealed class Endings(string[] endings)
    {
        private readonly string[][] _byLast =
        [
            .. Enumerable.Range('\u0620', 0x40).Select(last => endings.Where(e => e[^1] == last).ToArray()),
        ];

        /// <summary>Those that end in the last letter of a word.</summary>
        public ReadOnlySpan<string> Of(ReadOnlySpan<char> word) =>
            word.Length > ShortestBase && word[^1] is >= '\u0620' and < '\u0660' and var last
                ? _byLast[last - '\u0620']
                : [];
    }

    /// <summary>Words of one kind, and what follows from them by an ending, a pronoun or both.</summary>
    private sealed class WordSet
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

        private readonly Endings _endings;

        private readonly bool _areVerbs;

        public WordSet(string file, string[] endings)
        {
            _areVerbs = endings == VerbEndings;
            _words = Lexicon
                .Rows(file)
                .Select(row => row[0])
                .ToHashSet(StringComparer.Ordinal)
                .GetAlternateLookup<ReadOnlySpan<char>>();
            _endings = new Endings(endings);
        }

        public bool Lists(ReadOnlySpan<char> word) => _words.Contains(word);

        public bool Has(ReadOnlySpan<char> stem)
        {
            if (_words.Contains(stem) || HasInflected(stem))
            {
                return true;
            }
            foreach (var pronoun in Pronouns.Of(stem))
            {
                if (
                    stem.Length - pronoun.Length >= ShortestBase
                    && stem.EndsWith(pronoun)
                    && (HasBase(stem[..^pronoun.Length]) || HasInflected(stem[..^pronoun.Length]))
                )
                {
                    return true;
                }
            }
            return false;
        }

        private bool HasInflected(ReadOnlySpan<char> stem)
        {
            foreach (var ending in _endings.Of(stem))
            {
                if (
                    stem.Length - ending.Length >= ShortestBase
                    && stem.EndsWith(ending)
                    && (!_areVerbs || Fits(stem[0], ending))
                    && HasBase(stem[..^ending.Length])
                )
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>ين stands behind تـ of the present only, what ends the past behind no يـ.</summary>
        private static bool Fits(char first, string ending) =>
            ending == "ين" ? first == 'ت' : first != 'ي' || ending is "ون" or "ان" or "وا" or "ا";

        /// <summary>Before an ending ة is dropped or written ت, and ى is written as an alef.</summary>
        private bool HasBase(ReadOnlySpan<char> bare)
        {
            if (_words.Contains(bare))
            {
                return true;
            }
            Span<char> whole = stackalloc char[bare.Length + 1];
            bare.CopyTo(whole);
            whole[^1] = 'ه';
            if (_words.Contains(whole))
            {
                return true;
            }
            whole[^2] = bare[^1] == 'ا' ? 'ي' : 'ه';
            return bare[^1] is 'ا' or 'ت' && _words.Contains(whole[..^1]);
        }
    }
}

/// <summary>How the general language has a word.</summary>
internal enum Listing
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Without its particles or its article.</summary>
    WithParticles,

    /// <summary>As it is written, endings aside.</summary>
    Whole,
}
