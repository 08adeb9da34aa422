using Construction.Analytics.Risk;

namespace Dashboard.Forecasts;

/// <summary>The forecast of a site at a position, and how its dates came there.</summary>
/// <param name="Position">Of the log, for which it was computed.</param>
/// <param name="ComputedAt">UTC.</param>
/// <param name="Took">From the report to the forecast, or as long as it took to compute.</param>
/// <param name="Moves">By which reports its dates moved, the latest first.</param>
sealed record SiteOutlook(
    string Site, long Position, DateTimeOffset ComputedAt, TimeSpan Took, IReadOnlyList<MilestoneForecast> Milestones, IReadOnlyList<OutlookMove> Moves)
{
    /// <summary>Up to which it counts days.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whose records it draws from, and their <see cref="MadeInput.Mark"/>.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];
    public int Mark { get; init; }

    /// <summary>Its own among all that were made.</summary>
    public string Version { get; init; } = "";

    public MilestoneForecast? Of(string milestone) => Milestones.FirstOrDefault(forecast => forecast.Milestone == milestone);
}

/// <summary>A date of a forecast moved from one position to the next that was computed.</summary>
/// <param name="Before">The day by which 80 % of the trials had the milestone reached.</param>
/// <param name="Reports">Positions of what was reported in between; with one alone, it is its doing.</param>
/// <param name="Others">Of what else it is made of: risks, ranges, schedules.</param>
sealed record OutlookMove(
    long From, long To, DateTimeOffset At, string Milestone, DateOnly Before, DateOnly After, IReadOnlyList<long> Reports, IReadOnlyList<long> Others)
{
    public int Days => After.DayNumber - Before.DayNumber;
}
