using System.Text.RegularExpressions;
using Qawl.Api.Quotes;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Finds the quotations of a draft: as the engine finds them in articles, and what drafts have besides.</summary>
internal sealed partial class DraftReading
{
    /// <summary>Of fewer words marks set off a title or a term, unless the text says who said them or a colon leads to them.</summary>
    private const int LeastMarked = 3;

    /// <summary>A title before the words for who speaks: السيد الوزير.</summary>
    private const int LongestTitle = 8;

    /// <summary>A colon and the spaces behind it.</summary>
    private const int Gap = 4;

    private readonly PlainText _plain;

    private readonly StoredText _stored;

    private readonly Cut _draft;

    private readonly Article _article;

    private readonly NamedBeside _beside;

    private readonly PlacedEntities _entities;

    private DraftReading(PlainText plain, IReadOnlyList<Range> known)
    {
        _plain = plain;
        _stored = plain.Stored;
        _draft = new Cut(plain.Draft, 0);
        _article = ArticleExtractor.Extract(_stored, new GivenFields { IsDraft = true, People = known });
        _entities = new(Entities);
        _beside = new NamedBeside(
            _stored,
            _article.People,
            [
                .. InMarks()
                    .Matches(_stored.Value)
                    .Select(m => m.Groups["words"])
                    .Select(w => _stored.ToCodePoints(w.Index, w.Index + w.Length)),
            ]
        );
    }

    /// <returns>In the order of the text.</returns>
    /// <param name="draft">What is read.</param>
    /// <param name="known">Where it names people whom the archive knows, as <see cref="KnownPeople" /> finds them.</param>
    public static IReadOnlyList<Quotation> Of(PlainText draft, IReadOnlyList<Range> known)
    {
        var reading = new DraftReading(draft, known);
        var attributed = reading.Attributed();
        var marked = attributed.Concat(reading.Marked(attributed)).ToList();
        var lines = new DraftLines(reading._stored, reading._entities, reading._beside);
        var labelled = marked.Concat(reading.OnLines(lines.Labelled(), marked)).ToList();
        return [.. labelled.Concat(reading.OnLines(lines.BelowName(), labelled)).OrderBy(q => q.Words.Start)];
    }

    private IEnumerable<Entity> Entities => _article.People.Concat(_article.Organizations);

    private List<Quotation> Attributed()
    {
        var names = Entities.ToLookup(e => (IsPerson: e.Kind is null, e.Key), e => e.Name);
        var onLines = new LineSpeakers(_stored, _article.People);
        return [.. _article.Quotes.SelectMany(ReportsIn).Where(q => !IsName(q.Span)).Select(Whole)];

        Quotation Whole(Extraction.Model.Quote quote)
        {
            var whole = Read(quote);
            return whole.Kind == QuoteKind.Direct
                ? whole
                : whole with
                {
                    Clauses = ClausesOf(whole, quote.Span),
                    Shorter = ShorterThan(whole, quote.Span),
                };
        }

        Quotation Read(Extraction.Model.Quote quote)
        {
            var words = WordsOf(quote.Span);
            var beside = quote.Speaker is null || onLines.IsCarriedOver(quote) ? _beside.Of(quote.Span) : null;
            if ((onLines.Of(quote) ?? beside) is var (person, span))
            {
                return new(quote.Kind, words, Compared(words), SpeakerOf(person, span), Confidence: null)
                {
                    IsDenied = IsDenied(quote, words),
                };
            }
            var speaker =
                quote.Speaker is { } who && !onLines.IsOfSomebodyElse(quote)
                    ? new QuotedSpeaker
                    {
                        Type = who.Type,
                        Name = who.Key is { } key
                            ? names[(who.Type == SpeakerType.Person, key)].FirstOrDefault()
                            : null,
                        Words = who.Words is { } place ? WordsOf(place) : null,
                    }
                    : null;
            return new(quote.Kind, words, Compared(words), speaker, speaker is null ? null : quote.Confidence)
            {
                IsDenied = IsDenied(quote, words),
            };
        }
    }

