using System.Collections.Frozen;
using Qawl.Extraction.Search;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Wording;

/// <summary>Words that change what others mean: <c>frame-words.txt</c>.</summary>
internal static class FrameWords
{
    private const char Joint = '-';

    /// <summary>A condition only where a verb follows, which أنّ has not.</summary>
    private const string If = "إن";

    private static readonly FrozenDictionary<string, Role> Roles = Load();

    /// <summary>Of a word by itself, or with the one behind it.</summary>
    /// <param name="raw">As it is written.</param>
    /// <param name="key">In one spelling.</param>
    /// <param name="next">The word behind it, in one spelling; empty if there is none.</param>
    public static Role Of(string raw, string key, string next)
    {
        var role = Of(key) | Of(key + Joint + next);
        if (IsIf(raw) && (next == "لم" || WordSense.IsVerb(next)))
        {
            role |= Role.Condition;
        }
        // إلا أن goes on, and takes nothing back.
        if (key == "الا" && next is "ان" or "انه" or "انها" or "اننا" or "انهم")
        {
            role &= ~Role.Tail;
        }
        // With a verb of the past قد says that it is so.
        if (key is "قد" or "وقد" or "فقد" && next is not ['ي' or 'ت' or 'ن' or 'ا', ..])
        {
            role &= ~Role.Hedge;
        }
        return role | (IsJoined(key) ? Role.Negation : Role.None);
    }

    /// <summary>Whether a word tells when, how often or in which order, whatever clings to its front.</summary>
    public static bool IsVague(string key) =>
        Keys.Bare(key).Any(bare => Roles.GetValueOrDefault(bare).HasFlag(Role.Vague));

    private static bool IsIf(string raw) => raw is If or "و" + If or "ف" + If;

    private static Role Of(string key) =>
        Roles.TryGetValue(key, out var role) ? role
        // وإذا begins a clause of its own.
        : key is ['و' or 'ف', _, _, ..] ? Roles.GetValueOrDefault(key[1..]) & ~Role.Tail
        : Role.None;

    /// <summary>لايمكن, written together.</summary>
    private static bool IsJoined(string key)
    {
        var word = key is ['و' or 'ف', 'ل', _, ..] ? key[1..] : key;
        return word.Length > 4
            && (
                word.StartsWith("لا", StringComparison.Ordinal)
                || word.StartsWith("لم", StringComparison.Ordinal)
                || word.StartsWith("لن", StringComparison.Ordinal)
            )
            && word[2] is 'ي' or 'ت' or 'ن' or 'ا'
            && WordSense.IsVerb(word[2..])
            && !WordSense.IsVerb(word);
    }

    private static FrozenDictionary<string, Role> Load()
    {
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (
            var row in WordList
                .Rows("Wording/frame-words.txt", '|')
                .Where(row => row[0] is not (Denials.Disclaimer or Denials.Assertion))
        )
        {
            var role = row[0]
                .Split(' ')
                .Aggregate(Role.None, (all, name) => all | Enum.Parse<Role>(name, ignoreCase: true));
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var key = string.Join(Joint, word.Split(Joint).Select(part => Keys.Of(part)));
                roles[key] = roles.GetValueOrDefault(key) | role;
            }
        }
        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
