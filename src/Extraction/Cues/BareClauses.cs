using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;
using BareRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Cues.BeginsBare>;

namespace Qawl.Extraction.Cues;

/// <summary>
/// Finds clauses that nothing introduces: وأضاف لقد …, وقال فلان نحن …, وقال وليد رسمت … حين كنا …. What only clauses begin with, or
/// words by which somebody speaks of himself, stand behind the verb or behind its subject.
/// </summary>
/// <param name="isDraft">Whatever follows قال to the end of its sentence is what was said, as chats have it.</param>
internal sealed class BareClauses(TokenizedText text, NameTable names, bool isDraft)
{
    /// <summary>They look at each word behind the cue near it.</summary>
    private static readonly BareRule[] Rules =
    [
        new("clause-by-its-first-word", (bare, _, i, _) => bare.Begins(i)),
        new("clause-right-behind-saying", (bare, cue, i, _) => bare.IsOfParticiple(cue, i)),
        new("clause-in-chat", (bare, cue, i, end) => bare.IsChat(cue, i, end)),
        new("clause-of-first-person", (bare, cue, i, end) => bare.IsOfFirstPerson(cue, i, end)),
    ];

    /// <summary>Words between a verb and the clause.</summary>
    private const int LongestSubject = 8;

    /// <summary>Tokens within which somebody speaks of himself.</summary>
    private const int FarthestMine = 25;

    /// <summary>What may be the subject of the verb, or a circumstance of it.</summary>
    private const WordClass NoClause =
        WordClass.Office
        | WordClass.Honorific
        | WordClass.Source
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.SpeakingText
        | WordClass.Preposition
        | WordClass.Participle
        | WordClass.Nominal
        | WordClass.Verb;

    public Complement? Find(Cue cue, int end)
    {
        if (!(cue.IsPlain || isDraft && IsTelling(cue)) || !cue.OpensClause && !isDraft)
        {
            return null;
        }
        var first = First(cue);
        for (var i = first; i < Math.Min(end, first + LongestSubject); i++)
        {
            foreach (var rule in Rules)
            {
                if (rule.Find(this, cue, i, end))
                {
                    text.Trail.Add(rule, i, i + 1);
                    return new Complement(i, null, true) { IsBare = true, Rule = rule };
                }
            }
        }
        return null;
    }

    /// <summary>حكت بالحرف: لن …, سأل: لماذا …</summary>
    private static bool IsTelling(Cue cue) =>
        cue is { Kind: CueKind.Verb, Verb.Kind: VerbKind.Say or VerbKind.Quote, IsDoubtful: false };

    /// <summary>وقال نريد أن …: nothing stands between.</summary>
    public bool BeginsRightBehind(Cue cue) => Begins(First(cue));

    /// <summary>وقال⏎نريد أن …: in drafts the words may stand on the line below.</summary>
    private int First(Cue cue)
    {
        var at = cue.End;
        while (isDraft && text[at].Kind == TokenKind.LineEnd && at < text.Tokens.Length)
        {
            at++;
        }
        return at;
    }

    private bool Begins(int i) => text[i].Is(SpeechWord.Begins);

    /// <summary>وعلق قائلا المطر لا يقرأ خططنا: of قائلا nothing else can stand there, but perhaps to whom (قائلا لهم, قائلا في بيان).</summary>
    private bool IsOfParticiple(Cue cue, int i) =>
        cue.Kind == CueKind.Participle
        && i == cue.End
        && text.Word(i) is { Readings: [] or [{ Preposition: '\0' }, ..] } word
        && !word.Is(WordClass.Preposition | WordClass.That)
        && !word.Is(ClosedClass.Aside | ClosedClass.Circumstance);

    /// <summary>الوزيرة قالت لن نرفع السعر</summary>
    private bool IsChat(Cue cue, int i, int end) =>
        isDraft
        && cue.IsPlain
        && i == First(cue)
        && end - i > LongestSubject / 2
        && names.At(i) is null
        && text[i].IsWord
        && !text[i].Is(NoClause & ~(WordClass.Preposition | WordClass.Verb));

    private bool IsOfFirstPerson(Cue cue, int i, int end) =>
        text[i].IsWord
        && (i == cue.End ? MayBeginClause(i) : i == SubjectEnd(cue))
        && (FirstPerson.IsVerb(text, i, true) || FirstPerson.Speaks(text, i, Math.Min(end, i + FarthestMine)));

    private int SubjectEnd(Cue cue) =>
        names.At(cue.End) is { Referent.IsPerson: true, HasPreposition: false } name ? name.End : -1;

    private bool MayBeginClause(int i) =>
        names.At(i) is null
        && text.Word(i) is { HasArticle: false } word
        && (
            !word.Is(NoClause)
            && !word.Is(ClosedClass.Aside | ClosedClass.Circumstance)
            && word.Readings is [] or [{ Preposition: '\0' }, ..]
        );
}

/// <summary>Whether a clause begins at a token behind a cue.</summary>
internal delegate bool BeginsBare(BareClauses bare, Cue cue, int at, int end);
