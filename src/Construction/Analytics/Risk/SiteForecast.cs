using Construction.Analytics.Schedules;
using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>What a site's forecast is made of.</summary>
/// <param name="Milestones">Of the site.</param>
/// <param name="Responsible">Of a milestone, by id: whose record its range is from; null for nobody's.</param>
/// <param name="Schedules">The latest of each project.</param>
/// <param name="Today">The day of the board.</param>
public sealed record SiteForecastInput(
    string Site, IReadOnlyList<MilestoneAsOf> Milestones, Func<string, string?> Responsible, IReadOnlyList<ForecastSchedule> Schedules,
    IReadOnlyDictionary<string, ForecastRecord> Records, DateOnly Today)
{
    /// <summary>What a milestone's responsible party gives as its range, by the milestone's id.</summary>
    public IReadOnlyDictionary<string, GivenRange> Ranges { get; init; } = new Dictionary<string, GivenRange>();

    /// <summary>Those of the site that are open.</summary>
    public IReadOnlyList<RiskDetails> Risks { get; init; } = [];

    /// <summary>Whether it is found out what dates hang on, which takes its time.</summary>
    public bool WithReasons { get; init; } = true;
}

/// <summary>
/// The forecast of a site: over the networks of its schedules where there are such, over milestones alone where not. It is made
/// in jobs whose trials can be run in any order and on any thread; the same input gives the same answer.
/// </summary>
/// <remarks>
/// A range that a party gives for a milestone is used where there is no network. Within one it is not: a milestone is reached there
/// when what it waits for is done, which has ranges of its own, and that uncertainty would be counted twice. A milestone that waits for
/// no work is forecast as one without a network, but not before the day that the network has for it.
/// </remarks>
public sealed class SiteForecast
{
    public const int Trials = 10_000;

    // Reasons are found for the milestones of service, which headlines speak of, and for few.
    const int Explained = 8;

    readonly SiteForecastInput _input;
    readonly Dictionary<string, (int Place, ForecastSchedule Of)> _inNetwork = [];
    // Of milestones in a network that wait for no work there: not before.
    readonly Dictionary<string, DateOnly> _notBefore = [];

    public SiteForecast(SiteForecastInput input)
    {
        _input = input;
        var open = input.Milestones.Where(milestone => !milestone.IsDone && !milestone.IsWithdrawn).ToList();
        foreach (var schedule in input.Schedules)
            Place(schedule, open);
        Jobs =
        [
            .. input.Schedules.SelectMany(schedule => JobsOf(schedule, open)),
            .. JobOf([.. open.Where(milestone => !_inNetwork.ContainsKey(milestone.Id))]),
        ];
    }

    public IReadOnlyList<ForecastJob> Jobs { get; }

    void Place(ForecastSchedule schedule, List<MilestoneAsOf> open)
    {
        CriticalPath? path = null;
        foreach (var milestone in open)
            if (!schedule.Places.TryGetValue(milestone.Id, out var place) || schedule.Network.Activities[place].IsComplete)
                continue;
            else if (schedule.WaitsForWork[place])
                _inNetwork.TryAdd(milestone.Id, (place, schedule));
            else
                _notBefore[milestone.Id] = Later(
                    DateOnly.FromDateTime((path ??= new(schedule.Network)).EarlyFinish(place)), _notBefore.GetValueOrDefault(milestone.Id));
    }

    /// <summary>Two for each network: those of service with what they hang on, and all its other milestones. One where nobody asks for reasons.</summary>
    IEnumerable<ForecastJob> JobsOf(ForecastSchedule schedule, List<MilestoneAsOf> open)
    {
        var own = open.Where(milestone => _inNetwork.TryGetValue(milestone.Id, out var at) && at.Of == schedule).ToList();
        if (own.Count == 0)
            yield break;
        var ranges = RangesOf(schedule);
        var risks = SiteRisks.Within(_input.Risks, schedule);
        if (!_input.WithReasons)
        {
            yield return JobOf(schedule, own, ranges, risks, withDrivers: false);
            yield break;
        }
        var explained = own.Where(milestone => Vocabulary.ServicePhases.Contains(milestone.Details.Phase)).Take(Explained).ToList();
        if (explained.Count == 0)
            explained = [own.MaxBy(milestone => _inNetwork[milestone.Id].Place)!];
        yield return JobOf(schedule, [.. own.Except(explained)], ranges, risks, withDrivers: false);
        yield return JobOf(schedule, explained, ranges, risks, withDrivers: true);
    }

