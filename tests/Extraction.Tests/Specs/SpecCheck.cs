using System.Globalization;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>Compares what the engine finds in one spec with what the spec expects.</summary>
internal sealed class SpecCheck
{
    private readonly Spec _spec;
    private readonly StoredText _text;
    private readonly Trail _trail;
    private readonly Article _article;
    private readonly List<string> _complaints = [];

    private SpecCheck(Spec spec)
    {
        _spec = spec;
        _text = StoredText.Of(spec.Text);
        var tokens = new TokenizedText(_text.Value, Vocabulary.Shared);
        _article = ArticleExtractor.Extract(_text, Given(spec), tokens);
        _trail = tokens.Trail;
    }

    /// <summary>One line for each difference, expected and found; empty if the spec is met.</summary>
    public static List<string> Run(Spec spec)
    {
        var check = new SpecCheck(spec);
        check.Quotes();
        check.Entities("people", spec.People, check._article.People, spec.OptionalPeople);
        check.Entities("organizations", spec.Organizations, check._article.Organizations, spec.OptionalOrganizations);
        check.Roles();
        check.Fields();
        check.Words();
        return check._complaints;
    }

    /// <summary>The rules that found something in the text of a spec.</summary>
    public static IEnumerable<string> RulesMet(Spec spec) => new SpecCheck(spec)._trail.Steps.Select(step => step.Rule);

    private void Words()
    {
        foreach (var (looks, words) in _spec.Looks)
        {
            foreach (var word in words)
            {
                var form = Vocabulary.Shared.Get(Folding.Fold(word));
                var found =
                    form.IsRare ? "rare"
                    : form.IsInflected ? "inflected"
                    : "plain";
                if (found != looks)
                {
                    _complaints.Add($"word       expected {looks}, found {found} {word}");
                }
            }
        }
        var terms = _spec.Terms is null ? null : SearchTerms.Of(_text.Value);
        if (terms != _spec.Terms)
        {
            _complaints.Add($"terms      expected {_spec.Terms}, found {terms}");
        }
    }

    /// <summary>Where the expected words stand; throws if the spec does not say which of several places it means.</summary>
    public static TextSpan Place(Spec spec, StoredText text, ExpectedQuote quote)
    {
        var places = new List<int>();
        for (var at = -1; (at = text.Value.IndexOf(quote.Words, at + 1, StringComparison.Ordinal)) >= 0; )
        {
            places.Add(at);
        }
        if (quote.Place == 0 ? places.Count != 1 : places.Count < quote.Place)
        {
            throw new FormatException($"{spec.Name}: '{quote.Words}' stands {places.Count} times in the text.");
        }
        var start = places[Math.Max(0, quote.Place - 1)];
        return text.ToCodePoints(start, start + quote.Words.Length);
    }

    private void Quotes()
    {
        if (!_spec.ChecksQuotes)
        {
            return;
        }
        var expected = _spec.Quotes.Select(quote => (Quote: quote, Span: Place(_spec, _text, quote))).ToList();
        var met = new List<TextSpan>();
        foreach (var found in _article.Quotes)
        {
            var match = expected.FirstOrDefault(e => e.Quote.Kind == found.Kind && e.Span == found.Span);
            if (match.Quote is null)
            {
                _complaints.Add($"found      {Describe(found)}");
            }
            else
            {
                met.Add(match.Span);
                Speaker(match.Quote, found);
            }
        }
        foreach (var (quote, span) in expected)
        {
            if (!quote.IsOptional && !met.Exists(span.Overlaps))
            {
                _complaints.Add($"not found  {quote}");
            }
        }
    }

    private void Speaker(ExpectedQuote expected, Quote found)
    {
        var agrees =
            expected.By is null
            || (
                expected.By == "nobody" ? found.Speaker is null
                : expected.IsUnnamed ? IsUnnamed(found.Speaker, expected.By)
                : Names(found.Speaker?.Key, expected.By, found.Speaker?.Type)
            );
        var how = found.SpeakerBy?.ToString().ToLowerInvariant() ?? "";
        if (!agrees || expected.SpeakerBy.Length > 0 && !expected.SpeakerBy.Contains(how, StringComparer.Ordinal))
        {
            _complaints.Add(
                $"speaker    expected {(expected.IsUnnamed ? "unnamed " : "")}{expected.By} "
                    + $"({string.Join(" or ", expected.SpeakerBy)}), found {Describe(found)}"
            );
        }
        Party("relay", expected.Relay, found.Relay, found);
        Party("for", expected.For, found.OnBehalfOf, found);
        if (expected.Rule is not null && expected.Rule != found.Rule)
        {
            _complaints.Add($"rule       expected {expected.Rule}, found {found.Rule}");
        }
        if (expected.Cue is { } cue && cue != (found.Cue is { } words ? _text.Slice(words) : "none"))
        {
            _complaints.Add($"cue        expected {cue}, found {Describe(found)}");
        }
        if (expected.Said is { } said && said != Said(found))
        {
            _complaints.Add($"said       expected {said}, found {Said(found)} of {Describe(found)}");
        }
        Steps(expected, found);
        if (
            expected.InsteadOf is { } others
            && !others.SequenceEqual(found.Alternatives.Select(Words), StringComparer.Ordinal)
        )
        {
            var met = string.Join("; ", found.Alternatives.Select(Words));
            _complaints.Add($"others     expected {string.Join("; ", others)}, found {met}");
        }
    }

