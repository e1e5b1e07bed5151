using Qawl.Extraction.Words;

namespace Qawl.Extraction.Cues;

/// <summary>
/// Pairs the quotation marks of a paragraph: of all ways to take each mark as opening, closing or stray, with quotations inside
/// of others and quotations that were never closed, the one that costs least. So a mark that is missing, doubled, turned round
/// or too many is paid for where it stands, and the marks behind it are paired as they would be without it.
/// </summary>
internal static class QuotationReader
{
    /// <summary>A mark belongs to nothing.</summary>
    private const int Stray = 10;

    /// <summary>One quotation stands inside of another; less if it has few words.</summary>
    private const int Nested = 6;

    private const int NestedBriefly = 1;

    /// <summary>A quotation never closes: at a mark that opens the next, at the paragraph's end.</summary>
    private const int NeverClosed = 5;

    private const int NeverClosedAtEnd = 8;

    /// <summary>Added where nothing has introduced the quotation that never closes, or the next one.</summary>
    private const int NotIntroduced = 7;

    private const int Deepest = 3;

    /// <summary>Tokens of a quotation that stands inside of another briefly.</summary>
    private const int Brief = 5;

    public static Quotations Find(TokenizedText text, int first, int end)
    {
        var marks = QuotationMark.Read(text, first, end);
        if (marks.Count == 0)
        {
            return Quotations.None;
        }
        var best = new Path?[Deepest + 1];
        best[0] = Path.Beginning;
        for (var i = 0; i < marks.Count; i++)
        {
            var next = new Path?[Deepest + 1];
            for (var depth = 0; depth <= Deepest; depth++)
            {
                if (best[depth] is { } path)
                {
                    Extend(path, depth, marks, i, next);
                }
            }
            best = next;
        }
        return Collect(text, marks, end, Cheapest(best, marks));
    }

    /// <summary>All that one more mark can mean.</summary>
    private static void Extend(Path path, int depth, List<QuotationMark> marks, int i, Path?[] next)
    {
        var mark = marks[i];
        Offer(next, depth, path.Step(MarkRole.Stray, i, path.Open, StrayCost(mark)));
        if (depth == 0)
        {
            Offer(next, 1, path.Step(MarkRole.Opens, i, path.Open, mark.AgainstOpening));
            return;
        }
        Offer(next, depth - 1, path.Step(MarkRole.Closes, i, path.Open!.Outer, mark.AgainstClosing));
        if (depth < Deepest)
        {
            var brief = i + 1 < marks.Count && marks[i + 1].First - mark.End <= Brief;
            var cost = mark.AgainstOpening + (brief ? NestedBriefly : Nested);
            Offer(next, depth + 1, path.Step(MarkRole.Opens, i, path.Open, cost));
        }
        if (depth == 1)
        {
            var cost = mark.AgainstOpening + NeverClosed + Missing(marks[path.Open.Mark]) + Missing(mark);
            Offer(next, 1, path.Step(MarkRole.OpensNext, i, null, cost));
        }
    }

    /// <summary>Of two marks that could open the same words the one that is introduced is no stray.</summary>
    private static int StrayCost(QuotationMark mark) => mark.IsIntroduced ? Stray + 1 : Stray;

    private static int Missing(QuotationMark mark) => mark.IsIntroduced ? 0 : NotIntroduced;

    private static void Offer(Path?[] next, int depth, Path path)
    {
        if (next[depth] is not { } other || path.Cost < other.Cost)
        {
            next[depth] = path;
        }
    }

    private static Path Cheapest(Path?[] best, List<QuotationMark> marks)
    {
        var found = best[0]!;
        var cost = found.Cost;
        for (var depth = 1; depth <= Deepest; depth++)
        {
            if (best[depth] is not { } path)
            {
                continue;
            }
            var all = path.Cost + (depth * NeverClosedAtEnd) + Missing(marks[path.Outermost]);
            if (all < cost)
            {
                (found, cost) = (path, all);
            }
        }
        return found;
    }

    private static Quotations Collect(TokenizedText text, List<QuotationMark> marks, int end, Path path)
    {
        var roles = path.Roles(marks.Count);
        var found = new Quotations
        {
            StrayClose = roles[0] == MarkRole.Stray ? (marks[0].First, marks[0].End) : (-1, -1),
        };
        var (open, depth) = (-1, 0);
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i] == MarkRole.OpensNext)
            {
                Add(found, text, marks[open], marks[i].First, marks[i].First);
                (open, depth) = (i, 1);
            }
            else if (roles[i] == MarkRole.Opens)
            {
                open = depth++ == 0 ? i : open;
            }
            else if (roles[i] == MarkRole.Closes && --depth == 0)
            {
                Add(found, text, marks[open], marks[i].First, marks[i].End);
            }
        }
        if (depth > 0)
        {
            Add(found, text, marks[open], end, end);
        }
        return found;
    }

    private static void Add(Quotations found, TokenizedText text, QuotationMark open, int close, int behind)
    {
        var words = CountWords(text, open.End, close);
        if (words > 0)
        {
            found.Add(new Quotation(open.First, open.End, close, behind, words));
        }
    }

    public static int CountWords(TokenizedText text, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += text[i].IsWord ? 1 : 0;
        }
        return words;
    }

    private enum MarkRole
    {
        Stray,
        Opens,
        Closes,

        /// <summary>What was open is given up.</summary>
        OpensNext,
    }

    /// <summary>A quotation that is open, and the one around it.</summary>
    private sealed record OpenMark(int Mark, OpenMark? Outer);

    /// <summary>One way to take the marks so far.</summary>
    private sealed record Path(MarkRole Role, OpenMark? Open, int Cost, Path? Before)
    {
        public static readonly Path Beginning = new(MarkRole.Stray, null, 0, null);

        public Path Step(MarkRole role, int mark, OpenMark? open, int cost) =>
            new(
                role,
                role is MarkRole.Opens or MarkRole.OpensNext ? new OpenMark(mark, open) : open,
                Cost + cost,
                this
            );

        public int Outermost
        {
            get
            {
                var open = Open!;
                while (open.Outer is { } outer)
                {
                    open = outer;
                }
                return open.Mark;
            }
        }

        public MarkRole[] Roles(int count)
        {
            var roles = new MarkRole[count];
            for (var path = this; path.Before is { } before; path = before)
            {
                roles[--count] = path.Role;
            }
            return roles;
        }
    }
}
