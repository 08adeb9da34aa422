namespace Dashboard.Tests.Browser;

/// <summary>Where things are in the working copy that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Modules => Path.Combine(Root, "tests", "node_modules");

    static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Dashboard.sln")))
                return directory.FullName;
        throw new InvalidOperationException("The tests run from within the repository, and Dashboard.sln was not found above them.");
    }
}
