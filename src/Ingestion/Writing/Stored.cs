namespace Qawl.Ingestion.Writing;

/// <summary>What a transaction has stored, for the record that ends it.</summary>
/// <param name="Outcomes">One for each document, in their order.</param>
/// <param name="Arrivals">How many documents had not arrived before.</param>
/// <param name="Articles">The ids of those that are new.</param>
internal sealed record Stored(IReadOnlyList<DocumentOutcome> Outcomes, int Arrivals, IReadOnlyList<string> Articles);
