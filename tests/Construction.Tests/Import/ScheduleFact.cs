namespace Construction.Tests.Import;

/// <summary>Reads a real schedule, which is not part of the repository: where it is missing, the test says so and is skipped.</summary>
sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute(params string[] files) => Skip = Schedules.WhyMissing(files);
}

/// <inheritdoc cref="ScheduleFactAttribute"/>
sealed class ScheduleTheoryAttribute : TheoryAttribute
{
    public ScheduleTheoryAttribute(params string[] files) => Skip = Schedules.WhyMissing(files);
}

static class Schedules
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DASHBOARD_SCHEDULES") ?? Find(Path.GetDirectoryName(Checkout.Root));

    public static FileStream Open(string file) => File.OpenRead(Path.Combine(Folder!, file));

    public static string? WhyMissing(IReadOnlyList<string> files) =>
        Folder is null ? "there is no folder shared/data/schedules, and DASHBOARD_SCHEDULES does not name one"
        : files.FirstOrDefault(file => !File.Exists(Path.Combine(Folder, file))) is { } missing ? $"{missing} is not in {Folder}"
        : null;

    static string? Find(string? folder) =>
        folder is null ? null
        : Path.Combine(folder, "shared", "data", "schedules") is var schedules && Directory.Exists(schedules) ? schedules
        : Find(Path.GetDirectoryName(folder));
}
