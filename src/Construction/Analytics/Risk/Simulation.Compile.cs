using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

public sealed partial class Simulation
{
    // A lag or duration beyond all time is as good as one that just reaches beyond it, and cannot overflow.
    const int Longest = Minutes.PerDay * 366 * 200;

    (Step[], int[]) Compile()
    {
        var needed = Needed(_input.Targets.SelectMany(target => target.Places));
        var stepOf = new int[_network.Count];
        Array.Fill(stepOf, -1);
        var steps = new List<Step>();
        var calendars = new Calendars();
        var risksOf = _input.Risks.SelectMany((risk, index) => risk.Hits.Select(place => (place, index))).ToLookup(hit => hit.place, hit => hit.index);
        for (var place = 0; place < _network.Count; place++)
            if (needed[place] && !_network.Activities[place].IsComplete)
            {
                stepOf[place] = steps.Count;
                steps.Add(StepOf(place, calendars.Of(_network.Calendars[place]), [.. risksOf[place].Distinct().Order()]));
                steps[^1].Links = LinksOf(place, steps[^1], stepOf, steps, calendars);
            }
        return ([.. steps], stepOf);
    }

    bool[] Needed(IEnumerable<int> places)
    {
        var needed = new bool[_network.Count];
        foreach (var place in places)
            needed[place] = true;
        for (var place = _network.Count - 1; place >= 0; place--)
            if (needed[place])
                foreach (ref readonly var link in _network.Predecessors(place))
                    needed[link.From] |= ForwardRules.Drives(_network, link);
        return needed;
    }

    Step StepOf(int place, CalendarTable calendar, int[] risks)
    {
        var activity = _network.Activities[place];
        var project = _network.ProjectOf[place];
        var remaining = Math.Clamp(ForwardRules.RemainingOf(activity), -Longest, Longest);
        var perDay = Math.Max(_network.Calendars[place].Calendar.MinutesPerDay, 1);
        var range = _input.Ranges.TryGetValue(place, out var given) && remaining > 0 ? given : DurationRange.AsPlanned;
        var floors = ForwardRules.Floors(activity, project, calendar);
        // Without a duration its finish is its start, and what a risk adds comes after both.
        if (remaining == 0 && risks.Length > 0 && !floors.WithoutLinks)
            floors = (Math.Max(floors.Start, floors.Finish), ForwardRules.Never, false);
        var expected = activity.ExpectedFinish is { } finish && project.Options.UseExpectedFinish ? calendar.WorkAt(Minutes.Of(finish)) : (int?)null;
        // A factor is one of what lies before the expected finish; other ranges stand in its place.
        if (expected is not null && range.Unit != RangeUnit.Factor)
            expected = null;
        var unit = range.Unit switch { RangeUnit.Factor => expected is null ? remaining : 1, RangeUnit.Days => perDay, _ => 1 };
        var (key, offset, scale) = range.Standardised;
        var drawn = key is null ? null : _drawing.Of(
            key, Draws.Key(_input.Seed, "activity", project.Code, activity.Code), _input.Contractors.GetValueOrDefault(place),
            _input.Sites.GetValueOrDefault(place));
        return new()
        {
            Place = place,
            Kind = activity.Kind,
            Calendar = calendar,
            Remaining = key is null && range != DurationRange.AsPlanned && remaining > 0 && expected is null
                ? SimulationRun.WholeMinutes(offset * unit, 1)
                : remaining,
            Drawn = drawn,
            Offset = offset * unit,
            Scale = scale * unit,
            LowFifth = Fifth(0.2),
            HighFifth = Fifth(0.8),
            Risks = risks,
            MinutesPerDay = perDay,
            StartFloor = floors.Start,
            FinishFloor = floors.Finish,
            WithoutLinks = floors.WithoutLinks,
            FinishAtFloor = ForwardRules.EarliestOf(project),
            ExpectedFinish = expected,
        };

        int Fifth(double share) =>
            drawn is null ? 0 : SimulationRun.WholeMinutes((offset + scale * drawn.Shape.Quantile(share)) * (expected is null ? unit : remaining), 1);
    }

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

    CompiledTarget Compile(SimulationTarget target)
    {
        var needed = Needed(target.Places);
        return new()
        {
            Target = target,
            Steps = [.. target.Places.Select(place => _stepOf[place]).Where(step => step >= 0).Distinct()],
            Done = target.Places.Where(place => _network.Activities[place].IsComplete)
                .Select(place => Minutes.Of(_network.Activities[place].ActualFinish!.Value)).DefaultIfEmpty(0).Max(),
            IsBefore = [.. _steps.Select(step => needed[step.Place])],
        };
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

    /// <summary>One table for all calendars that say the same.</summary>
    sealed class Calendars
    {
        readonly Dictionary<WorkCalendar, CalendarTable> _tables = [];

        public CalendarTable Of(WorkCalendar calendar)
        {
            if (!_tables.TryGetValue(calendar, out var table))
            {
                table = new(calendar.Calendar);
                _tables.Add(calendar, table = _tables.Values.FirstOrDefault(table.IsSame) ?? table);
            }
            return table;
        }
    }
}
