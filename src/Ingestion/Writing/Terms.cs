using System.Globalization;
using System.Text;
using Qawl.Extraction.Search;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// What a search finds a row by, as its column holds it: <c>مطر:1A ~مطر=المطر:1A</c>, a tsvector in PostgreSQL's own writing.
/// To write it here spares the database cutting text into words that are words already.
/// </summary>
internal sealed class Terms
{
    /// <summary>Of UTF-8 with what the database needs besides; a tsvector holds less than 1 MB.</summary>
    private const int Most = 1_000_000;

    /// <summary>What a place of a word takes beside its letters, in bytes.</summary>
    private const int PerWord = 8;

    /// <summary>In bytes of UTF-8; PostgreSQL takes no longer word.</summary>
    private const int LongestWord = 2046;

    private readonly StringBuilder _vector = new();
    private int _place;
    private int _bytes;

    /// <summary>Adds words by themselves, as far as they fit.</summary>
    /// <param name="words">In the order of their places.</param>
    /// <param name="weight">A to D; none for what is not ranked by places.</param>
    public Terms Add(IEnumerable<SearchWord> words, char weight = ' ') => Add(words, [""], weight);

    /// <summary>Adds words as those of a field, and also by themselves if it has a weight.</summary>
    /// <param name="field">Of <see cref="SearchLexeme"/>.</param>
    /// <param name="words">In the order of their places.</param>
    /// <param name="weight">A to D, of the words by themselves.</param>
    public Terms Add(string field, IEnumerable<SearchWord> words, char weight = ' ') =>
        Add(words, weight == ' ' ? [field] : ["", field], weight);

    public Terms Add(SearchWord word, char weight)
    {
        Write(word, [""], weight);
        return this;
    }

    public override string ToString() => _vector.ToString();

    private Terms Add(IEnumerable<SearchWord> words, ReadOnlySpan<string> fields, char weight)
    {
        foreach (var word in words)
        {
            Write(word, fields, weight);
        }
        // No phrase goes on from one part to the next.
        _place++;
        return this;
    }

    private void Write(SearchWord word, ReadOnlySpan<string> fields, char weight)
    {
        var first = _place + 1;
        foreach (var term in word.Terms)
        {
            _place++;
            foreach (var field in fields)
            {
                Write(field, term, _place, weight);
            }
        }
        foreach (var field in fields)
        {
            Write(field, word.Exactly, first, weight);
        }
    }

    private void Write(string field, string lexeme, int place, char weight)
    {
        var bytes = Encoding.UTF8.GetByteCount(lexeme) + field.Length;
        if (bytes > LongestWord || _bytes + bytes + PerWord > Most)
        {
            return;
        }
        _bytes += bytes + PerWord;
        _vector.Append(_vector.Length > 0 ? " " : "").Append(field).Append(lexeme);
        _vector.Append(CultureInfo.InvariantCulture, $":{place}");
        if (weight != ' ' && field.Length == 0)
        {
            _vector.Append(weight);
        }
    }
}
