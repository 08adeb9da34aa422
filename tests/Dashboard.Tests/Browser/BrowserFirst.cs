using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Dashboard.Tests.Browser.BrowserFirst", "Dashboard.Tests")]

namespace Dashboard.Tests.Browser;

/// <summary>The browser's tests are the longest rows: begun first, they have the others run beside them, and none is left to run alone.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName is BrowserTests.Name or WaitingBrowserTests.Name);
}
