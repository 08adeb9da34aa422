namespace Construction.Tests;

/// <summary>The repository that these tests were built from.</summary>
static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Folder(params string[] path) => Path.Combine([Root, .. path]);

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Dashboard.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } above ? Find(above)
        : throw new DirectoryNotFoundException("these tests run from within the repository");
}
