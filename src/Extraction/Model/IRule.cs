namespace Qawl.Extraction.Model;

/// <summary>
/// A rule of a stage. The rules of a stage stand in one static array in the order in which they are tried; whoever runs them
/// notes in the trail which one found something.
/// </summary>
internal interface IRule
{
    /// <summary>What of the language it reads, in kebab-case: <c>title-before-unknown-name</c>. Unique in the engine.</summary>
    string Name { get; }
}