    /// <summary>
    /// What a colon leads to, as an answer in an interview, may itself begin with a report, and so may what somebody says who has
    /// no name: <c>ج: قالت فلانة إن …</c>, <c>يزعم منشور أن فلانة قالت إن …</c>; and anybody's words with who speaks: <c>أجاب فلان بأن فلانة قالت إن …</c>. What that reports is the quotation.
    /// </summary>
    private IEnumerable<Extraction.Model.Quote> ReportsIn(Extraction.Model.Quote quote)
    {
        var isLedTo = IsLedTo(_stored.Slice(new(Math.Max(0, quote.Span.Start - Gap), quote.Span.Start)));
        if (quote.Kind == QuoteKind.Direct)
        {
            return [quote];
        }
        var isSomebodys = !isLedTo && quote.Speaker is { Type: not SpeakerType.Unnamed };
        var text = _stored.Slice(quote.Span);
        var line = ArticleExtractor.Extract(StoredText.Of(text), GivenFields.None);
        var isReport =
            line.Quotes is [var first, ..]
            && (
                first.Speaker is { Words.Start: <= LongestTitle } who
                    && (who.Type != SpeakerType.Unnamed || text.StartsWith("ال", StringComparison.Ordinal))
                || first.Cue?.Start == 0 && !isSomebodys
            );
        return isReport
            ? line.Quotes.Select(Placed).Where(q => !_article.Quotes.Any(o => o != quote && o.Span.Overlaps(q.Span)))
            : [quote];

        Extraction.Model.Quote Placed(Extraction.Model.Quote inner) =>
            inner with
            {
                Span = At(inner.Span),
                Cue = inner.Cue is { } cue ? At(cue) : null,
                Speaker = inner.Speaker is { Words: { } words } who
                    ? Known(who with { Words = At(words) })
                    : inner.Speaker,
            };

        TextSpan At(TextSpan span) => new(quote.Span.Start + span.Start, quote.Span.Start + span.End);
    }

    /// <summary>قال إن …، وأن …: each clause by itself; none if there is but one.</summary>
    private List<Quotation> ClausesOf(Quotation whole, TextSpan span)
    {
        var text = StoredText.Of(_stored.Slice(span));
        var joints = Joint().Matches(text.Value).Select(m => text.ToCodePoints(m.Index, m.Index + m.Length)).ToList();
        if (joints is [])
        {
            return [];
        }
        var starts = joints.Select(joint => joint.End).Prepend(0);
        var ends = joints.Select(joint => joint.Start).Append(text.Length);
        var clauses = starts
            .Zip(ends, (start, end) => Part(whole, new TextSpan(span.Start + start, span.Start + end)))
            .ToList();
        return clauses.TrueForAll(clause => !clause.IsTooShort) ? clauses : [];
    }

    /// <inheritdoc cref="Pauses" />
    private List<(Quotation, Quotation?)> ShorterThan(Quotation whole, TextSpan span)
    {
        var text = StoredText.Of(_stored.Slice(span));
        return
        [
            .. Pauses
                .Of(text.Value)
                .Select(pause => (Span: text.ToCodePoints(pause.Start, pause.End), pause.LeadsToRemark))
                .Select(pause =>
                    (
                        Words: Part(whole, new(span.Start, span.Start + pause.Span.Start)),
                        Remainder: pause.LeadsToRemark ? null : Part(whole, new(span.Start + pause.Span.End, span.End))
                    )
                )
                .Where(shorter => shorter.Words.Compared.Units.Count >= LeastMarked)
                .Select(shorter => (shorter.Words, shorter.Remainder is { IsTooShort: false } rest ? rest : null)),
        ];
    }

    private Quotation Part(Quotation whole, TextSpan span)
    {
        var words = WordsOf(span);
        return whole with { Words = words, Compared = Compared(words) };
    }

