namespace Construction.Tests.Import;

/// <summary>A test on real schedules, which are not part of the repository: skipped, visibly, where one is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute(params string[] files) => Skip = Schedules.Missing(files);
}

/// <inheritdoc cref="ScheduleFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
sealed class ScheduleTheoryAttribute : TheoryAttribute
{
    public ScheduleTheoryAttribute(params string[] files) => Skip = Schedules.Missing(files);
}

static class Schedules
{
    /// <summary>The folder that the environment names, else shared/data/schedules in a folder above the repository.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DASHBOARD_SCHEDULES") ?? Above(Checkout.Root);

    public static string PathOf(string file) => Path.Combine(Folder!, file);

    public static FileStream Open(string file) => File.OpenRead(PathOf(file));

    /// <summary>Why a test cannot run; null where it can.</summary>
    public static string? Missing(params string[] files) =>
        Folder is null ? "no folder of real schedules: DASHBOARD_SCHEDULES names none, and no folder above has shared/data/schedules"
        : files.FirstOrDefault(file => !File.Exists(PathOf(file))) is { } missing ? $"{missing} is not in {Folder}"
        : null;

    static string? Above(string folder) =>
        Path.GetDirectoryName(folder) is not { } parent ? null
        : Path.Combine(parent, "shared", "data", "schedules") is var found && Directory.Exists(found) ? found
        : Above(parent);
}
