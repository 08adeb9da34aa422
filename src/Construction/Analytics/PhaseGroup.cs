using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Phases that a reader takes together: a column of the slip table, which opens into its phases.</summary>
/// <param name="Phases">In the vocabulary's order.</param>
public sealed record PhaseGroup(string Id, IReadOnlyList<string> Phases)
{
    /// <summary>Every phase of <see cref="Vocabulary.Phases"/> in one group, in the vocabulary's order.</summary>
    public static readonly IReadOnlyList<PhaseGroup> All =
    [
        new("preparation", ["announced", "site-control", "permits", "power-agreement", "financing", "commercial"]),
        new("site-work", ["site-work", "construction-start", "foundations"]),
        new("structure", ["structure", "envelope"]),
        new("fit-out", ["mep", "equipment"]),
        new("power", ["power-infrastructure", "energised"]),
        new("commissioning", ["cx-l1", "cx-l2", "cx-l3", "cx-l4", "cx-l5"]),
        new("racks", ["rack-delivery"]),
        new("service", ["ready-for-service", "handed-over", "it-load-live", "full-capacity"]),
        new("other", ["other"]),
    ];

    static readonly Dictionary<string, PhaseGroup> s_ofPhase =
        All.SelectMany(group => group.Phases.Select(phase => (phase, group))).ToDictionary();

    public static PhaseGroup Of(string phase) => s_ofPhase[phase];
}
