using Construction.Analytics.Schedules;
using Construction.Domain;

namespace Dashboard.Schedules;

/// <summary>Planned against earned value of a project's schedules.</summary>
/// <param name="PlanOf">The schedule whose plan it is measured against.</param>
sealed record ProjectValue(ScheduleDetails Latest, ScheduleDetails PlanOf, PlannedValue Planned, IReadOnlyList<EarnedValue> Updates);

/// <summary>
/// The baseline that a project's latest schedule carries, else the plan of its first, held against what each schedule says is done.
/// Schedules never change, so what they amount to is computed once.
/// </summary>
sealed class EarnedValues(ScheduleReading reading)
{
    const int ProjectsKept = 32;

    readonly Lock _lock = new();
    readonly OrderedDictionary<string, ProjectValue?> _kept = [];

    /// <param name="schedules">Those of a project that were accepted, in any order.</param>
    /// <returns>Null where its plan has nothing to measure against.</returns>
    public async Task<ProjectValue?> Of(IEnumerable<AcceptedSchedule> schedules, CancellationToken cancelled)
    {
        // The latest is read last: it stays ready for those who forecast.
        var updates = schedules.OrderBy(schedule => (schedule.Details.DataDate, schedule.Position)).Select(schedule => schedule.Details).ToList();
        var key = string.Join(' ', updates.Select(update => update.Id));
        lock (_lock)
            if (_kept.TryGetValue(key, out var kept))
                return kept;
        var value = await Compute(updates, cancelled);
        lock (_lock)
        {
            _kept[key] = value;
            if (_kept.Count > ProjectsKept)
                _kept.RemoveAt(0);
        }
        return value;
    }

    async Task<ProjectValue?> Compute(List<ScheduleDetails> updates, CancellationToken cancelled)
    {
        var done = new List<WorkDone>();
        (ScheduleDetails Of, PlannedValue Value)? planned = null;
        foreach (var update in updates)
        {
            if (await reading.Read(update, cancelled) is not { } schedule)
                continue;
            done.Add(WorkDone.Of(schedule.Plan, update.Project, update.DataDate));
            if (planned is not null && update != updates[^1])
                continue;
            if (PlannedValue.Of(schedule.Path, update.Project) is { } value && (planned is null || value.IsBaseline))
                planned = (update, value);
        }
        return planned is { } plan ? new(updates[^1], plan.Of, plan.Value, EarnedValue.Of(plan.Value, done)) : null;
    }
}
