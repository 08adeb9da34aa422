using Construction.Domain;

namespace Construction.Import;

/// <summary>
/// Where a schedule stands among its party's schedules of the project that were accepted. Files of months gone by come in any order, and the site
/// is to be the one that it would be had they come in the order of their data dates.
/// </summary>
/// <param name="dataDate">For which day it is true.</param>
/// <param name="laterCodes">Codes of all activities in the schedule of the latest data date, where that is a later one.</param>
sealed class ScheduleMonth(Site site, string system, string project, string party, DateOnly dataDate, IReadOnlySet<string>? laterCodes)
{
    readonly AcceptedSchedule? _latest = site.LatestSchedule(system, project, party);

    public DateOnly DataDate => dataDate;

    /// <summary>No schedule of the party's project that was accepted has a later data date.</summary>
    public bool IsLatest => _latest is null || _latest.Details.DataDate <= dataDate;

    /// <summary>The party has said nothing of a milestone for a later day.</summary>
    public bool IsLastOf(Standing? said) => said is null || said.Latest.DataDate <= dataDate;

    /// <summary>Data date of the schedule from which on a milestone is missing; null where the latest still has it.</summary>
    /// <param name="codes">Under which it may be there.</param>
    /// <remarks>What is done is not gone: programs leave out what is behind them.</remarks>
    public DateOnly? GoneSince(IEnumerable<string> codes, Standing? said)
    {
        if (IsLatest || laterCodes is null || codes.Any(laterCodes.Contains))
            return null;
        var lastSaid = IsLastOf(said) ? dataDate : said!.Latest.DataDate;
        return Dates.Where(date => date > lastSaid).DefaultIfEmpty(_latest!.Details.DataDate).Min();
    }

    /// <summary>For which day a completion is taken back that the party said before, or that this schedule says and a later one does not.</summary>
    public DateOnly? RetractedFor(bool isActual, Standing? said)
    {
        if (said?.Actual is { } actual && actual.DataDate > dataDate)
            return null;
        if (!isActual)
            return said?.IsActual == true ? dataDate : null;
        return said?.Forecast is { Value.Date: not null } forecast && forecast.DataDate > dataDate && Dates.Contains(forecast.DataDate) ? forecast.DataDate : null;
    }

    // Of the schedules of the project that are this party's own.
    IEnumerable<DateOnly> Dates =>
        from schedule in site.Schedules.Values
        where schedule.Details.System == system && schedule.Details.Project == project && schedule.Details.Party == party
        select schedule.Details.DataDate;
}
