namespace Construction.Tests.Import;

/// <summary>A test on a real schedule, which is not part of the repository: skipped, visibly, where the file is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute(string file) => Skip = Schedules.WhyAbsent(file);
}

static class Schedules
{
    /// <summary>The folder that the environment names, else shared/data/schedules beside or above the repository.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DASHBOARD_SCHEDULES") ?? Above(Checkout.Root);

    public static string? WhyAbsent(string file) =>
        Folder is null ? "no folder of schedules was found (DASHBOARD_SCHEDULES)"
        : File.Exists(Path.Combine(Folder, file)) ? null
        : $"{file} is not in the folder of schedules";

    public static FileStream Open(string file) => File.OpenRead(Path.Combine(Folder!, file));

    static string? Above(string folder) =>
        Path.GetDirectoryName(folder) is not { } parent ? null
        : Path.Combine(parent, "shared", "data", "schedules") is var found && Directory.Exists(found) ? found
        : Above(parent);
}
