namespace Qawl.Api.Answers;

/// <summary>What responses can be, as Accept and Content-Type name it.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string Text = "text/plain";
    public const string JsonLd = "application/ld+json";
    public const string Atom = "application/atom+xml";
}
