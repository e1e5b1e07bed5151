using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Qawl.Mutate;

/// <summary>
/// Puts a switch in front of every clause of a file, so that the engine is compiled once and any clause can be taken away
/// while it runs.
/// </summary>
/// <param name="clauses">Takes what is found, in the order of the file.</param>
/// <param name="without">Clauses that the compiler needs: left as they are.</param>
internal sealed partial class ClauseRewriter(
    string file,
    SemanticModel model,
    List<Clause> clauses,
    IReadOnlySet<int> without
) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression))
        {
            return node.WithLeft(Operand(node, node.Left)).WithRight(Operand(node, node.Right));
        }
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        return
            node.Kind()
                is SyntaxKind.LessThanExpression
                    or SyntaxKind.LessThanOrEqualExpression
                    or SyntaxKind.GreaterThanExpression
                    or SyntaxKind.GreaterThanOrEqualExpression
            ? visited.WithLeft(Bound(node.Left, visited.Left)).WithRight(Bound(node.Right, visited.Right))
            : visited;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var visited = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        ExpressionSyntax result = visited;
        // May be asked twice, and gives nothing but its answer.
        var isPure =
            !PatternCuts.Declares(node)
            && !node.Expression.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax);
        foreach (var cut in PatternCuts.Of(node.Pattern))
        {
            if (Enter(cut.Clause, cut.Kind, node) is { } id)
            {
                var rest = Cut(visited.Expression, cut.Rest, id);
                result = Parse(
                    isPure
                        ? $"({Is(id)} ? {rest} : Mutant.Compare({id}, {result}, Mutant.Compares && {rest}))"
                        : $"(!{At(id)} ? {result} : {rest})"
                );
            }
        }
        return result;
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var id = Enter(node, ClauseKind.If);
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return id is { } n ? visited.WithCondition(Refused(n, visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var id = Enter(node.Condition, ClauseKind.Choice);
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return id is { } n ? visited.WithCondition(Refused(n, visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var arms = new List<SwitchExpressionArmSyntax>();
        foreach (var arm in node.Arms)
        {
            var isLast = arm.WhenClause is null && arm.Pattern is DiscardPatternSyntax or VarPatternSyntax;
            var id = isLast ? null : Enter(arm.Pattern, ClauseKind.Arm);
            var guard = Guard(arm.WhenClause);
            var value = (ExpressionSyntax)Visit(arm.Expression);
            var stays = id is { } n ? [$"!{At(n)}"] : new List<string>();
            foreach (var cut in PatternCuts.Of(arm.Pattern))
            {
                if (Enter(cut.Clause, cut.Kind) is { } cutId)
                {
                    arms.Add(Arm(cut.Rest, [At(cutId), .. stays, guard], value));
                    stays.Add($"!{At(cutId)}");
                }
            }
            arms.Add(Arm(arm.Pattern, [.. stays, guard], value));
        }
        return node.WithGoverningExpression((ExpressionSyntax)Visit(node.GoverningExpression))
            .WithArms(SeparatedList(arms));
    }

    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node)
    {
        var id = Enter(node.Pattern, ClauseKind.Arm);
        var when = When([id is { } n ? $"!{At(n)}" : "", Guard(node.WhenClause)]);
        return node.WithWhenClause(when);
    }

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) =>
        Enter(node, ClauseKind.Arm) is { } id
            ? CasePatternSwitchLabel(
                    ConstantPattern(node.Value.WithoutTrivia()),
                    When([$"!{At(id)}"]),
                    Token(SyntaxKind.ColonToken)
                )
                .NormalizeWhitespace()
                .WithTrailingTrivia(LineFeed)
            : node;

    public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node)
    {
        var entries = node.Elements.OfType<ExpressionElementSyntax>().ToList();
        var isHeld =
            node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is FieldDeclarationSyntax or PropertyDeclarationSyntax;
        if (!isHeld || entries.Count < 2 || EntryType(node) is not { } type)
        {
            return base.VisitCollectionExpression(node);
        }
        return node.WithElements(
            SeparatedList(
                node.Elements.Select(element =>
                {
                    var id = element is ExpressionElementSyntax ? Enter(element, ClauseKind.Entry) : null;
                    var visited = (CollectionElementSyntax)Visit(element);
                    return id is { } n ? SpreadElement(Parse($"Mutant.Keep<{type}>({n}, {visited})")) : visited;
                })
            )
        );
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    private static BlockSyntax Counted(StatementSyntax body) => Block(ParseStatement("Mutant.Step();"), body);

    private ExpressionSyntax Operand(BinaryExpressionSyntax run, ExpressionSyntax operand)
    {
        // (a && b) && c: the left side is no clause, but two.
        if (operand.IsKind(run.Kind()))
        {
            return (ExpressionSyntax)Visit(operand);
        }
        var id = Enter(operand, ClauseKind.Operand);
        var visited = (ExpressionSyntax)Visit(operand);
        return id is not { } n ? visited
            : run.IsKind(SyntaxKind.LogicalAndExpression) ? Granted(n, visited)
            : Refused(n, visited);
    }

    private ExpressionSyntax Bound(ExpressionSyntax side, ExpressionSyntax visited) =>
        side is LiteralExpressionSyntax or IdentifierNameSyntax
        && model.GetConstantValue(side) is { HasValue: true, Value: int }
        && Enter(side, ClauseKind.Boundary) is { } id
            ? Parse($"({At(id)} ? {visited} + 1 : {visited})")
            : visited;

    /// <summary>What a <c>when</c> asks, with its own clauses switched, or "".</summary>
    private string Guard(WhenClauseSyntax? when)
    {
        if (when is null)
        {
            return "";
        }
        var id = Enter(when, ClauseKind.Guard);
        var condition = (ExpressionSyntax)Visit(when.Condition)!;
        return id is { } n ? Granted(n, condition).ToString() : $"({condition})";
    }

    private static SwitchExpressionArmSyntax Arm(
        PatternSyntax pattern,
        IEnumerable<string> conditions,
        ExpressionSyntax value
    ) => SwitchExpressionArm(pattern, When(conditions), value).NormalizeWhitespace().WithTrailingTrivia(LineFeed);

    private static WhenClauseSyntax? When(IEnumerable<string> conditions)
    {
        var all = string.Join(" && ", conditions.Where(condition => condition.Length > 0));
        return all.Length == 0 ? null : WhenClause(Parse(all)).NormalizeWhitespace().WithLeadingTrivia(Space);
    }

    /// <summary>
    /// The same question with less of the pattern. The names that the pattern gives get a number here, since the question
    /// stands beside the whole one, and their values are handed over.
    /// </summary>
    private static string Cut(ExpressionSyntax asked, PatternSyntax rest, int id)
    {
        // `is not` gives its names where it does not hold.
        if (rest is UnaryPatternSyntax not && PatternCuts.Declares(not))
        {
            return $"!{Cut(asked, not.Pattern, id)}";
        }
        var names = rest.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().ToList();
        var renamed = rest.ReplaceNodes(
            names,
            (name, _) => name.WithIdentifier(Identifier($"{name.Identifier.Text}_{id}"))
        );
        var lets = names.Select(name => $" && Mutant.Let({name.Identifier.Text}_{id}, out {name.Identifier.Text})");
        return $"({asked} is {renamed}{string.Concat(lets)})";
    }

    private string? EntryType(CollectionExpressionSyntax list) =>
        model.GetTypeInfo(list).ConvertedType switch
        {
            IArrayTypeSymbol array => array.ElementType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            INamedTypeSymbol { TypeArguments: [var entry] } => entry.ToDisplayString(
                SymbolDisplayFormat.FullyQualifiedFormat
            ),
            _ => null,
        };

    /// <summary>The number of a clause, or <c>null</c> if the compiler cannot do without it.</summary>
    /// <param name="question">The whole of what gives names, if the clause is only a part of it.</param>
    private int? Enter(SyntaxNode clause, ClauseKind kind, SyntaxNode? question = null)
    {
        var id = clauses.Count;
        var line = clause.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var condition = (clause as IfStatementSyntax)?.Condition;
        var text = condition is null ? clause.ToString() : $"if ({condition})";
        var names = (question ?? condition ?? clause)
            .DescendantNodesAndSelf()
            .OfType<SingleVariableDesignationSyntax>()
            .Select(name => name.Identifier.Text);
        clauses.Add(new Clause(id, file, line, kind, Blank().Replace(Remark().Replace(text, ""), " "), [.. names]));
        return without.Contains(id) ? null : id;
    }

    private static string Is(int id) => $"Mutant.Is({id})";

    private static string At(int id) => $"Mutant.At({id})";

    /// <summary>True while the clause is away.</summary>
    private static ExpressionSyntax Granted(int id, ExpressionSyntax condition) =>
        Parse(
            PatternCuts.Declares(condition)
                ? $"({At(id)} || ({condition}))"
                : $"({Is(id)} || Mutant.No({id}, {condition}))"
        );

    /// <summary>False while the clause is away.</summary>
    private static ExpressionSyntax Refused(int id, ExpressionSyntax condition) =>
        Parse(
            PatternCuts.Declares(condition)
                ? $"(!{At(id)} && ({condition}))"
                : $"(!{Is(id)} && Mutant.Yes({id}, {condition}))"
        );

    private static ExpressionSyntax Parse(string text) => ParseExpression(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Remark();
}
