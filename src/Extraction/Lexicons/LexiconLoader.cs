using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>
/// Fills the lexicon from its files: what each list's columns mean, and the forms that a word is also written in (duals,
/// plurals, conjugations, feminines).
/// </summary>
internal sealed class LexiconLoader(
    LexiconEntries entries,
    Dictionary<string, ClosedClass> closed,
    Dictionary<string, PageWord> page,
    Dictionary<string, SpeechWord> speech,
    Func<string, IEnumerable<string[]>> rows
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
        AddClosedLists();
        AddOffices();
        AddHonorifics();
        AddCountries();
        AddPlaces();
        new OrganizationLists(entries, rows).Load();
        AddPeople();
        new VerbLists(entries, rows).Load();
        AddSpeechWords();
        AddFurniture();
        foreach (var entry in entries.All)
        {
            entry.Phrases.Sort((a, b) => b.Forms.Length - a.Forms.Length);
        }
    }

    private void AddClosedLists()
    {
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
        AddClosed(
            "outlet-words.txt",
            use =>
                use switch
                {
                    "begins" => ClosedClass.OutletBegins,
                    "told" => ClosedClass.TellsOutlet,
                    "reporter" => ClosedClass.ReportsFor,
                    "foreign" => ClosedClass.OutletEnds | ClosedClass.ForeignOutletEnds,
                    _ => ClosedClass.OutletEnds,
                }
        );
        AddClosed("connectives.txt", use => Enum.Parse<ClosedClass>(use, true));
        AddClosed("purposes.txt", use => Enum.Parse<ClosedClass>(use + "Purpose", true));
        AddClosed("adjectives.txt", use => Enum.Parse<ClosedClass>(use + "Adjective", true));
        AddClosed("name-words.txt", use => Enum.Parse<ClosedClass>(use, true));
        AddClosed(
            "club-words.txt",
            use =>
                use switch
                {
                    "player" => ClosedClass.OfClubs | ClosedClass.Player,
                    "begins" => ClosedClass.BeginsClub,
                    _ => ClosedClass.OfClubs,
                }
        );
        AddClosed("firm-words.txt", use => use == "business" ? ClosedClass.FirmPurpose : ClosedClass.EndsFirm);
        AddClosed("names-mostly-words.txt", _ => ClosedClass.MostlyWord);
    }

    private void AddWords(string file, WordClass classes)
    {
        foreach (var row in rows(file))
        {
            entries.Add(row[0], classes);
        }
    }

    /// <param name="classOf">What a use of the second column means; lists without one are of one class.</param>
    private void AddClosed(string file, Func<string, ClosedClass> classOf)
    {
        foreach (var row in rows(file))
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
        foreach (var row in rows(file))
        {
            var word = Folding.Fold(row[0]);
            entries.Add(word + "ان", classes);
            entries.Add(word + "ين", classes);
        }
    }

    private void AddOffices()
    {
        foreach (var row in rows("offices.txt"))
        {
            var word = Folding.Fold(row[0]);
            entries.Add(word, WordClass.Office);
            entries.Add(word + "ها", WordClass.Office);
            entries.Add(word + "هم", WordClass.Office);
            entries.Add(word + "ه", WordClass.Office);
            entries.Add(word + "ين", WordClass.Office);
            entries.Add(word + "ون", WordClass.Office);
        }
    }

    private void AddHonorifics()
    {
        foreach (var row in rows("honorifics.txt"))
        {
            if (row[0].Contains(' ', StringComparison.Ordinal))
            {
                entries.AddPhrase(row[0], PhraseKind.Honorific);
            }
            else
            {
                entries.Add(row[0], WordClass.Honorific);
            }
        }
    }

    private void AddCountries()
    {
        foreach (var row in rows("countries.txt"))
        {
            foreach (var name in LexiconEntries.Spellings(row[0]))
            {
                AddPlace(name, WordClass.Country);
            }
            foreach (var adjective in LexiconEntries.Spellings(row[1]))
            {
                foreach (var word in adjective.Split(' '))
                {
                    if (word.EndsWith('ي'))
                    {
                        entries.Add(word, WordClass.Nisba);
                        entries.Add(word + "ه", WordClass.Nisba);
                        entries.Add(word + "ين", WordClass.Nisba);
                        entries.Add(word + "ون", WordClass.Nisba);
                        entries.Add(word + "تين", WordClass.Nisba);
                    }
                }
            }
        }
    }

    private void AddPlaces()
    {
        foreach (var row in rows("places.txt"))
        {
            AddPlace(row[0], WordClass.Place);
        }
    }

    private void AddPlace(string name, WordClass classes)
    {
        if (name.Contains(' ', StringComparison.Ordinal))
        {
            entries.AddPhrase(name, PhraseKind.Place);
        }
        else
        {
            entries.Add(name, classes);
        }
    }

    private void AddPeople()
    {
        foreach (var row in rows("people.txt"))
        {
            var feminine = row is [.., "f"];
            foreach (var spelling in LexiconEntries.Spellings(row[0] + "/" + row[1]))
            {
                var weak =
                    Lexicon.Forms(spelling) is [var only]
                    && entries.Find(only) is { } entry
                    && (entry.Classes & ~(WordClass.FamilyName | WordClass.GivenName | WordClass.StartsPhrase)) != 0;
                entries.AddPhrase(spelling, PhraseKind.Person, new KnownName(row[0], null, feminine, false, weak));
            }
        }
    }

    private void AddSpeechWords()
    {
        foreach (var row in rows("speech-words.txt"))
        {
            var form = Folding.Fold(row[0]);
            foreach (var use in row[1].Split(' '))
            {
                AddSpeechWord(form, Enum.Parse<SpeechWord>(use, true));
            }
        }
        foreach (var noun in speech.Where(word => word.Value.HasFlag(SpeechWord.Utterance)).Select(w => w.Key).ToList())
        {
            var possessed = noun[^1] == 'ه' ? noun[..^1] + "ت" : noun;
            foreach (var pronoun in OfWhom)
            {
                AddSpeechWord(possessed + pronoun, SpeechWord.UtteranceOfHim);
                AddSpeechWord("ب" + possessed + pronoun, SpeechWord.UtteranceOfHim);
            }
            AddSpeechWord("ب" + noun, SpeechWord.Utterance);
            AddSpeechWord("و" + noun, SpeechWord.Utterance);
        }
    }

    private static readonly string[] OfWhom = ["ه", "ها", "هم"];

    private void AddSpeechWord(string form, SpeechWord use) => speech[form] = speech.GetValueOrDefault(form) | use;

    private void AddFurniture()
    {
        foreach (var row in rows("page-words.txt"))
        {
            foreach (var use in row[1].Split(' '))
            {
                var form = Folding.Fold(row[0]);
                page[form] = page.GetValueOrDefault(form) | Enum.Parse<PageWord>(use, true);
            }
        }
        foreach (var row in rows("furniture.txt"))
        {
            var use = row.Length > 1 ? row[1] : "";
            entries.AddPhrase(
                row[0],
                use switch
                {
                    "comments" => PhraseKind.Furniture | PhraseKind.CommentsBelow,
                    "links" => PhraseKind.Furniture | PhraseKind.LinksBelow,
                    "prompt" => PhraseKind.Furniture | PhraseKind.Prompt,
                    "staff" => PhraseKind.Staff,
                    "follow" => PhraseKind.Furniture | PhraseKind.Follow,
                    _ => PhraseKind.Furniture,
                }
            );
        }
        foreach (var row in rows("page-notes.txt"))
        {
            entries.AddPhrase(row[0], PhraseKind.PageNote);
        }
        foreach (var row in rows("captions.txt"))
        {
            entries.AddPhrase(row[0], PhraseKind.Caption);
        }
    }
}
