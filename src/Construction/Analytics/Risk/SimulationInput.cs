using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>What a simulation is made of. Places are those of the network.</summary>
public sealed record SimulationInput
{
    public required Network Network { get; init; }

    /// <summary>Whose finish is asked for.</summary>
    public required IReadOnlyList<SimulationTarget> Targets { get; init; }

    /// <summary>The same seed gives the same answer, to the last bit, on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>By place, for the remaining duration; who has none takes what is planned. Of what is complete or a milestone it has no meaning.</summary>
    public IReadOnlyDictionary<int, DurationRange> Ranges { get; init; } = new Dictionary<int, DurationRange>();

    /// <summary>By place: activities of the same contractor, and of the same site, hang together.</summary>
    public IReadOnlyDictionary<int, string> Contractors { get; init; } = new Dictionary<int, string>();
    public IReadOnlyDictionary<int, string> Sites { get; init; } = new Dictionary<int, string>();

    public Correlation Correlation { get; init; } = Correlation.None;

    public IReadOnlyList<DiscreteRisk> Risks { get; init; } = [];

    /// <summary>Whether it is found out what drives each target, which takes its time.</summary>
    public bool WithDrivers { get; init; } = true;
}

/// <summary>Something whose finish is asked for: the last of these places.</summary>
public sealed record SimulationTarget(string Id, string Name, IReadOnlyList<int> Places)
{
    public static SimulationTarget Of(Network network, int place) =>
        new(network.Activities[place].Id, $"{network.Activities[place].Code} {network.Activities[place].Name}".Trim(), [place]);

    /// <summary>
    /// The last of a project's activities. Left out are those after whose finish another surely works: one of them is never the last
    /// alone.
    /// </summary>
    public static SimulationTarget FinishOf(Network network, PlanProject project) =>
        new(project.Id, project.Name.Length > 0 ? project.Name : project.Code,
            [.. Enumerable.Range(0, network.Count).Where(place => network.ProjectOf[place].Id == project.Id && !IsFollowed(network, place))]);

    static bool IsFollowed(Network network, int place)
    {
        foreach (ref readonly var link in network.Successors(place))
            if (link is { Type: LinkType.FinishToStart, Lag: >= 0 } && ForwardRules.Drives(network, link)
                && network.ProjectOf[link.To].Id == network.ProjectOf[place].Id
                && ForwardRules.RemainingOf(network.Activities[link.To]) > 0 && !ForwardRules.IsMandatory(network.Activities[link.To])
                && !(network.Activities[link.To].ExpectedFinish is not null && network.ProjectOf[link.To].Options.UseExpectedFinish))
                return true;
        return false;
    }
}

/// <summary>
/// How durations hang together, by one normal number for each contractor and each site: an activity's own is
/// z = √a·Z(contractor) + √b·Z(site) + √(1 − a − b)·Z(own), so that two of the same contractor and site correlate with a + b, before
/// each is turned into its range. Who has no contractor, or no site, has that share of its own.
/// </summary>
public sealed record Correlation(double Contractor, double Site)
{
    public static Correlation None { get; } = new(0, 0);

    /// <summary>Null where it is in order.</summary>
    public string? Problem =>
        Contractor >= 0 && Site >= 0 && Contractor + Site <= 1 ? null
        : FormattableString.Invariant($"correlation: the shares of contractor ({Contractor}) and site ({Site}) are not negative and add up to 1 at most");
}

/// <summary>Something that may happen, once in a trial, and then delays all that it hits by the same.</summary>
/// <param name="Impact">
/// Added to the remaining duration, in days or minutes; or multiplies it. What is complete is not hit, and a factor does nothing to a
/// milestone.
/// </param>
/// <param name="Hits">Places of the network.</param>
public sealed record DiscreteRisk(string Id, string Name, double Probability, DurationRange Impact, IReadOnlyList<int> Hits)
{
    /// <summary>Null where it is in order.</summary>
    public string? Problem =>
        !(Probability is >= 0 and <= 1) ? FormattableString.Invariant($"risk {Id}: a probability lies between 0 and 1, {Probability} does not")
        : Impact.Problem is { } problem ? $"risk {Id}: {problem}"
        : null;
}
