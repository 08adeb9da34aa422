namespace Construction.Tests.Import;

/// <summary>A test that reads a real schedule; is skipped, visibly, where that is not there.</summary>
sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute(params string[] files) => Skip = Schedules.Missing(files);
}

sealed class ScheduleTheoryAttribute : TheoryAttribute
{
    public ScheduleTheoryAttribute(params string[] files) => Skip = Schedules.Missing(files);
}

/// <summary>Real schedules that are not part of the repository.</summary>
static class Schedules
{
    const string Variable = "DASHBOARD_SCHEDULES";

    /// <summary>Null where there is none.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) ?? Above(Checkout.Root);

    public static FileStream Open(string file) => File.OpenRead(Path.Combine(Folder!, file));

    /// <summary>Why a test cannot run; null where it can.</summary>
    public static string? Missing(params string[] files) =>
        Folder is null ? $"no folder of real schedules: {Variable} names none and no folder above has shared/data/schedules"
        : files.FirstOrDefault(file => !File.Exists(Path.Combine(Folder, file))) is { } missing ? $"{missing} is not in {Folder}"
        : null;

    static string? Above(string? folder) =>
        folder is null ? null
        : Path.Combine(folder, "shared", "data", "schedules") is var schedules && Directory.Exists(schedules) ? schedules
        : Above(Path.GetDirectoryName(folder));
}
