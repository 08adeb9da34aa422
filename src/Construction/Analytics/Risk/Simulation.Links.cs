using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

public sealed partial class Simulation
{
    // What comes from complete activities is known: it becomes a floor.
    StepLink[] LinksOf(int place, Step step, int[] stepOf, List<Step> steps, Calendars calendars)
    {
        var links = new List<StepLink>();
        foreach (ref readonly var link in _network.Predecessors(place))
            if (ForwardRules.Drives(_network, link))
            {
                // As with its floors: what leads to the finish of a milestone that may be hit leads to its start.
                var (isFromFinish, isToFinish) = (
                    ForwardRules.IsFromFinish(link.Type), ForwardRules.IsToFinish(link.Type) && !(step is { Remaining: 0, Risks.Length: > 0 }));
                var lag = Math.Clamp(link.Lag, -Longest, Longest);
                var lagCalendar = lag == 0 ? step.Calendar : calendars.Of(link.LagCalendar);
                if (Known(link, isFromFinish) is { } known)
                    TakeKnown(step, SimulationRun.After(isFromFinish, known, lag, lagCalendar), isToFinish);
                else
                    links.Add(new(
                        stepOf[link.From], isFromFinish, isToFinish, lag, lagCalendar,
                        steps[stepOf[link.From]].Calendar == step.Calendar && (lag == 0 || lagCalendar == step.Calendar), false));
            }
        return [.. links];
    }

    int? Known(in NetworkLink link, bool isFromFinish)
    {
        var from = _network.Activities[link.From];
        return from.IsComplete && isFromFinish ? Minutes.Of(from.ActualFinish!.Value)
            : from.ActualStart is { } start && !_network.ProjectOf[link.From].Options.StartLagFromEarlyStart && !isFromFinish ? Minutes.Of(start)
            : from.IsComplete ? Minutes.Of(from.ActualStart ?? from.ActualFinish!.Value)
            : null;
    }

    static void TakeKnown(Step step, int moment, bool isToFinish)
    {
        var work = step.Calendar.WorkAt(moment);
        if (!step.WithoutLinks && isToFinish)
            step.FinishFloor = Math.Max(step.FinishFloor, work);
        else if (!step.WithoutLinks)
            step.StartFloor = Math.Max(step.StartFloor, work);
        if (isToFinish || step.Kind == ActivityKind.FinishMilestone)
            step.FinishAtFloor = Math.Max(step.FinishAtFloor, moment);
    }

    void MarkWallClocks()
    {
        foreach (var step in _targets.SelectMany(target => target.Steps))
            _steps[step].NeedsFinishAt = true;
        foreach (var step in _steps.Reverse())
        {
            step.NeedsFinishAt |= step.NeedsStartAt && step.Kind == ActivityKind.FinishMilestone;
            for (var index = 0; index < step.Links.Length; index++)
            {
                var link = step.Links[index];
                var holds = step.NeedsFinishAt && (link.IsToFinish || step.Kind == ActivityKind.FinishMilestone);
                step.Links[index] = link with { HoldsFinishAt = holds };
                if (link.IsPlain && !holds)
                    continue;
                _steps[link.From].NeedsFinishAt |= link.IsFromFinish;
                _steps[link.From].NeedsStartAt |= !link.IsFromFinish;
            }
        }
    }
}
