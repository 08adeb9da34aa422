namespace Dashboard.Bench.Schedules;

/// <summary>Schedules of others, which are not part of the repository.</summary>
static class RealFolder
{
    /// <summary>What was named, else DASHBOARD_SCHEDULES, else shared/data/schedules in a folder above; null where there is none.</summary>
    public static string? Find(string? named) =>
        (named ?? Environment.GetEnvironmentVariable("DASHBOARD_SCHEDULES")) is { } folder
            ? Directory.Exists(folder) ? folder : null
            : Above(Environment.CurrentDirectory);

    /// <summary>Without what only tells about the schedules.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is not (".md" or ".json" or ".tsv")).Order(StringComparer.Ordinal);

    static string? Above(string? folder) =>
        folder is null ? null
        : Path.Combine(folder, "shared", "data", "schedules") is var schedules && Directory.Exists(schedules) ? schedules
        : Above(Path.GetDirectoryName(folder));
}