    ForecastJob JobOf(
        ForecastSchedule schedule, List<MilestoneAsOf> milestones, Dictionary<int, DurationRange> ranges, IReadOnlyList<DiscreteRisk> risks, bool withDrivers)
    {
        if (milestones.Count == 0)
            return ForecastJob.None;
        var network = schedule.Network;
        var places = Enumerable.Range(0, network.Count).ToList();
        var simulation = new Simulation(new()
        {
            Network = network,
            Targets = [.. milestones.Select(milestone => new SimulationTarget(milestone.Id, milestone.Details.Name, [_inNetwork[milestone.Id].Place]))],
            Ranges = ranges,
            Contractors = places.ToDictionary(place => place, place => ContractorOf(schedule, place)),
            Sites = places.ToDictionary(place => place, _ => _input.Site),
            Correlation = ReferenceClass.Common,
            Risks = risks,
            WithDrivers = withDrivers,
        });
        var struck = risks.ToDictionary(risk => risk.Id, risk => SiteRisks.Struck(network, risk));
        return new(simulation.Run, chunks => [.. simulation.Merge(chunks).Targets.Select(target => new MilestoneForecast(
            target.Id, schedule.Schedule.Id, DateOnly.FromDateTime(target.Planned), target.Finish, ranges.Values.FirstOrDefault()?.Source ?? RangeSource.AsPlanned)
        {
            Drivers = target.Tornado,
            Risks = [.. target.Risks.Where(risk => struck[risk.Id][_inNetwork[target.Id].Place])],
        })]);
    }

    // Of the activities, whose party's record is used: that of the schedule.
    Dictionary<int, DurationRange> RangesOf(ForecastSchedule schedule)
    {
        var record = _input.Records.GetValueOrDefault(schedule.Schedule.Party);
        var ranges = new Dictionary<int, DurationRange>();
        for (var place = 0; place < schedule.Network.Count; place++)
            if (schedule.Network.Activities[place] is { IsComplete: false, IsMilestone: false } activity)
                ranges.Add(place, RangeChoice.ForActivity(null, record, Math.Max(1, activity.Remaining / 480)));
        return ranges;
    }

    static string ContractorOf(ForecastSchedule schedule, int place) =>
        Holders.Of(schedule.Network.Activities[place]) ?? schedule.Schedule.Party;

    IEnumerable<ForecastJob> JobOf(List<MilestoneAsOf> milestones)
    {
        var slipping = milestones.Select(RiskOf).OfType<MilestoneRisk>().ToList();
        if (slipping.Count == 0)
            yield break;
        var places = slipping.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        var risks = SiteRisks.Over(_input.Risks, [.. places.Keys]);
        var hits = risks.ToDictionary(risk => risk.Id, risk => risk.Hits);
        var simulation = new MilestoneSimulation(new()
        {
            Milestones = slipping,
            Targets = [.. slipping.Select(MilestoneTarget.Of)],
            Today = _input.Today,
            Correlation = ReferenceClass.Common,
            Risks = risks,
        });
        yield return new(simulation.Run, chunks => [.. simulation.Merge(chunks).Targets.Select(target => new MilestoneForecast(
            target.Id, null, DateOnly.FromDateTime(target.Planned.AddMinutes(-1)), target.Finish, slipping[places[target.Id]].Slip.Source)
        {
            Risks = [.. target.Risks.Where(risk => hits[risk.Id].Contains(places[target.Id]))],
        })]);
    }

    // Without a date that has a first and a last day there is nothing to spread.
    MilestoneRisk? RiskOf(MilestoneAsOf milestone)
    {
        var given = _input.Ranges.GetValueOrDefault(milestone.Id);
        if (DaysOf(milestone, given) is not var (earliest, latest))
            return null;
        var responsible = _input.Responsible(milestone.Id);
        var record = responsible is null ? null : _input.Records.GetValueOrDefault(responsible);
        return new(
            milestone.Id, milestone.Details.Name, earliest, latest,
            RangeChoice.ForMilestone(given is null ? null : RangeChoice.Of(given.Range), record, Math.Max(0, latest.DayNumber - _input.Today.DayNumber)),
            responsible, _input.Site);
    }

    // What its slips are counted from.
    (DateOnly Earliest, DateOnly Latest)? DaysOf(MilestoneAsOf milestone, GivenRange? given)
    {
        if (given is not null && RangeChoice.IsLatest(given, milestone.Reading.Current))
            return (given.Range.Likely, given.Range.Likely);
        DateOnly? notBefore = _notBefore.TryGetValue(milestone.Id, out var day) ? day : null;
        return (milestone.Reading.Current?.Date ?? milestone.Reading.Plan?.Date) is { Earliest: { } earliest, Latest: { } latest }
            ? (Later(earliest, notBefore), Later(latest, notBefore))
            : notBefore is { } alone ? (alone, alone) : null;
    }

    static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;
}

/// <summary>A part of a forecast.</summary>
/// <param name="Run">So many trials from one on.</param>
/// <param name="Merge">What all of them say.</param>
public sealed record ForecastJob(Func<int, int, SimulationChunk>? Run, Func<IEnumerable<SimulationChunk>, IReadOnlyList<MilestoneForecast>> Merge)
{
    public static ForecastJob None { get; } = new(null, _ => []);
}
