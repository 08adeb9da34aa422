using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>
/// Which range is used: what the party gave; else how right its forecasts were, where the record has <see cref="ForecastHorizon.Enough"/>
/// completed milestones on the horizon nearest to the days left; else the reference class. The source says which.
/// </summary>
public static class RangeChoice
{
    /// <summary>Slips of a milestone's date, in days.</summary>
    /// <param name="daysLeft">From today to the date that was stated.</param>
    public static DurationRange ForMilestone(DurationRange? given, ForecastRecord? record, int daysLeft) =>
        Given(given)
        ?? (DurationRange?)FromRecord(record, daysLeft, RangeUnit.Days, (error, _) => error.Days)
        ?? ReferenceClass.MilestoneSlip;

    /// <summary>The remaining duration of an activity; of a record, 1 + slip ÷ horizon is the factor, as for a plan that ends so many days ahead.</summary>
    /// <param name="daysLeft">Calendar days from the data date to its planned finish.</param>
    public static DurationRange ForActivity(DurationRange? given, ForecastRecord? record, int daysLeft) =>
        Given(given)
        ?? (DurationRange?)FromRecord(record, daysLeft, RangeUnit.Factor, (error, ahead) => Math.Max(0, 1 + (double)error.Days / ahead))
        ?? ReferenceClass.ActivityFactor;

    /// <summary>
    /// Whether the days that a party gave are the last word: they hold as they are then. Where a date was stated since, they are
    /// shifted with it. Of one party and data date the later counts.
    /// </summary>
    public static bool IsLatest(GivenRange given, CurrentDate? current) =>
        current is null || given.Range.DataDate > current.DataDate
        || given.Range.DataDate == current.DataDate && !(current.Party == given.Range.Party && current.Report > given.Position);

    /// <summary>What a party gave for a milestone, as slips in days against the day that it takes for likely.</summary>
    public static DurationRange.Triangular Of(RangeGiven given) =>
        new(given.Optimistic.DayNumber - given.Likely.DayNumber, 0, given.Pessimistic.DayNumber - given.Likely.DayNumber)
        {
            Unit = RangeUnit.Days,
            Source = new(RangeOrigin.Given, null, $"range given by {given.Party} as of {given.DataDate:O}"),
        };

    static DurationRange? Given(DurationRange? given) =>
        given is null || given.Source.Origin != RangeOrigin.Plan ? given
        : given with { Source = new(RangeOrigin.Given, null, "given by the party") };

    static DurationRange.Empirical? FromRecord(ForecastRecord? record, int daysLeft, RangeUnit unit, Func<ForecastError, int, double> value)
    {
        var horizon = record?.Horizons.MinBy(horizon => Math.Abs(horizon.DaysAhead - daysLeft));
        if (horizon is not { TooFew: false })
            return null;
        var open = horizon.Overdue > 0 ? $", and {horizon.Overdue} not met yet as lower bounds" : "";
        return new([.. horizon.Errors.Select(error => value(error, horizon.DaysAhead))])
        {
            Unit = unit,
            Source = new(
                RangeOrigin.PartyRecord, horizon.Count,
                $"how {record!.Party}'s forecasts of {horizon.Count} milestones were off {horizon.DaysAhead} days ahead{open}"),
        };
    }
}
