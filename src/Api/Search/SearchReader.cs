using System.Buffers;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;

namespace Qawl.Api.Search;

/// <summary>
/// Reads what is typed into a search: words; <c>"words that follow each other"</c>; <c>-not</c>; <c>this OR that</c>, which
/// binds less than words beside each other; brackets; <c>begin*</c>; <c>=exact</c>; and in front of any of these
/// <c>said:</c>, <c>by:</c>, <c>about:</c>, <c>title:</c>. Anything else that is no word is a space.
/// </summary>
internal sealed class SearchReader
{
    /// <summary>Letters that a <c>*</c> needs before it.</summary>
    private const int LeastBeginning = 2;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»＂");

    private static readonly (string Name, SearchField Field)[] Fields =
    [
        ("said:", SearchField.Said),
        ("by:", SearchField.By),
        ("about:", SearchField.About),
        ("title:", SearchField.Title),
    ];

    private readonly string _text;
    private int _at;
    private int _open;
    private string? _fault;

    private SearchReader(string text) => _text = text;

    /// <returns>What is asked for, <c>null</c> if there is no word; or why it cannot be read, to follow the parameter's name.</returns>
    public static (SearchNode? Node, string? Fault) Read(string text)
    {
        var reader = new SearchReader(text);
        var node = reader.Alternatives(SearchField.Anywhere);
        if (reader is { _fault: null, _at: var at } && at < text.Length)
        {
            reader.Fail("closes a bracket that is not open.");
        }
        return reader._fault is { } fault ? (null, fault)
            : node is { Asks: false } ? (null, WhatExcludes(node))
            : (node, null);
    }

    private static string WhatExcludes(SearchNode node) =>
        node is AnyOf
            ? "excludes on one side of OR, where nearly everything would be found; ask for something on both."
            : "only excludes; ask for something too.";

    private SearchNode? Alternatives(SearchField field)
    {
        var nodes = new List<SearchNode>();
        for (var isFirst = true; ; isFirst = false)
        {
            var node = Together(field);
            var goesOn = TakeOr();
            if (node is not null)
            {
                nodes.Add(node);
            }
            else if (goesOn || !isFirst)
            {
                Fail("needs words on both sides of OR.");
            }
            if (!goesOn || _fault is not null)
            {
                return nodes.Count > 1 ? new AnyOf(nodes) : nodes.FirstOrDefault();
            }
        }
    }

    private SearchNode? Together(SearchField field)
    {
        var nodes = new List<SearchNode>();
        while (_fault is null && _at < _text.Length && _text[_at] != ')' && !IsOr())
        {
            nodes.AddRange(One(field));
        }
        JoinNames(nodes);
        // Particles are not required beside anything else that is asked for.
        if (nodes.Any(n => n.Asks && n is not Sought { IsParticle: true }))
        {
            nodes.RemoveAll(n => n is Sought { IsParticle: true });
        }
        return nodes.Count > 1 ? new AllOf(nodes) { Field = field } : nodes.FirstOrDefault();
    }

