using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A forecast and where it leads by the record of who gave it: "12 Mar; adjusted by its median error, +21 d over 23 milestones: 2 Apr".</summary>
/// <param name="Days">The median error in days, rounded to whole ones.</param>
/// <param name="Count">Over how many completed milestones.</param>
/// <param name="DaysAhead">The horizon whose record was used, in days.</param>
/// <param name="IsAtLeast">True where the error, and so the date, is at least this.</param>
public sealed record AdjustedForecast(StatedDate Forecast, StatedDate Adjusted, int Days, int Count, int DaysAhead, bool IsAtLeast);

/// <summary>
/// How right a party's forecasts were. Of each completed milestone the forecast counts that was in force so many days before
/// the actual: what the party had said last of a forecast, by data date. "No date now" is no forecast, nor is a date
/// without a latest day, which cannot be missed; saying that it is done ends no forecast, since that may be taken back.
/// </summary>
/// <remarks>
/// <para>
/// The error is actual − forecast, in days where both are days. Where one is coarser it is 0 if the actual can lie within
/// what was forecast (a forecast of Q4 met in Q4 was right), else the distance to the nearest bound: of the interval of
/// <see cref="Slip"/> the end that is nearer to none. The days before an actual are counted from the first day it can mean;
/// where there is none, it is not known what was said before.
/// </para>
/// <para>
/// Where the date that the party stated last has passed and nobody but the press reports an actual, the days that it has
/// passed count as "at least", on every horizon on which the party had a forecast so many days before today. What was
/// withdrawn does not count.
/// </para>
/// </remarks>
/// <param name="Horizons">One for each of <see cref="DaysAhead"/>.</param>
public sealed record ForecastRecord(string Party, IReadOnlyList<ForecastHorizon> Horizons)
{
    public static IReadOnlyList<int> DaysAhead { get; } = [30, 60, 90, 180];

    /// <summary>A record for each party, by name; in time linear in the reports.</summary>
    public static IReadOnlyList<ForecastRecord> Of(IEnumerable<MilestonePast> milestones, DateOnly today)
    {
        var errors = new SortedDictionary<string, List<ForecastError>[]>(StringComparer.Ordinal);
        foreach (var milestone in milestones)
        {
            var isSaidDone = milestone.Parties.Any(past => past.Rank != Rank.Press && IsSaidDone(past.Reports));
            foreach (var past in milestone.Parties)
            {
                if (!errors.TryGetValue(past.Party, out var ofParty))
                    errors.Add(past.Party, ofParty = [.. DaysAhead.Select(_ => new List<ForecastError>())]);
                if (milestone.IsWithdrawn)
                    continue;
                for (var horizon = 0; horizon < ofParty.Length; horizon++)
                    if (ErrorOf(milestone, past, DaysAhead[horizon], today, isSaidDone) is { } error)
                        ofParty[horizon].Add(error);
            }
        }
        return
        [
            .. errors.Select(party => new ForecastRecord(
                party.Key, [.. party.Value.Select((ofHorizon, horizon) => new ForecastHorizon(DaysAhead[horizon], ofHorizon))])),
        ];
    }

    /// <summary>
    /// A forecast of this party moved by its median error on the horizon nearest to the days left, the shorter of two equally
    /// near. Nothing becomes earlier than today.
    /// </summary>
    /// <returns>Null where the record knows too little, and where the date has passed or has no latest day.</returns>
    public AdjustedForecast? Adjust(StatedDate forecast, DateOnly today)
    {
        if (forecast.Latest is not { } latest || latest < today)
            return null;
        var daysLeft = latest.DayNumber - today.DayNumber;
        var horizon = Horizons.MinBy(horizon => Math.Abs(horizon.DaysAhead - daysLeft));
        if (horizon is not { TooFew: false, Median: { } median })
            return null;
        var days = (int)Math.Round(median, MidpointRounding.AwayFromZero);
        return Moved(forecast, days, today) is { } adjusted
            ? new(forecast, adjusted, days, horizon.Count, horizon.DaysAhead, horizon.MedianIsAtLeast)
            : null;
    }

    static ForecastError? ErrorOf(MilestonePast milestone, PartyPast past, int daysAhead, DateOnly today, bool isSaidDone)
    {
        if (milestone.Actual is { } actual)
            return actual.Earliest is { } earliest && InForce(past.Reports, earliest.AddDays(-daysAhead)) is { } stated
                ? new(milestone.Site, milestone.Milestone, stated.Forecast, stated.Report, actual, DaysBetween(stated.Forecast, actual))
                : null;
        // Its actual lies today at the earliest.
        return !isSaidDone
            && InForce(past.Reports, DateOnly.MaxValue) is { } last
            && last.Forecast.Latest is { } latest && latest < today
            && InForce(past.Reports, today.AddDays(-daysAhead)) is not null
                ? new(milestone.Site, milestone.Milestone, last.Forecast, last.Report, null, today.DayNumber - latest.DayNumber)
                : null;
    }

    static bool IsSaidDone(IReadOnlyList<PastReport> reports)
    {
        for (var index = reports.Count - 1; index >= 0; index--)
            if (reports[index].Actual is { } actual)
                return actual.Date is not null;
        return false;
    }

    static (StatedDate Forecast, long Report)? InForce(IReadOnlyList<PastReport> reports, DateOnly day)
    {
        for (var index = reports.Count - 1; index >= 0; index--)
            if (reports[index] is { Forecast: { } forecast } report && report.DataDate <= day)
                return forecast.Date is { Latest: not null } date ? (date, report.Position) : null;
        return null;
    }

    static int DaysBetween(StatedDate forecast, StatedDate actual) => Slip.Between(forecast, actual) switch
    {
        { FromDays: > 0 and var late } => late,
        { ToDays: < 0 and var early } => early,
        _ => 0,
    };

    static StatedDate? Moved(StatedDate forecast, int days, DateOnly today)
    {
        if (days == 0)
            return forecast;
        var (earliest, latest) = (Bound(forecast.Earliest), Bound(forecast.Latest));
        return StatedDate.TryParse(forecast.Precision == Precision.Day ? $"{latest:O}" : $"{earliest?.ToString("O") ?? ".."}/{latest:O}");

        DateOnly? Bound(DateOnly? bound) => bound?.AddDays(days) is not { } moved ? null : moved < today ? today : moved;
    }
}
