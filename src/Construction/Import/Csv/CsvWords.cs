namespace Construction.Import;

/// <summary>Words of tables' cells, in English and German, as programs write them.</summary>
static class CsvWords
{
    static readonly Dictionary<string, bool> s_flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true, ["y"] = true, ["true"] = true, ["1"] = true, ["x"] = true, ["ja"] = true, ["j"] = true, ["wahr"] = true,
        ["no"] = false, ["n"] = false, ["false"] = false, ["0"] = false, ["-"] = false, ["nein"] = false, ["falsch"] = false,
    };

    static readonly Dictionary<string, ActivityKind> s_kinds = new()
    {
        ["task"] = ActivityKind.Task, ["taskdependent"] = ActivityKind.Task, ["tttask"] = ActivityKind.Task,
        ["vorgang"] = ActivityKind.Task, ["vorgangsabhängig"] = ActivityKind.Task, ["activity"] = ActivityKind.Task,
        ["fixedduration"] = ActivityKind.Task, ["fixedunits"] = ActivityKind.Task, ["fixedwork"] = ActivityKind.Task,
        ["festedauer"] = ActivityKind.Task, ["festeeinheiten"] = ActivityKind.Task, ["festearbeit"] = ActivityKind.Task,
        ["resourcedependent"] = ActivityKind.ResourceDependent, ["ttrsrc"] = ActivityKind.ResourceDependent,
        ["ressourcenabhängig"] = ActivityKind.ResourceDependent,
        ["levelofeffort"] = ActivityKind.LevelOfEffort, ["ttloe"] = ActivityKind.LevelOfEffort, ["loe"] = ActivityKind.LevelOfEffort,
        ["wbssummary"] = ActivityKind.WbsSummary, ["ttwbs"] = ActivityKind.WbsSummary, ["pspzusammenfassung"] = ActivityKind.WbsSummary,
        ["startmilestone"] = ActivityKind.StartMilestone, ["ttmile"] = ActivityKind.StartMilestone, ["startmeilenstein"] = ActivityKind.StartMilestone,
        ["finishmilestone"] = ActivityKind.FinishMilestone, ["ttfinmile"] = ActivityKind.FinishMilestone,
        ["endmeilenstein"] = ActivityKind.FinishMilestone, ["milestone"] = ActivityKind.FinishMilestone, ["meilenstein"] = ActivityKind.FinishMilestone,
    };

    static readonly Dictionary<string, CsvStatus> s_statuses = new()
    {
        ["notstarted"] = CsvStatus.NotStarted, ["tknotstart"] = CsvStatus.NotStarted, ["nichtbegonnen"] = CsvStatus.NotStarted,
        ["nichtgestartet"] = CsvStatus.NotStarted, ["planned"] = CsvStatus.NotStarted, ["futuretask"] = CsvStatus.NotStarted,
        ["geplant"] = CsvStatus.NotStarted, ["offen"] = CsvStatus.NotStarted, ["open"] = CsvStatus.NotStarted,
        ["inprogress"] = CsvStatus.InProgress, ["tkactive"] = CsvStatus.InProgress, ["active"] = CsvStatus.InProgress,
        ["started"] = CsvStatus.InProgress, ["inarbeit"] = CsvStatus.InProgress, ["inbearbeitung"] = CsvStatus.InProgress,
        ["begonnen"] = CsvStatus.InProgress, ["laufend"] = CsvStatus.InProgress,
        ["completed"] = CsvStatus.Complete, ["complete"] = CsvStatus.Complete, ["tkcomplete"] = CsvStatus.Complete, ["done"] = CsvStatus.Complete,
        ["finished"] = CsvStatus.Complete, ["abgeschlossen"] = CsvStatus.Complete, ["fertig"] = CsvStatus.Complete, ["erledigt"] = CsvStatus.Complete,
        // Microsoft Project's words for how a task stands against the status date.
        ["late"] = CsvStatus.Unsaid, ["onschedule"] = CsvStatus.Unsaid, ["verspätet"] = CsvStatus.Unsaid, ["termingerecht"] = CsvStatus.Unsaid,
    };

    // Primavera's "on" pins one side and yields to links; Microsoft Project's "must" does not.
    static readonly Dictionary<string, ConstraintType?> s_constraints = new()
    {
        ["assoonaspossible"] = null, ["asap"] = null, ["sofrühwiemöglich"] = null, ["none"] = null, ["keine"] = null,
        ["aslateaspossible"] = ConstraintType.AsLateAsPossible, ["alap"] = ConstraintType.AsLateAsPossible,
        ["csalap"] = ConstraintType.AsLateAsPossible, ["sospätwiemöglich"] = ConstraintType.AsLateAsPossible,
        ["starton"] = ConstraintType.StartOn, ["csmso"] = ConstraintType.StartOn,
        ["startonorafter"] = ConstraintType.StartOnOrAfter, ["csmsoa"] = ConstraintType.StartOnOrAfter, ["snet"] = ConstraintType.StartOnOrAfter,
        ["startnoearlierthan"] = ConstraintType.StartOnOrAfter, ["anfangnichtfrüherals"] = ConstraintType.StartOnOrAfter,
        ["startonorbefore"] = ConstraintType.StartOnOrBefore, ["csmsob"] = ConstraintType.StartOnOrBefore, ["snlt"] = ConstraintType.StartOnOrBefore,
        ["startnolaterthan"] = ConstraintType.StartOnOrBefore, ["anfangnichtspäterals"] = ConstraintType.StartOnOrBefore,
        ["finishon"] = ConstraintType.FinishOn, ["csmeo"] = ConstraintType.FinishOn,
        ["finishonorafter"] = ConstraintType.FinishOnOrAfter, ["csmeoa"] = ConstraintType.FinishOnOrAfter, ["fnet"] = ConstraintType.FinishOnOrAfter,
        ["finishnoearlierthan"] = ConstraintType.FinishOnOrAfter, ["endenichtfrüherals"] = ConstraintType.FinishOnOrAfter,
        ["finishonorbefore"] = ConstraintType.FinishOnOrBefore, ["csmeob"] = ConstraintType.FinishOnOrBefore, ["fnlt"] = ConstraintType.FinishOnOrBefore,
        ["finishnolaterthan"] = ConstraintType.FinishOnOrBefore, ["endenichtspäterals"] = ConstraintType.FinishOnOrBefore,
        ["muststarton"] = ConstraintType.MandatoryStart, ["mandatorystart"] = ConstraintType.MandatoryStart, ["csmandstart"] = ConstraintType.MandatoryStart,
        ["mso"] = ConstraintType.MandatoryStart, ["mussanfangenam"] = ConstraintType.MandatoryStart,
        ["mustfinishon"] = ConstraintType.MandatoryFinish, ["mandatoryfinish"] = ConstraintType.MandatoryFinish, ["csmandfin"] = ConstraintType.MandatoryFinish,
        ["mfo"] = ConstraintType.MandatoryFinish, ["mussendenam"] = ConstraintType.MandatoryFinish,
    };

    public static bool? Flag(string cell) => s_flags.TryGetValue(cell, out var flag) ? flag : null;

    public static ActivityKind? Kind(string cell) => s_kinds.TryGetValue(Bare(cell), out var kind) ? kind : null;

    public static CsvStatus? Status(string cell) => s_statuses.TryGetValue(Bare(cell), out var status) ? status : null;

    /// <returns>False where the word is unknown; a type of null is no constraint.</returns>
    public static bool IsConstraint(string cell, out ConstraintType? type) => s_constraints.TryGetValue(Bare(cell), out type);

    /// <summary>What programs write where there is no value.</summary>
    public static bool IsNone(string cell) =>
        cell.Length == 0 || cell is "-" or "--" or "–" or "—" || cell.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || cell.Equals("NV", StringComparison.OrdinalIgnoreCase) || cell.Equals("N/A", StringComparison.OrdinalIgnoreCase)
        || cell.Equals("none", StringComparison.OrdinalIgnoreCase) || cell.Equals("null", StringComparison.OrdinalIgnoreCase);

    static string Bare(string cell) => string.Concat(cell.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

enum CsvStatus
{
    /// <summary>The cell says something else.</summary>
    Unsaid,
    NotStarted,
    InProgress,
    Complete,
}
