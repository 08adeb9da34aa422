namespace Construction.Domain;

/// <summary>The closed lists of words; what each means to a reader is written in the page's texts.</summary>
public static class Vocabulary
{
    public static readonly string[] Stages =
        ["candidate", "announced", "under-construction", "partly-operating", "operating", "paused", "withdrawn"];

    /// <summary>What "finished" means for a milestone, in the order in which a building meets them.</summary>
    public static readonly string[] Phases =
    [
        "announced", "site-control", "permits", "power-agreement", "financing", "commercial", "site-work",
        "construction-start", "foundations", "structure", "envelope", "mep", "equipment", "power-infrastructure",
        "energised", "cx-l1", "cx-l2", "cx-l3", "cx-l4", "cx-l5", "rack-delivery", "ready-for-service", "handed-over",
        "it-load-live", "full-capacity",
        // Of a milestone that says nothing of a phase, as many in schedules do.
        "other",
    ];

    /// <summary>The phases that headlines speak of: capacity that somebody can use.</summary>
    public static readonly string[] ServicePhases = ["ready-for-service", "handed-over", "it-load-live", "full-capacity"];

    public static readonly string[] Roles =
    [
        "funder", "technology-partner", "financial-lead", "operational-lead", "owner", "developer", "contractor", "utility",
        "tenant", "user", "operator", "authority", "observer", "press", "lender", "partner",
    ];

    /// <summary>What a megawatt counts: IT load, the facility's, a utility contract, generator nameplate, or a campus as advertised.</summary>
    public static readonly string[] PowerBases = ["it", "facility", "utility-contract", "nameplate", "campus"];

    public static readonly string[] FlagTypes = ["notice", "risk", "scope-change", "conflict", "stage", "progress"];

    /// <summary>The order is for ever, and new kinds come last: <see cref="EvidenceSet"/> keeps each by its place.</summary>
    public static readonly string[] EvidenceKinds = ["photo", "document", "test-record", "satellite", "link"];

    /// <summary>Why a date moved, apart from who is responsible for it.</summary>
    public static readonly string[] Causes =
    [
        "weather", "ground", "permit", "utility", "equipment", "supplier", "labour", "productivity", "design", "owner-change",
        "failed-test", "finance", "force-majeure", "other",
    ];
}
