using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>The lists of words that report, with the forms that verbs have.</summary>
internal sealed class VerbLists(LexiconEntries entries, Func<string, IEnumerable<string[]>> rows)
{
    private static readonly string[] DativePronouns = ["له", "لها", "لهم", "لي", "لنا", "لكم"];

    /// <summary>Of the verb whose forms are being added.</summary>
    private VerbTraits _traits;

    public void Load()
    {
        AddVerbs();
        AddCueWords();
    }

    private void AddVerbs()
    {
        foreach (var row in rows("reporting-verbs.txt"))
        {
            var kind = Enum.Parse<VerbKind>(row[3], true);
            _traits = row.Length > 4 ? Enum.Parse<VerbTraits>(row[4], true) : VerbTraits.None;
            var past = Folding.Fold(row[0]);
            var weak = past[^1] is 'ا' or 'ي';
            var stem = weak ? past[..^1] : past;
            if (row.Length > 5 && row[5] == "participle")
            {
                AddParticiples(row[2], kind, past);
                continue;
            }
            AddVerb(past, kind, false, false, false, past);
            if (row.Length > 5)
            {
                AddWithObject(past, row[1], kind);
            }
            if (past == "قال")
            {
                AddWithDative(past, Folding.Fold(row[1]), kind);
            }
            AddVerb(stem + "ت", kind, true, false, false, past);
            AddVerb(stem + "وا", kind, false, true, false, past);
            AddVerb(past + "ا", kind, false, true, false, past);
            AddVerb(stem + "تا", kind, true, true, false, past);
            if (row[1] != "-")
            {
                var present = Folding.Fold(row[1]);
                AddVerb(present, kind, false, false, true, past);
                AddVerb("ت" + present[1..], kind, true, false, true, past);
                if (_traits is VerbTraits.Denies or VerbTraits.Hides && present[^1] == 'ي')
                {
                    // لم ينف, لم تخف
                    AddVerb(present[..^1], kind, false, false, true, past);
                    AddVerb("ت" + present[1..^1], kind, true, false, true, past);
                }
                AddVerb((present[^1] is 'ي' or 'و' ? present[..^1] : present) + "ون", kind, false, true, true, past);
            }
            AddParticiples(row[2], kind, past);
        }
    }

    private void AddParticiples(string written, VerbKind kind, string past)
    {
        foreach (var participle in LexiconEntries.Spellings(written).Select(Folding.Fold).Where(form => form != "-"))
        {
            AddParticiple(participle + "ا", kind, false, false, past);
            AddParticiple(participle + "ه", kind, true, false, past);
            AddParticiple(participle + "ين", kind, false, true, past);
            AddParticiple(participle, kind, false, false, past);
        }
    }

    /// <summary>أبلغه, أبلغته, يبلغه, تبلغه; before a pronoun ى is written as an alef.</summary>
    private void AddWithObject(string past, string written, VerbKind kind)
    {
        var present = Folding.Fold(written);
        foreach (var pronoun in ObjectPronouns)
        {
            AddVerb((past[^1] == 'ي' ? past[..^1] + "ا" : past) + pronoun, kind, false, false, false, past);
            AddVerb((past[^1] == 'ي' ? past[..^1] : past) + "ت" + pronoun, kind, true, false, false, past);
            AddVerb(present + pronoun, kind, false, false, true, past);
            AddVerb("ت" + present[1..] + pronoun, kind, true, false, true, past);
        }
    }

    /// <summary>قاللهم, قالتلهم, يقوللي: as chats write to whom it is said.</summary>
    private void AddWithDative(string past, string present, VerbKind kind)
    {
        foreach (var pronoun in DativePronouns)
        {
            AddVerb(past + pronoun, kind, false, false, false, past);
            AddVerb(past + "ت" + pronoun, kind, true, false, false, past);
            AddVerb(present + pronoun, kind, false, false, true, past);
            AddVerb("ت" + present[1..] + pronoun, kind, true, false, true, past);
        }
    }

    private static readonly string[] ObjectPronouns = ["ه", "ها", "هم", "هما", "نا", "ني"];

    private void AddVerb(string form, VerbKind kind, bool feminine, bool many, bool present, string stem) =>
        entries.Add(form, WordClass.Verb).Verb ??= new VerbForm(kind, feminine, many, present, stem)
        {
            Traits = _traits,
        };

    private void AddParticiple(string form, VerbKind kind, bool feminine, bool many, string stem) =>
        entries.Add(form, WordClass.Participle).Participle ??= new VerbForm(kind, feminine, many, false, stem)
        {
            Traits = _traits,
        };

    private void AddCueWords()
    {
        foreach (var row in rows("cue-words.txt"))
        {
            switch (row[1])
            {
                case "own":
                    entries.AddPhrase(row[0], PhraseKind.Own);
                    break;
                case "turn":
                    entries.AddPhrase(row[0], PhraseKind.Turn);
                    break;
                case "habit":
                    entries.AddPhrase(row[0], PhraseKind.Habit);
                    break;
                case "according" when row[0].Contains(' ', StringComparison.Ordinal):
                    entries.AddPhrase(row[0], PhraseKind.According);
                    break;
                default:
                    entries.Add(
                        row[0],
                        row[1] switch
                        {
                            "nominal" => WordClass.Nominal,
                            "according" => WordClass.According,
                            "that" => WordClass.That,
                            _ => WordClass.Blocked,
                        }
                    );
                    break;
            }
        }
    }
}
