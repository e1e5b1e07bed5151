using System.Globalization;
using System.Text.RegularExpressions;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>Reads <c>Specs/*.md</c>; the notation is told in their README.</summary>
internal static partial class SpecReader
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "Extraction.Tests", "Specs");

    private static readonly string[] FieldNames =
    [
        "title",
        "kicker",
        "outlet",
        "source",
        "id",
        "published",
        "updated",
        "body",
    ];

    public static List<Spec> All() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.md")
                .Where(path => Path.GetFileName(path) != "README.md")
                .Order(StringComparer.Ordinal)
                .SelectMany(Read),
        ];

    /// <summary>The specs that are not met yet, with the reason.</summary>
    public static Dictionary<string, string> NotYet() =>
        File.ReadLines(Path.Combine(Folder, "not-yet.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 2))
            .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static IEnumerable<Spec> Read(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        foreach (var section in Sections(path).Skip(1))
        {
            var name = NameOf(file, section);
            var spec = new Spec { Name = name, Text = Block(section, "text", name) };
            ReadExpectation(spec, Block(section, "expect", name));
            yield return spec;
        }
    }

    /// <summary>What stands before the first heading, then each heading without its signs with what is below it.</summary>
    public static string[] Sections(string path) =>
        Regex.Split(File.ReadAllText(path), "^## ", RegexOptions.Multiline, Patience);

    public static string NameOf(string file, string section) => $"{file} / {section.Split('\n')[0].Trim()}";

    private static string Block(string section, string kind, string name)
    {
        var blocks = Fence().Matches(section).Where(match => match.Groups["kind"].Value == kind).ToList();
        return blocks is [var only]
            ? Escape().Replace(only.Groups["lines"].Value.TrimEnd('\n'), Unescape)
            : throw new FormatException($"{name}: needs one block of kind {kind}, has {blocks.Count}.");
    }

    private static string Unescape(Match match) =>
        char.ConvertFromUtf32(
            int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        );

    private static void ReadExpectation(Spec spec, string block)
    {
        foreach (var line in block.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (line is "no quotes")
            {
                spec.ChecksQuotes = true;
            }
            else if (line is "no people")
            {
                spec.People = [];
            }
            else if (line is "no organizations")
            {
                spec.Organizations = [];
            }
            else if (line[0] == ' ')
            {
                ReadSpeaker(spec, spec.Quotes[^1], line.Trim());
            }
            else
            {
                ReadLine(spec, line);
            }
        }
    }

    private static void ReadLine(Spec spec, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var key = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? "" : line[(colon + 2)..].Trim();
        switch (key)
        {
            case "direct" or "indirect" or "optional direct" or "optional indirect":
                spec.ChecksQuotes = true;
                var (words, place) = Numbered(value);
                var kind = key.EndsWith("indirect", StringComparison.Ordinal) ? QuoteKind.Indirect : QuoteKind.Direct;
                spec.Quotes.Add(
                    new ExpectedQuote(kind, words, place, key.StartsWith("optional", StringComparison.Ordinal))
                );
                break;
            case "given title":
                spec.GivenTitle = value;
                break;
            case "given outlet":
                spec.GivenOutlet = value;
                break;
            case "given published":
                spec.GivenPublished = value;
                break;
            case "terms":
                spec.Terms = value;
                break;
            case "plain words" or "inflected words" or "rare words":
                spec.Looks.Add(key.Split(' ')[0], value.Split(' '));
                break;
            case "given page title":
                spec.GivenPageTitle = value;
                break;
            case "given kind":
                spec.IsDraft = value == "draft";
                break;
            case "given people":
                spec.GivenPeople.AddRange(value.Split("; "));
                break;
            case "given apart":
                spec.GivenApart.Add(value);
                break;
            case "people":
                spec.People = Entities(value);
                break;
            case "organizations":
                spec.Organizations = Entities(value);
                break;
            case "optional people":
                spec.OptionalPeople.AddRange(value.Split("; "));
                break;
            case "roles":
                foreach (var person in value.Split("; "))
                {
                    var parts = person.Split(" = ");
                    spec.Roles.Add(parts[0], parts[1].Split(" / "));
                }
                break;
            case "rules":
                spec.Rules.AddRange(value.Split(", "));
                break;
            case "optional organizations":
                spec.OptionalOrganizations.AddRange(value.Split("; "));
                break;
            default:
                if (!FieldNames.Contains(key, StringComparer.Ordinal) || !spec.Fields.TryAdd(key, value))
                {
                    throw new FormatException($"{spec.Name}: cannot read '{line}'.");
                }
                break;
        }
    }

    private static void ReadSpeaker(Spec spec, ExpectedQuote quote, string line)
    {
        var match = SpeakerLine().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"{spec.Name}: cannot read '{line}'.");
        }
        var who = match.Groups["who"].Value;
        switch (match.Groups["part"].Value)
        {
            case "relay":
                quote.Relay = who;
                break;
            case "for":
                quote.For = who;
                break;
            case "rule":
                quote.Rule = who;
                break;
            case "said":
                quote.Said = who;
                break;
            case "cue":
                quote.Cue = who;
                break;
            case "step":
                quote.Steps.Add(who);
                break;
            case "instead of":
                quote.InsteadOf = who == "nobody" ? [] : who.Split("; ");
                break;
            default:
                quote.By = who;
                quote.IsUnnamed = match.Groups["unnamed"].Success;
                quote.SpeakerBy = match.Groups["how"].Success ? match.Groups["how"].Value.Split(" or ") : [];
                break;
        }
    }

    /// <summary>For each entity the spellings of its mentions, each as often as it is mentioned.</summary>
    private static List<string[]> Entities(string value) =>
        [
            .. value
                .Split("; ")
                .Select(entity => entity.Split(" + ").SelectMany(Repeated).Order(StringComparer.Ordinal).ToArray()),
        ];

    private static IEnumerable<string> Repeated(string spelling)
    {
        var parts = spelling.Split('×');
        var times = parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        return Enumerable.Repeat(parts[0].Trim(), times);
    }

    private static (string Words, int Place) Numbered(string value)
    {
        var words = value.Replace('⏎', '\n');
        var match = Number().Match(words);
        return match.Success
            ? (words[..match.Index], int.Parse(match.Groups["place"].Value, CultureInfo.InvariantCulture))
            : (words, 0);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [GeneratedRegex(@"^```(?<kind>\w+)\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\{U\+(?<code>[0-9A-F]{4,6})\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Escape();

    [GeneratedRegex(
        @"^(?<part>by|relay|for|rule|cue|said|step|instead of) (?<unnamed>unnamed )?(?<who>.+?)(?: \((?<how>(?:name|title|implicit)(?: or \w+)*)\))?$",
        RegexOptions.None,
        5000
    )]
    private static partial Regex SpeakerLine();

    [GeneratedRegex(@" #(?<place>\d+)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Number();
}
