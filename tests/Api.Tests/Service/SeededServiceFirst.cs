using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Qawl.Api.Tests.Service.SeededServiceFirst))]

namespace Qawl.Api.Tests.Service;

/// <summary>The thousand tests that share a service run one after the other: begun last, they would end alone.</summary>
public sealed class SeededServiceFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(c =>
                string.Equals(c.TestCollectionDisplayName, SeededServiceTests.Name, StringComparison.Ordinal)
            ),
        ];
}
