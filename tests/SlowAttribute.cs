using Xunit.v3;

namespace Qawl.Tests;

/// <summary>Takes many seconds: <c>./test --fast</c> leaves it to the whole run.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("speed", "slow")];
}