    private string Said(Quote quote) =>
        quote.SaidOn is { } said
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{said.Date:yyyy-MM-dd} {said.By.ToString().ToLowerInvariant()} {_text.Slice(said.Words)}"
            )
            : "none";

    private void Steps(ExpectedQuote expected, Quote found)
    {
        if (expected.Steps.Count == 0)
        {
            return;
        }
        var steps = ArticleExtractor
            .Explain(_text, Given(_spec))
            .Single(explained => explained.Span == found.Span)
            .Steps.Select(step => $"{step.Stage} | {step.Rule ?? "none"} | {step.Outcome}")
            .ToList();
        _complaints.AddRange(
            expected
                .Steps.Except(steps, StringComparer.Ordinal)
                .Select(step => $"step       expected {step}, found\n    {string.Join("\n    ", steps)}")
        );
    }

    /// <summary>The words by which somebody else was met, and why it was not he.</summary>
    private string Words(Alternative other) =>
        $"{(other.Who.Words is { } words ? _text.Slice(words) : "")} ({other.WhyNot})".ToLowerInvariant();

    private void Party(string part, string? expected, Party? party, Quote found)
    {
        if (expected is null ? party is not null : !Names(party?.Key, expected, party?.Type))
        {
            _complaints.Add($"{part, -10} expected {expected ?? "nobody"}, found {Describe(found)}");
        }
    }

    private bool IsUnnamed(Speaker? speaker, string words)
    {
        if (speaker is not { Type: SpeakerType.Unnamed, Words: { } found })
        {
            return false;
        }
        var shorter = Math.Min(words.Length, found.Length);
        var longer = Math.Max(words.Length, found.Length);
        var slice = _text.Slice(found);
        return shorter * 2 >= longer
            && (slice.Contains(words, StringComparison.Ordinal) || words.Contains(slice, StringComparison.Ordinal));
    }

    private bool Names(string? key, string spelling, SpeakerType? type) =>
        (type == SpeakerType.Person ? _article.People : _article.Organizations).Any(entity =>
            entity.Key == key && entity.Mentions.Any(m => _text.Slice(m) == spelling)
        );

    private void Entities(string kind, List<string[]>? expected, IReadOnlyList<Entity> found, List<string> optional)
    {
        if (expected is null)
        {
            return;
        }
        var entities = found
            .Select(entity => Spellings(entity, optional))
            .Where(spellings => spellings.Length > 0)
            .Select(spellings => string.Join(" + ", spellings))
            .ToList();
        var wanted = expected.Select(spellings => string.Join(" + ", spellings)).ToList();
        _complaints.AddRange(Without(wanted, entities).Select(entity => $"not found  {kind}: {entity}"));
        _complaints.AddRange(Without(entities, wanted).Select(entity => $"found      {kind}: {entity}"));
    }

    private void Roles()
    {
        foreach (var (spelling, roles) in _spec.Roles)
        {
            var found = _article
                .People.FirstOrDefault(person => person.Mentions.Any(m => _text.Slice(m) == spelling))
                ?.Roles.Select(role => role.Title)
                .ToList();
            if (found?.SequenceEqual(roles, StringComparer.Ordinal) != true)
            {
                _complaints.Add(
                    $"roles      expected {string.Join(" / ", roles)}, found {string.Join(" / ", found ?? [])}"
                );
            }
        }
    }

    private string[] Spellings(Entity entity, List<string> optional) =>
        [
            .. entity
                .Mentions.Select(_text.Slice)
                .Where(s => !optional.Contains(s, StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Without(List<string> some, List<string> others)
    {
        var rest = new List<string>(some);
        others.ForEach(other => rest.Remove(other));
        return rest;
    }

    private void Fields()
    {
        foreach (var (field, expected) in _spec.Fields)
        {
            var found = field switch
            {
                "title" => _article.Title,
                "kicker" => _article.Kicker,
                "outlet" => _article.Outlet,
                "source" => _article.OriginalSource,
                "id" => _article.ExternalId,
                "published" => _article.Published?.Text,
                "updated" => _article.Updated?.Text,
                _ => _text.Slice(_article.Body),
            };
            var agrees =
                field == "body" && expected.Split(" … ") is [var first, var last]
                    ? found is not null
                        && found.StartsWith(first, StringComparison.Ordinal)
                        && found.EndsWith(last, StringComparison.Ordinal)
                    : (found ?? "none") == expected;
            if (!agrees)
            {
                _complaints.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{field, -10} expected {expected}, found {found ?? "none"}"
                    )
                );
            }
        }
    }

    private string Describe(Quote quote)
    {
        var kind = quote.Kind == QuoteKind.Direct ? "direct" : "indirect";
        var who = quote.Speaker?.Type switch
        {
            null => "nobody",
            SpeakerType.Unnamed => "unnamed",
            _ => quote.Speaker.Key,
        };
        var words = quote.Speaker?.Words is { } span ? $" '{_text.Slice(span)}'" : "";
        return $"{kind}: {_text.Slice(quote.Span)} by {who}{words} ({quote.SpeakerBy}) relay {quote.Relay?.Key ?? "nobody"} for {quote.OnBehalfOf?.Key ?? "nobody"}";
    }

    private GivenFields Given(Spec spec) =>
        new()
        {
            Title = spec.GivenTitle,
            Outlet = spec.GivenOutlet,
            PageTitle = spec.GivenPageTitle,
            Published = StatedTimes.TryParseIso(spec.GivenPublished, out var published) ? published : null,
            Apart = [.. spec.GivenApart.Select(RangeOf)],
            IsDraft = spec.IsDraft,
            People = [.. spec.GivenPeople.SelectMany(RangesOf)],
        };

    private IEnumerable<Range> RangesOf(string name)
    {
        for (var at = -1; (at = _text.Value.IndexOf(name, at + 1, StringComparison.Ordinal)) >= 0; )
        {
            yield return at..(at + name.Length);
        }
    }

    private Range RangeOf(string words)
    {
        var start = _text.Value.IndexOf(words.Replace('⏎', '\n'), StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, words);
        return start..(start + words.Length);
    }
}