    /// <summary>عبد is no name without the word behind it.</summary>
    private static void JoinNames(List<SearchNode> nodes)
    {
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            if (
                nodes[i] is Sought { Way: SoughtWay.Inflected, Words: [{ Form: FoldedName.Servant }] } servant
                && nodes[i + 1] is Sought { Way: SoughtWay.Inflected, Words: [_] } of
                && servant.Field == of.Field
            )
            {
                nodes[i] = servant with { Words = [.. servant.Words, .. of.Words], End = of.End };
                nodes.RemoveAt(i + 1);
            }
        }
    }

    private List<SearchNode> One(SearchField field)
    {
        // What nobody sees stands before nothing.
        if (Folding.IsDropped(_text[_at]))
        {
            _at++;
            return [];
        }
        if (_text[_at] == '-' && IsStart() && _at + 1 < _text.Length && _text[_at + 1] is not ('-' or ' '))
        {
            _at++;
            return Several(field) is { } node ? [new Excluded(node)] : [];
        }
        return Unit(field);
    }

    private SearchNode? Several(SearchField field) =>
        Unit(field) switch
        {
            [] => null,
            [var one] => one,
            var nodes => new AllOf(nodes),
        };

    private List<SearchNode> Unit(SearchField field)
    {
        var c = _text[_at];
        if (field == SearchField.Anywhere && FieldHere() is var (name, named))
        {
            var start = _at;
            _at += name.Length;
            while (_at < _text.Length && Folding.IsDropped(_text[_at]))
            {
                _at++;
            }
            var nodes = _at < _text.Length && _text[_at] is not (' ' or ')' or '-') ? Unit(named) : [];
            if (nodes.Count == 0)
            {
                Fail($"needs a word behind {_text[start..(start + name.Length)]}");
            }
            return nodes;
        }
        if (c == '(')
        {
            return Bracket(field);
        }
        if (Marks.Contains(c))
        {
            return Phrase(field, SoughtWay.Inflected);
        }
        if (c == '=' && IsStart() && _at + 1 < _text.Length)
        {
            _at++;
            return Marks.Contains(_text[_at]) ? Phrase(field, SoughtWay.Exact) : Run(field, SoughtWay.Exact);
        }
        return Run(field, SoughtWay.Inflected);
    }

    private List<SearchNode> Bracket(SearchField field)
    {
        _at++;
        _open++;
        var node = Alternatives(field);
        _open--;
        if (_at >= _text.Length)
        {
            Fail("has a bracket that is not closed.");
            return [];
        }
        _at++;
        return node is null ? [] : [node];
    }

    private List<SearchNode> Phrase(SearchField field, SoughtWay way)
    {
        var start = ++_at;
        var end = start < _text.Length ? _text.AsSpan(start).IndexOfAny(Marks) : -1;
        if (end < 0)
        {
            Fail("has a quotation mark that is not closed.");
            return [];
        }
        _at = start + end + 1;
        var words = SearchWords.Of(_text.AsSpan(start, end));
        return words.Count == 0
            ? []
            : [new Sought([.. words.Select(w => w.Word)], way, field, start, start + end) { IsQuoted = true }];
    }

    /// <summary>What stands together without a space.</summary>
    private List<SearchNode> Run(SearchField field, SoughtWay way)
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !IsSpecial(_text[_at]))
        {
            _at++;
        }
        var words = SearchWords.Of(_text.AsSpan(start, _at - start));
        var nodes = words.ConvertAll(
            SearchNode (w) => new Sought([w.Word], way, field, start + w.Start, start + w.End)
        );
        if (_at < _text.Length && _text[_at] == '*')
        {
            Beginning(nodes, field);
        }
        else if (_at == start)
        {
            _at++;
        }
        // al-Droubi is one name.
        return field is SearchField.By or SearchField.About && nodes.Count > 1
            ? [new AllOf(nodes) { Field = field }]
            : nodes;
    }

    /// <summary>The last of the words is the beginning of one.</summary>
    private void Beginning(List<SearchNode> nodes, SearchField field)
    {
        var isEnd = _at + 1 == _text.Length || char.IsWhiteSpace(_text[_at + 1]) || _text[_at + 1] is ')' or '|';
        if (
            nodes is not [.., Sought { Way: SoughtWay.Inflected } last]
            || last.End != _at
            || last.Words[0].Raw.Length < LeastBeginning
            || !isEnd
        )
        {
            Fail($"has a * that does not end a word of at least {LeastBeginning} letters.");
            return;
        }
        nodes[^1] = new Sought(last.Words, SoughtWay.Beginning, field, last.Start, last.End)
        {
            Beginnings = SearchWords.Beginnings(_text.AsSpan(last.Start, last.End - last.Start)),
        };
        _at++;
    }

    /// <summary>Whether a letter begins or ends a phrase.</summary>
    public static bool IsMark(char c) => Marks.Contains(c);

    /// <summary>The length of the field's name that stands right before a place.</summary>
    public static int FieldBefore(string text, int at) =>
        Fields.FirstOrDefault(f => text.AsSpan(0, at).EndsWith(f.Name, StringComparison.OrdinalIgnoreCase)).Name?.Length
        ?? 0;

    private static bool IsSpecial(char c) => c is '(' or ')' or '|' or '*' || Marks.Contains(c);

    private bool IsStart() =>
        _at == 0
        || char.IsWhiteSpace(_text[_at - 1])
        || _text[_at - 1] is '(' or '|' or ':' or '-'
        || Folding.IsDropped(_text[_at - 1]);

    private (string Name, SearchField Field)? FieldHere()
    {
        foreach (var field in Fields)
        {
            if (IsStart() && _text.AsSpan(_at).StartsWith(field.Name, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }
        return null;
    }

    private bool IsOr() =>
        _text[_at] == '|'
        || (
            IsStart()
            && _text.AsSpan(_at).StartsWith("OR", StringComparison.Ordinal)
            && (_at + 2 == _text.Length || char.IsWhiteSpace(_text[_at + 2]) || _text[_at + 2] is '(' or ')')
        );

    private bool TakeOr()
    {
        if (_at >= _text.Length || _text[_at] == ')' || !IsOr())
        {
            return false;
        }
        _at += _text[_at] == '|' ? 1 : 2;
        return true;
    }

    private void Fail(string fault) => _fault ??= fault;
}
