namespace Construction.Tests.Import;

/// <summary>Real schedules with known answers, which are no part of the repository.</summary>
static class Schedules
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DASHBOARD_SCHEDULES") ?? Find(Checkout.Root);

    public static string PathOf(string file) => Path.Combine(Folder!, file);

    /// <summary>Why a test that reads the file is left out; null where it is there.</summary>
    public static string? Missing(string file) =>
        Folder is null ? $"no folder of schedules (DASHBOARD_SCHEDULES, or shared/data/schedules beside the repository) for {file}"
        : File.Exists(PathOf(file)) ? null
        : $"{file} is not in {Folder}";

    static string? Find(string? folder) =>
        folder is null ? null
        : Path.Combine(folder, "shared", "data", "schedules") is var found && Directory.Exists(found) ? found
        : Find(Path.GetDirectoryName(folder));
}

/// <summary>Left out, visibly, where the file is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute(string file) => Skip = Schedules.Missing(file);
}

/// <summary>Left out, visibly, where the file is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ScheduleTheoryAttribute : TheoryAttribute
{
    public ScheduleTheoryAttribute(string file) => Skip = Schedules.Missing(file);
}
