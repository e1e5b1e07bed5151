using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>
/// Fills the lexicon from its files: what each list's columns mean, and the forms that a word is also written in (duals,
/// plurals, conjugations, feminines).
/// </summary>
internal sealed class LexiconLoader(
    Dictionary<string, LexicalEntry> entries,
    Dictionary<string, ClosedClass> closed,
    Dictionary<string, PageWord> page
)
{
    /// <summary>Some lists look at those before them: the order counts.</summary>
    public void Load()
    {
        AddWords("given-names.txt", WordClass.GivenName);
        AddWords("given-names-of-women.txt", WordClass.GivenName | WordClass.Woman);
        AddWords("family-names.txt", WordClass.FamilyName);
        AddWords("ambiguous-names.txt", WordClass.Ambiguous);
        AddWords("name-joints.txt", WordClass.NameJoint);
        AddWords("name-tails.txt", WordClass.NameTail);
        AddWords("fields.txt", WordClass.Field);
        AddWords("function-words.txt", WordClass.Function);
        AddWords("common-words.txt", WordClass.Common);
        AddWords("unnamed-sources.txt", WordClass.Source);
        AddDuals("unnamed-sources.txt", WordClass.Source);
        AddWords("speaking-texts.txt", WordClass.SpeakingText);
        AddWords("title-words.txt", WordClass.TitleWord);
        AddWords("prepositions.txt", WordClass.Preposition);
        AddWords("relatives.txt", WordClass.Relative);
        AddClosed("circumstances.txt", _ => ClosedClass.Circumstance);
        AddClosed("occasions.txt", _ => ClosedClass.Occasion);
        AddClosed("asides.txt", _ => ClosedClass.Aside);
        AddClosed("titles-with-pronoun.txt", _ => ClosedClass.HisTitle);
        AddClosed("names-with-god.txt", _ => ClosedClass.WithGod);
        AddClosed(
            "named-after.txt",
            use => use == "direct" ? ClosedClass.NamedAfter | ClosedClass.NamedAfterDirectly : ClosedClass.NamedAfter
        );
        AddClosed("same-again.txt", _ => ClosedClass.Same);
        AddClosed("bylines.txt", _ => ClosedClass.Byline);
        AddClosed(
            "date-fillers.txt",
            use =>
                ClosedClass.DateFiller
                | use switch
                {
                    "update" => ClosedClass.UpdateLabel,
                    "publication" => ClosedClass.PublicationLabel,
                    _ => ClosedClass.None,
                }
        );
        AddClosed("sections.txt", _ => ClosedClass.Section);
        AddClosed("outlet-words.txt", use => use == "begins" ? ClosedClass.OutletBegins : ClosedClass.OutletEnds);
        AddClosed("connectives.txt", use => Enum.Parse<ClosedClass>(use, true));
        AddClosed("purposes.txt", use => use == "whole" ? ClosedClass.Purpose : ClosedClass.GoverningPurpose);
        AddClosed("adjectives.txt", use => Enum.Parse<ClosedClass>(use + "Adjective", true));
        AddClosed("name-words.txt", use => Enum.Parse<ClosedClass>(use, true));
        AddClosed("club-words.txt", _ => ClosedClass.OfClubs);
        AddOffices();
        AddHonorifics();
        AddCountries();
        AddPlaces();
        AddOrganizationHeads();
        AddOrdinaryUses();
        AddOrganizations();
        AddPeople();
        AddVerbs();
        AddCueWords();
        AddFurniture();
        foreach (var entry in entries.Values)
        {
            entry.Phrases.Sort((a, b) => b.Forms.Length - a.Forms.Length);
        }
    }

    private static string[] Spellings(string column) =>
        column.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private LexicalEntry Entry(string folded)
    {
        if (!entries.TryGetValue(folded, out var entry))
        {
            entries[folded] = entry = new LexicalEntry(folded);
        }
        return entry;
    }

    private LexicalEntry Add(string word, WordClass classes)
    {
        var entry = Entry(Folding.Fold(word));
        entry.Classes |= classes;
        return entry;
    }

    private void AddPhrase(string words, PhraseKind kind, KnownName? name = null)
    {
        var forms = Lexicon.Forms(words);
        var entry = Entry(forms[0]);
        entry.Classes |= WordClass.StartsPhrase;
        entry.Phrases.Add(new Phrase(forms, kind, name));
        // عبدالعزيز is as often written in two words.
        var joined = words.IndexOf("عبدال", StringComparison.Ordinal);
        if (joined >= 0)
        {
            AddPhrase(words.Insert(joined + 3, " "), kind, name);
        }
    }

    private void AddWords(string file, WordClass classes)
    {
        foreach (var row in Lexicon.Rows(file))
        {
            Add(row[0], classes);
        }
    }

    /// <param name="classOf">What a use of the second column means; lists without one are of one class.</param>
    private void AddClosed(string file, Func<string, ClosedClass> classOf)
    {
        foreach (var row in Lexicon.Rows(file))
        {
            var form = Folding.Fold(row[0]);
            foreach (var use in row.Length > 1 ? row[1].Split(' ') : [""])
            {
                closed[form] = closed.GetValueOrDefault(form) | classOf(use);
            }
        }
    }

    /// <summary>Two of them speak together: مسؤولان، الوزيران.</summary>
    private void AddDuals(string file, WordClass classes)
    {
        foreach (var row in Lexicon.Rows(file))
        {
            var word = Folding.Fold(row[0]);
            if (word.Length is > 3 and < 7 && word[^1] is not ('ه' or 'ا' or 'ن'))
            {
                Add(word + "ان", classes);
                Add(word + "ين", classes);
            }
        }
    }

    private void AddOffices()
    {
        foreach (var row in Lexicon.Rows("offices.txt"))
        {
            var word = Folding.Fold(row[0]);
            Add(word, WordClass.Office);
            if (word[^1] is not ('ه' or 'ا'))
            {
                Add(word + "ها", WordClass.Office);
                Add(word + "هم", WordClass.Office);
                Add(word + "ه", WordClass.Office);
                Add(word + "ين", WordClass.Office);
                Add(word + "ون", WordClass.Office);
            }
        }
    }

    private void AddHonorifics()
    {
        foreach (var row in Lexicon.Rows("honorifics.txt"))
        {
            if (row[0].Contains(' ', StringComparison.Ordinal))
            {
                AddPhrase(row[0], PhraseKind.Honorific);
            }
            else
            {
                Add(row[0], WordClass.Honorific);
            }
        }
    }

    private void AddCountries()
    {
        foreach (var row in Lexicon.Rows("countries.txt"))
        {
            foreach (var name in Spellings(row[0]))
            {
                AddPlace(name, WordClass.Country);
            }
            foreach (var adjective in Spellings(row[1]))
            {
                foreach (var word in adjective.Split(' '))
                {
                    if (word.EndsWith('ي'))
                    {
                        Add(word, WordClass.Nisba);
                        Add(word + "ة", WordClass.Nisba);
                        Add(word + "ين", WordClass.Nisba);
                        Add(word + "ون", WordClass.Nisba);
                        Add(word + "تين", WordClass.Nisba);
                    }
                }
            }
        }
    }

    private void AddPlaces()
    {
        foreach (var row in Lexicon.Rows("places.txt"))
        {
            AddPlace(row[0], WordClass.Place);
        }
    }

    private void AddPlace(string name, WordClass classes)
    {
        if (name.Contains(' ', StringComparison.Ordinal))
        {
            AddPhrase(name, PhraseKind.Place);
        }
        else
        {
            Add(name, classes);
        }
    }

    private void AddOrganizationHeads()
    {
        foreach (var row in Lexicon.Rows("organization-heads.txt"))
        {
            var entry = Add(row[0], row[3] == "name" ? WordClass.OrganizationHead : WordClass.OrganizationClass);
            var traits = row.Length > 4 ? Enum.Parse<BodyTraits>(row[4].Replace(' ', ','), true) : BodyTraits.None;
            entry.Organization = new OrganizationHead(
                Enum.Parse<OrganizationKind>(row[2], true),
                row[1] == "f",
                traits
            );
        }
    }

    private void AddOrdinaryUses()
    {
        foreach (var row in Lexicon.Rows("ordinary-uses.txt"))
        {
            var classes = row.Length > 2 ? row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            Entry(Folding.Fold(row[0])).Ordinary = new OrdinaryUse(
                row[1],
                classes
                    .Where(c => c != "indefinite")
                    .Aggregate(WordClass.None, (all, c) => all | Enum.Parse<WordClass>(c, true)),
                classes.Contains("indefinite", StringComparer.Ordinal),
                row.Length > 3 ? [.. Spellings(row[3]).Select(Folding.Fold)] : []
            );
        }
    }

    private void AddOrganizations()
    {
        foreach (var row in Lexicon.Rows("organizations.txt"))
        {
            var kind = Enum.Parse<OrganizationKind>(row[1], true);
            var outlet = row.Length > 4 && row[4] == "outlet";
            var spellings = new List<string[]>();
            foreach (var spelling in Spellings(row[0] + "/" + row[3]))
            {
                var weak = spelling.EndsWith('?');
                var name = new KnownName(row[0].TrimEnd('?'), kind, row[2] == "f", outlet, weak)
                {
                    Spellings = spellings,
                };
                spellings.Add(Lexicon.Forms(spelling.TrimEnd('?')));
                AddPhrase(spelling.TrimEnd('?'), PhraseKind.Organization, name);
            }
        }
    }

    private void AddPeople()
    {
        foreach (var row in Lexicon.Rows("people.txt"))
        {
            var feminine = row.Length > 2 && row[2] == "f";
            foreach (var spelling in Spellings(row[0] + "/" + row[1]))
            {
                var weak =
                    Lexicon.Forms(spelling) is [var only]
                    && entries.TryGetValue(only, out var entry)
                    && (entry.Classes & ~(WordClass.FamilyName | WordClass.GivenName | WordClass.StartsPhrase)) != 0;
                AddPhrase(spelling, PhraseKind.Person, new KnownName(row[0], null, feminine, false, weak));
            }
        }
    }

    private void AddVerbs()
    {
        foreach (var row in Lexicon.Rows("reporting-verbs.txt"))
        {
            var kind = Enum.Parse<VerbKind>(row[3], true);
            var past = Folding.Fold(row[0]);
            var weak = past[^1] is 'ا' or 'ي';
            var stem = weak ? past[..^1] : past;
            AddVerb(past, kind, false, false, false, past);
            AddVerb(stem + "ت", kind, true, false, false, past);
            AddVerb(stem + "وا", kind, false, true, false, past);
            AddVerb(past + "ا", kind, false, true, false, past);
            AddVerb(stem + "تا", kind, true, true, false, past);
            if (row[1] != "-")
            {
                var present = Folding.Fold(row[1]);
                AddVerb(present, kind, false, false, true, past);
                AddVerb("ت" + present[1..], kind, true, false, true, past);
                AddVerb((present[^1] is 'ي' or 'و' ? present[..^1] : present) + "ون", kind, false, true, true, past);
            }
            if (row[2] != "-")
            {
                var participle = Folding.Fold(row[2]);
                AddParticiple(participle + "ا", kind, false, false, past);
                AddParticiple(participle + "ه", kind, true, false, past);
                AddParticiple(participle + "ين", kind, false, true, past);
                AddParticiple(participle, kind, false, false, past);
            }
        }
    }

    private void AddVerb(string form, VerbKind kind, bool feminine, bool many, bool present, string stem) =>
        Add(form, WordClass.Verb).Verb ??= new VerbForm(kind, feminine, many, present, stem);

    private void AddParticiple(string form, VerbKind kind, bool feminine, bool many, string stem) =>
        Add(form, WordClass.Participle).Participle ??= new VerbForm(kind, feminine, many, false, stem);

    private void AddCueWords()
    {
        foreach (var row in Lexicon.Rows("cue-words.txt"))
        {
            switch (row[1])
            {
                case "own":
                    AddPhrase(row[0], PhraseKind.Own);
                    break;
                case "turn":
                    AddPhrase(row[0], PhraseKind.Turn);
                    break;
                default:
                    Add(
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

    private void AddFurniture()
    {
        foreach (var row in Lexicon.Rows("page-words.txt"))
        {
            foreach (var use in row[1].Split(' '))
            {
                var form = Folding.Fold(row[0]);
                page[form] = page.GetValueOrDefault(form) | Enum.Parse<PageWord>(use, true);
            }
        }
        foreach (var row in Lexicon.Rows("furniture.txt"))
        {
            AddPhrase(row[0], row.Length > 1 ? PhraseKind.Furniture | PhraseKind.CommentsBelow : PhraseKind.Furniture);
        }
        foreach (var row in Lexicon.Rows("page-notes.txt"))
        {
            AddPhrase(row[0], PhraseKind.PageNote);
        }
        foreach (var row in Lexicon.Rows("captions.txt"))
        {
            AddPhrase(row[0], PhraseKind.Caption);
        }
    }
}
