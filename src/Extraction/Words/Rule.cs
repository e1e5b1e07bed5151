using Qawl.Extraction.Model;

namespace Qawl.Extraction.Words;

/// <summary>A rule that is one function: a named step of a stage.</summary>
internal sealed record Rule<TFind>(string Name, TFind Find) : IRule
    where TFind : Delegate;
