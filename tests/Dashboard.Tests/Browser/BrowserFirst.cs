using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Dashboard.Tests.Browser.BrowserFirst", "Dashboard.Tests")]

namespace Dashboard.Tests.Browser;

/// <summary>The browser's tests are the longest row: begun first, they have all others run beside them, and none is left to run alone.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == BrowserTests.Name);
}
