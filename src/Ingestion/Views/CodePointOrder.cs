using System.Text;

namespace Qawl.Ingestion.Views;

/// <summary>The order of collation "C"; that of UTF-16 differs beyond the basic plane.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y) =>
        x is null || y is null
            ? Comparer<bool>.Default.Compare(x is not null, y is not null)
            : Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
}
