using Construction.Analytics.Schedules;

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

    CompiledTarget Compile(SimulationTarget target) => new()
    {
        Target = target,
        Steps = [.. target.Places.Select(place => _stepOf[place]).Where(step => step >= 0).Distinct()],
        Done = target.Places.Where(place => _network.Activities[place].IsComplete)
            .Select(place => Minutes.Of(_network.Activities[place].ActualFinish!.Value)).DefaultIfEmpty(0).Max(),
        IsBefore = _input.WithDrivers ? IsBefore(target) : [],
    };

    bool[] IsBefore(SimulationTarget target)
    {
        var needed = Needed(target.Places);
        return [.. _steps.Select(step => needed[step.Place])];
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
