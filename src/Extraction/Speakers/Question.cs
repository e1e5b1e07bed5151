using Qawl.Extraction.Cues;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Whose words are these? What the rules of a stage are asked, and everything that they answer.</summary>
/// <param name="cue"><c>null</c> where no cue reports the words.</param>
/// <param name="first">First token of the sentence.</param>
/// <param name="limit">The first token that can name nobody: where the reported clause begins.</param>
internal sealed class Question(Cue? cue, int first, int limit)
{
    /// <summary>More than these tell nobody anything.</summary>
    private const int MostAlternatives = 5;

    /// <summary>One of each rule that is asked, and some that were refused.</summary>
    private const int MostAnswers = 24;

    private readonly List<Answer> _answers = new(MostAnswers);

    private IRule? _rule;

    public Cue Cue => cue ?? throw new InvalidOperationException("Only rules of cues ask for the cue.");

    public int First { get; } = first;

    public int Limit { get; } = limit;

    /// <summary>In the order in which the rules were tried.</summary>
    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>Whom the stage decided for.</summary>
    public Attribution? Speaker { get; private set; }

    /// <summary>The first that finds somebody decides; the others tell whom they would have found.</summary>
    public Attribution? Ask<TStage>(TStage stage, Rule<FindSpeaker<TStage>>[] rules)
    {
        Attribution? decided = null;
        foreach (var rule in rules)
        {
            _rule = rule;
            var found = rule.Find(stage, this);
            if (found is not null)
            {
                found = found with { Rule = rule };
            }
            _answers.Add(new Answer(rule, found, null));
            decided ??= found;
        }
        return decided;
    }

    /// <summary>Asks no further than to the first answer.</summary>
    public Attribution? AskUntilFound<TStage>(TStage stage, Rule<FindSpeaker<TStage>>[] rules)
    {
        foreach (var rule in rules)
        {
            _rule = rule;
            if (rule.Find(stage, this) is { } found)
            {
                return found with { Rule = rule };
            }
        }
        return null;
    }

    /// <summary>Whom the rule saw and did not take.</summary>
    public void Refuse(Attribution who, WhyNot why)
    {
        if (!_answers.Exists(answer => answer.Who?.IsSameAs(who) == true))
        {
            _answers.Add(new Answer(_rule!, who with { Rule = _rule }, why));
        }
    }

    public Attribution? Decide(Attribution? speaker) => Speaker = speaker;

    /// <summary>Who else was found or refused, each once, in the order in which they were met.</summary>
    public IReadOnlyList<Answer> Alternatives()
    {
        var others = new List<Answer>();
        foreach (var answer in _answers)
        {
            if (
                answer.Who is { } who
                && Speaker?.IsSameAs(who) != true
                && !others.Exists(other => other.Who!.IsSameAs(who))
                && others.Count < MostAlternatives
            )
            {
                others.Add(answer with { Why = answer.Why ?? WhyNot.LaterRule });
            }
        }
        return others;
    }
}

/// <summary>What one rule answered.</summary>
/// <param name="Who"><c>null</c> if it found nobody.</param>
/// <param name="Why">Why it did not take whom it saw; <c>null</c> if it would have.</param>
internal readonly record struct Answer(IRule Rule, Attribution? Who, WhyNot? Why);

/// <summary>A rule that finds who speaks; rules change nothing, so that all of them can be asked.</summary>
internal delegate Attribution? FindSpeaker<in TStage>(TStage stage, Question question);
