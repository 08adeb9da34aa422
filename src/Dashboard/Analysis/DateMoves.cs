using Construction.Analytics;
using Construction.Domain;
using Dashboard.Api;
using Dashboard.Log;

namespace Dashboard.Analysis;

/// <summary>How a milestone's current date came from what it was at one moment to what it is at another, with reasons.</summary>
static class DateMoves
{
    /// <summary>With <c>since</c> from that moment on, else from the beginning.</summary>
    public static async Task<IResult> Answer(HttpContext context, Analyst analyst, Asked asked, IEventLog log, string site, string milestone)
    {
        Moment? since = null;
        if (context.Request.Query.ContainsKey("since"))
        {
            var (before, problem) = await asked.Board(context, "since");
            if (before is null)
                return problem!;
            since = before.Looked!.Moment;
        }
        return await analyst.Answer(context, (study, history) =>
        {
            if (study.Milestones.FirstOrDefault(one => one.Site == site && one.Id == milestone) is not { } found)
                return null;
            var parties = history.PastOf(site, milestone, study.Moment, party => study.RankOf(site, milestone, party));
            var changes = DateChanges.Of(
                parties, report => since?.Includes(report) ?? false, _ => true,
                order: study.Moment is Moment.Data ? ReplayOrder.ByDataDate : ReplayOrder.AsKnown,
                judgements: history.JudgementsOf(site, milestone, study.Moment));
            var said = log.Read([.. changes.Steps.Select(step => step.Position).Distinct()]).ToDictionary(entry => entry.Position);
            return new
            {
                site,
                milestone,
                plan = found.Reading.Plan,
                changes.Start,
                changes.End,
                startDay = Day(changes.StartDay),
                endDay = Day(changes.EndDay),
                steps = changes.Steps.Select(step => new
                {
                    step.Kind,
                    step.Party,
                    step.Position,
                    step.KnownAt,
                    step.DataDate,
                    step.Before,
                    step.After,
                    step.ShiftDays,
                    reason = said.GetValueOrDefault(step.Position)?.Event switch
                    {
                        MilestoneReported reported => reported.Report.Reason,
                        CompletionRejected rejected => rejected.Reason,
                        _ => null,
                    },
                    note = said.GetValueOrDefault(step.Position)?.Event switch
                    {
                        MilestoneReported reported => reported.Report.Note,
                        CompletionAccepted accepted => accepted.Note,
                        _ => null,
                    },
                }),
            };
        });
    }

    // Days since 1970, as the page counts them; with a half where the middle lies between two.
    static decimal? Day(decimal? dayNumber) => dayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