    /// <summary>Whom the whole draft names in the words: by a surname who has the name elsewhere.</summary>
    private Extraction.Model.Speaker Known(Extraction.Model.Speaker speaker) =>
        Entities.FirstOrDefault(e => e.Mentions.Any(m => m.Overlaps(speaker.Words!.Value))) is { } entity
            ? speaker with
            {
                Type = entity.Kind is null ? SpeakerType.Person : SpeakerType.Organization,
                Key = entity.Key,
            }
            : speaker;

    private bool IsDenied(Extraction.Model.Quote quote, Words words) =>
        quote.Cue is { } cue && Stances.IsDeniedBy(WordsOf(cue).Text, quote.Kind, words.Text);

    /// <summary>
    /// What nobody is said to have said, under a picture, in a list, on a poster; and of what is reported the words that are set
    /// off as the speaker's own.
    /// </summary>
    private IEnumerable<Quotation> Marked(List<Quotation> attributed) =>
        from match in InMarks().Matches(_stored.Value)
        let words = WordsOf(match.Groups["words"])
        where words is not null
        let compared = Compared(words)
        where compared.Units.Count >= (IsLedTo(_stored.Value.AsSpan(0, match.Index)) ? 1 : LeastMarked)
        let around = attributed.Find(q => Overlap(q.Words, words))
        where around is null || (around.Kind == QuoteKind.Indirect && around.Words.Start < words.Start)
        let span = SpanOf(match.Groups["words"])
        where !IsName(span)
        let beside = around is null ? _beside.Of(span) : null
        select new Quotation(
            QuoteKind.Direct,
            words,
            compared,
            beside is var (alone, named) ? SpeakerOf(alone, named) : around?.Speaker,
            around?.Confidence
        );

    /// <summary>"speaker": "فلان"</summary>
    private bool IsName(TextSpan span) => _entities.Within(span).Any(n => n.Span == span);

    /// <summary>اكتفت بكلمة واحدة: «عادل»</summary>
    private static bool IsLedTo(ReadOnlySpan<char> before) => before.TrimEnd() is [.., ':'];

    /// <inheritdoc cref="DraftLines" />
    private IEnumerable<Quotation> OnLines(IEnumerable<LineReport> reports, List<Quotation> found) =>
        from report in reports
        where report.Words.Length <= ClaimValidator.Longest
        let words = WordsOf(report.Words)
        where !found.Exists(q => Overlap(q.Words, words))
        let compared = Compared(words)
        where compared.Units.Count >= LeastMarked
        select new Quotation(
            QuoteKind.Indirect,
            words,
            compared,
            SpeakerOf(report.Who, report.Named),
            Confidence: null
        );

    private QuotedSpeaker SpeakerOf(Entity? entity, TextSpan who) =>
        new()
        {
            Type = entity?.Kind is null ? SpeakerType.Person : SpeakerType.Organization,
            Name = entity?.Name,
            Words = WordsOf(who),
        };

    private Words WordsOf(TextSpan span) => _draft.Of(_plain.InDraft(span));

    /// <returns><c>null</c> of more than a claim may have.</returns>
    private Words? WordsOf(Group group) => group.Length > ClaimValidator.Longest ? null : WordsOf(SpanOf(group));

    private TextSpan SpanOf(Group group) => _stored.ToCodePoints(group.Index, group.Index + group.Length);

    private WordedText Compared(Words words) =>
        WordedText.Of(_plain.Masked.Of(new(words.Start, words.End)).Text, words.Start);

    private static bool Overlap(Words one, Words other) => one.Start < other.End && other.Start < one.End;

    // What follows a joint has words enough to be looked for.
    [GeneratedRegex(
        @"[،,]?\s+و(ب?أن|إن)(ه|ها|هم|هما)?\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Joint();

    // A letter begins what is said: what stands between two quotations does not.
    [GeneratedRegex(
        """«\s*(?<words>[\p{L}\p{Nd}][^«»\n]*)»|“\s*(?<words>[\p{L}\p{Nd}][^“”\n]*)”|"(?<words>[\p{L}\p{Nd}][^"\n]*)"|„\s*(?<words>[\p{L}\p{Nd}][^„“\n]*)“""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex InMarks();
}
