namespace Qawl.Api.Wire;

/// <summary>How a date goes out: no more precise than an article states it.</summary>
internal static class StatedDate
{
    public const string Pattern = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$";
}
