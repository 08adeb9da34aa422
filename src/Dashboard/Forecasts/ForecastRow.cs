using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Forecasts;

/// <summary>A forecast, and why it moved, as the API gives them.</summary>
static class ForecastRow
{
    public static object Of(MilestoneForecast forecast, Plan? plan, ContractDate? contract) => new
    {
        milestone = forecast.Milestone,
        schedule = forecast.Schedule,
        planned = forecast.Planned,
        p10 = forecast.Finish.P10,
        p50 = forecast.Finish.P50,
        p80 = forecast.Finish.P80,
        p90 = forecast.Finish.P90,
        mean = DateOnly.FromDateTime(forecast.Finish.Mean),
        deviationDays = Math.Round(forecast.Finish.DeviationDays, 1),
        plan = plan?.Date,
        planKind = plan is null ? null : plan.Baseline is null ? "first-stated" : "baseline",
        probabilityOfPlan = forecast.ProbabilityOf(plan?.Date),
        contract = ContractRow.Of(contract),
        probabilityOfContract = forecast.ProbabilityOf(contract?.Set.Date),
        range = new { origin = forecast.Range.Origin, @class = forecast.Range.Class, n = forecast.Range.Count, words = forecast.Range.Words },
        bins = forecast.Finish.Bins.Select(bin => new { from = bin.From, to = bin.To, count = bin.Count, cumulative = Math.Round(bin.Cumulative, 4) }),
        drivers = forecast.Drivers.Select(driver => new
        {
            code = driver.Code,
            name = driver.Name,
            criticality = Math.Round(driver.Criticality, 3),
            correlation = driver.Correlation is { } correlation ? Math.Round(correlation, 3) : (double?)null,
            days = driver.DaysBetweenFifths is { } days ? Math.Round(days, 1) : (double?)null,
        }),
        risks = forecast.Risks.Select(risk => new
        {
            id = risk.Id,
            name = risk.Name,
            happened = Math.Round(risk.Happened, 4),
            // Null where it always or never happened: there is nothing to compare with.
            days = risk.DaysLater is { } days ? Math.Round(days, 1) : (double?)null,
        }),
    };

    // With one report in between, or one risk, the date moved because of it.
    public static object Of(OutlookMove move, IEventLog log)
    {
        var only = move.Reports.Count + move.Others.Count == 1 ? log.Read([.. move.Reports, .. move.Others])[0].Event : null;
        var reported = only as MilestoneReported;
        return new
        {
            from = move.From,
            to = move.To,
            at = move.At,
            milestone = move.Milestone,
            before = move.Before,
            after = move.After,
            days = move.Days,
            reports = move.Reports.Count,
            report = reported is null ? null : new
            {
                position = move.Reports[0],
                milestone = reported.Milestone,
                party = reported.Report.Party,
                reason = reported.Report.Reason,
                cause = reported.Report.Cause,
            },
            other = only switch
            {
                RiskEntered entered => new OtherCause("risk-entered", entered.Risk.Id, entered.Risk.Party),
                RiskClosed closed => new("risk-closed", closed.Risk, null),
                RangeGiven given => new("range-given", given.Milestone, given.Party),
                ScheduleAccepted accepted => new("schedule-accepted", accepted.Schedule.ProjectName, accepted.Schedule.Party),
                _ => null,
            },
        };
    }

    /// <param name="Subject">Id of the risk or milestone, or the schedule's project.</param>
    sealed record OtherCause(string Event, string Subject, string? Party);
}
