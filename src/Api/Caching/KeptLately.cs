namespace Qawl.Api.Caching;

/// <summary>
/// Which requests were answered of late with what is kept: they cost next to nothing, and are let in when others are not.
/// Some thousands, by their hashes; one may push out another, and one that is taken for another is only let in too.
/// </summary>
internal sealed class KeptLately
{
    private readonly int[] _hashes = new int[4096];

    public void Add(HttpRequest request)
    {
        var hash = HashOf(request);
        Volatile.Write(ref _hashes[SlotOf(hash)], hash);
    }

    public bool Has(HttpRequest request)
    {
        var hash = HashOf(request);
        return Volatile.Read(ref _hashes[SlotOf(hash)]) == hash;
    }

    private int SlotOf(int hash) => hash & (_hashes.Length - 1);

    private static int HashOf(HttpRequest request) =>
        HashCode.Combine(request.Path.Value, request.QueryString.Value, request.Headers.Accept.ToString());
}
