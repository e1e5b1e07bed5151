using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qawl.Mutate;

/// <summary>A pattern with one of its clauses taken away.</summary>
internal sealed record PatternCut(SyntaxNode Clause, ClauseKind Kind, PatternSyntax Rest);

/// <summary>All ways to take one clause out of a pattern.</summary>
internal static class PatternCuts
{
    public static IEnumerable<PatternCut> Of(PatternSyntax pattern) =>
        pattern switch
        {
            BinaryPatternSyntax binary => OfBinary(binary),
            ParenthesizedPatternSyntax inner => Within(inner.Pattern, inner.WithPattern),
            UnaryPatternSyntax not => Within(not.Pattern, not.WithPattern),
            RecursivePatternSyntax parts => OfParts(parts),
            ListPatternSyntax list => list.Patterns.SelectMany(p => Within(p, q => list.ReplaceNode(p, q))),
            RelationalPatternSyntax bound when Higher(bound.Expression) is { } higher =>
            [
                new PatternCut(bound, ClauseKind.Boundary, bound.WithExpression(higher)),
            ],
            _ => [],
        };

    /// <summary>The number one higher, if it is written as a number.</summary>
    public static ExpressionSyntax? Higher(ExpressionSyntax number) =>
        number is LiteralExpressionSyntax { Token.Value: int value }
            ? SyntaxFactory.LiteralExpression(
                SyntaxKind.NumericLiteralExpression,
                SyntaxFactory.Literal(checked(value + 1))
            )
            : null;

    private static IEnumerable<PatternCut> Within(PatternSyntax inner, Func<PatternSyntax, PatternSyntax> wrap) =>
        Of(inner).Select(cut => cut with { Rest = wrap(cut.Rest) });

    private static IEnumerable<PatternCut> OfBinary(BinaryPatternSyntax binary)
    {
        var kind = binary.IsKind(SyntaxKind.OrPattern) ? ClauseKind.Alternative : ClauseKind.Condition;
        // A run of three is a run of two with a third behind it: each is taken away once.
        if (!binary.Left.IsKind(binary.Kind()) && !Declares(binary.Left))
        {
            yield return new PatternCut(binary.Left, kind, binary.Right);
        }
        if (!Declares(binary.Right))
        {
            yield return new PatternCut(binary.Right, kind, binary.Left);
        }
        foreach (var cut in Within(binary.Left, binary.WithLeft).Concat(Within(binary.Right, binary.WithRight)))
        {
            yield return cut;
        }
    }

    private static IEnumerable<PatternCut> OfParts(RecursivePatternSyntax pattern)
    {
        foreach (var part in pattern.PositionalPatternClause?.Subpatterns ?? [])
        {
            foreach (var cut in Within(part.Pattern, q => pattern.ReplaceNode(part.Pattern, q)))
            {
                yield return cut;
            }
        }
        foreach (var part in pattern.PropertyPatternClause?.Subpatterns ?? [])
        {
            if (!Declares(part))
            {
                yield return new PatternCut(
                    part,
                    ClauseKind.Condition,
                    pattern.RemoveNode(part, SyntaxRemoveOptions.KeepNoTrivia)!
                );
            }
            foreach (var cut in Within(part.Pattern, q => pattern.ReplaceNode(part.Pattern, q)))
            {
                yield return cut;
            }
        }
    }

    public static bool Declares(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Any(n => n is SingleVariableDesignationSyntax);
}
