using Construction.Analytics.Quality;
using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import.Written;

/// <summary>All that is done with a file that somebody sends: whatever is in it, it ends in a plan with its dates or in a reason.</summary>
static class Examination
{
    const int Trials = 3;
    // More than that only takes longer.
    const int MostTargets = 3;

    /// <returns>Whether there was a plan.</returns>
    /// <exception cref="Exception">Something is wrong with the reader, or with what is computed.</exception>
    public static bool Of(Stream file)
    {
        switch (ScheduleFile.Read(file))
        {
            case Imported.Refused { Rejection: var rejection }:
                IsPlain(rejection.Rule);
                return false;
            case Imported.Read { Plan: var plan }:
                Compute(plan);
                return true;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static void Compute(Plan plan)
    {
        foreach (var finding in plan.Findings)
        {
            IsPlain(finding.Text);
            IsPlain(finding.Done);
        }
        var network = new Network(plan);
        var path = new CriticalPath(network);
        var dates = 0L;
        for (var place = 0; place < network.Count; place++)
            dates += (path.EarlyStart(place).Ticks ^ path.EarlyFinish(place).Ticks ^ path.LateStart(place).Ticks ^ path.LateFinish(place).Ticks)
                + (path.TotalFloat(place) ?? 0) + (path.FreeFloat(place) ?? 0) + (path.IsCritical(place) ? 1 : 0) + (path.IsOnLongestPath(place) ? 1 : 0);
        foreach (var activity in plan.Activities)
            _ = (StatedActivity.Of(activity, path).Stated, Holders.Of(activity), PhaseGuess.PhaseOf(activity), PhaseGuess.BuildingOf(activity));
        _ = Spans.Of(path);
        foreach (var project in network.Projects.Values.Take(MostTargets))
            Examine(path, project);
        GC.KeepAlive(dates);
    }

    static void Examine(CriticalPath path, PlanProject project)
    {
        var network = path.Network;
        _ = (Agreement.Of(path, project), Assessment.Of(path, project), path.FinishOf(project));
        var target = SimulationTarget.FinishOf(network, project);
        if (target.Places.Count == 0)
            return;
        _ = FloatPaths.To(path, target.Places[^1], most: 5);
        var ranges = Enumerable.Range(0, network.Count).Where(place => !network.Activities[place].IsMilestone)
            .ToDictionary(place => place, DurationRange (_) => ReferenceClass.ActivityFactor);
        var simulation = new Simulation(new() { Network = network, Targets = [target], Ranges = ranges, Correlation = ReferenceClass.Common });
        _ = simulation.Merge([simulation.Run(0, Trials)]);
    }

    // Whatever stands in the file: what is said of it can be read, and stored.
    static void IsPlain(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 1_000)
            throw new InvalidOperationException($"this says nothing to the person who sent the file, or far too much: '{text[..Math.Min(text.Length, 300)]}'");
    }
}
