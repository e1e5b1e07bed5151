using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Qawl.Database;
using Qawl.Extraction.Search;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// What a search finds a row by, as its column holds it: <c>مطر:1A,7 =/ال+:1,7</c>. To write it here spares the database
/// cutting text into words that are words already.
/// </summary>
internal sealed class Terms
{
    /// <summary>Of UTF-8 with what the database needs besides; a tsvector holds less than 1 MB.</summary>
    private const int Most = 1_000_000;

    /// <summary>What a lexeme takes beside its letters, in bytes.</summary>
    private const int PerLexeme = 8;

    /// <summary>What each more of its places takes.</summary>
    private const int PerPlace = 2;

    /// <summary>In bytes of UTF-8; PostgreSQL takes no longer word.</summary>
    private const int LongestWord = 2046;

    /// <summary>Places that PostgreSQL keeps of a lexeme.</summary>
    private const int MostPlaces = 255;

    /// <summary>Further ones are this one to PostgreSQL.</summary>
    private const int LastPlace = 16_383;

    private readonly Dictionary<string, Places> _lexemes = new(StringComparer.Ordinal);
    private readonly List<(int Place, char Weight, int Next)> _places = [];
    private readonly ArrayBufferWriter<byte> _vector = new();
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

    /// <summary>Begins another row, in the room of this one.</summary>
    public Terms Clear()
    {
        _lexemes.Clear();
        _places.Clear();
        (_place, _bytes) = (0, 0);
        return this;
    }

    /// <summary>As the database takes it.</summary>
    public TsVector ToVector()
    {
        _vector.ResetWrittenCount();
        BinaryPrimitives.WriteInt32BigEndian(_vector.GetSpan(4), _lexemes.Count);
        _vector.Advance(4);
        foreach (var (lexeme, places) in _lexemes)
        {
            Encoding.UTF8.GetBytes(lexeme, _vector);
            var room = _vector.GetSpan(3 + (2 * places.Count));
            room[0] = 0;
            var count = Positions(places.First, room[3..]);
            BinaryPrimitives.WriteInt16BigEndian(room[1..], (short)count);
            _vector.Advance(3 + (2 * count));
        }
        return new(_vector.WrittenSpan.ToArray());
    }

    /// <summary>As PostgreSQL writes it.</summary>
    public override string ToString()
    {
        var vector = new StringBuilder();
        foreach (var (lexeme, places) in _lexemes)
        {
            vector.Append(vector.Length > 0 ? " " : "").Append(lexeme);
            for (var (i, mark) = (places.First, ':'); i >= 0; (i, mark) = (_places[i].Next, ','))
            {
                vector.Append(mark).Append(_places[i].Place);
                if (_places[i].Weight != ' ')
                {
                    vector.Append(_places[i].Weight);
                }
            }
        }
        return vector.ToString();
    }

    /// <returns>How many there are: of those that the database cannot tell apart the first.</returns>
    private int Positions(int first, Span<byte> room)
    {
        var (count, last) = (0, 0);
        for (var i = first; i >= 0 && last < LastPlace; i = _places[i].Next)
        {
            last = Math.Min(_places[i].Place, LastPlace);
            var weight = _places[i].Weight == ' ' ? 0 : 'D' - _places[i].Weight;
            BinaryPrimitives.WriteUInt16BigEndian(room[(2 * count++)..], (ushort)((weight << 14) | last));
        }
        return count;
    }

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
        if (word.Rest is { } rest && first < LastPlace && Write("", rest, first, ' '))
        {
            return;
        }
        foreach (var field in fields)
        {
            Write(field, word.Whole, first, weight);
        }
        for (var place = first; place <= _place && word.Rest is null; place++)
        {
            Write("", SearchLexeme.OfOther, place, ' ');
        }
    }

    /// <returns>Whether it fits.</returns>
    private bool Write(string field, string lexeme, int place, char weight)
    {
        lexeme = field.Length == 0 ? lexeme : field + lexeme;
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_lexemes, lexeme, out var isKnown);
        var bytes = isKnown ? PerPlace : Encoding.UTF8.GetByteCount(lexeme) + PerLexeme;
        if (_bytes + bytes > Most || (isKnown ? places.Count == MostPlaces : bytes - PerLexeme > LongestWord))
        {
            if (!isKnown)
            {
                _lexemes.Remove(lexeme);
            }
            return false;
        }
        _bytes += bytes;
        _places.Add((place, field.Length == 0 ? weight : ' ', -1));
        var last = _places.Count - 1;
        if (!isKnown)
        {
            places = new(last, last, 1);
            return true;
        }
        CollectionsMarshal.AsSpan(_places)[places.Last].Next = last;
        places = new(places.First, last, places.Count + 1);
        return true;
    }

    /// <summary>A chain of places.</summary>
    private readonly record struct Places(int First, int Last, int Count);
}
