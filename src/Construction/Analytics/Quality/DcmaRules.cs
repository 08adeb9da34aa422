namespace Construction.Analytics.Quality;

/// <summary>
/// The points of the DCMA 14-Point Assessment and their thresholds: Defense Contract Management Agency, Earned Value Management
/// System Program Analysis Pamphlet, DCMA-EA PAM 200.1 (October 2012), section 4.
/// </summary>
public static class DcmaRules
{
    /// <summary>Working days: two months of 22.</summary>
    public const int LongDays = 44;

    /// <summary>Working days by which the critical path test delays.</summary>
    public const int TestDays = 600;

    public static QualityRule Logic { get; } = new(1, "logic", "Logic", 0.05);
    public static QualityRule Leads { get; } = new(2, "leads", "Leads", 0);
    public static QualityRule Lags { get; } = new(3, "lags", "Lags", 0.05);
    public static QualityRule LinkTypes { get; } = new(4, "link-types", "Relationship types", 0.90, IsAtLeast: true);
    public static QualityRule HardConstraints { get; } = new(5, "hard-constraints", "Hard constraints", 0.05);
    public static QualityRule HighFloat { get; } = new(6, "high-float", "High float", 0.05);
    public static QualityRule NegativeFloat { get; } = new(7, "negative-float", "Negative float", 0);
    public static QualityRule HighDuration { get; } = new(8, "high-duration", "High duration", 0.05);
    public static QualityRule InvalidDates { get; } = new(9, "invalid-dates", "Invalid dates", 0);

    // The pamphlet asks for resources on all tasks with work and names no tolerance.
    public static QualityRule Resources { get; } = new(10, "resources", "Resources", 0);
    public static QualityRule MissedTasks { get; } = new(11, "missed-tasks", "Missed tasks", 0.05);

    // The pamphlet asks for a delay of the finish as long as the one put in. As long: within 5 %, for a working day of one
    // calendar is not always one of another, and holidays differ from season to season.
    public static QualityRule CriticalPathTest { get; } = new(12, "critical-path-test", "Critical path test", 0.95, IsAtLeast: true);
    public static QualityRule CriticalPathLengthIndex { get; } = new(13, "cpli", "Critical path length index", 0.95, IsAtLeast: true);
    public static QualityRule BaselineExecutionIndex { get; } = new(14, "bei", "Baseline execution index", 0.95, IsAtLeast: true);
}
