namespace Construction.Domain;

public enum MilestoneStatus
{
    /// <summary>The current date is an actual.</summary>
    Done,

    /// <summary>The current date is a forecast.</summary>
    Forecast,

    /// <summary>Nobody gives a date; there is a baseline.</summary>
    Planned,

    /// <summary>Only the press says something.</summary>
    Press,
    Undated,
    Withdrawn,
}

/// <summary>The date that leads, and whose it is.</summary>
public sealed record CurrentDate(
    bool IsActual, StatedDate Date, string Party, Rank Rank, DateOnly DataDate, Source? Source, long Report);

/// <summary>What the current date is measured against: an approved baseline, or the first stated date and by whom.</summary>
/// <param name="DataDate">The day on which it was approved or said.</param>
public sealed record Plan(Baseline? Baseline, StatedDate Date, string Party, DateOnly DataDate, long Report);

/// <summary>What a milestone's reports amount to. Every rule about dates is here, computed once for every reader.</summary>
public sealed record MilestoneReading(
    MilestoneStatus Status, CurrentDate? Current, Plan? Plan, Slip? Slip, DateOnly? OverdueFrom, Standing? Percent)
{
    /// <summary>Who reports it complete, and what the owner says to it; null where nobody but the press does.</summary>
    public Completion? Completion { get; init; }

    /// <param name="milestone">The milestone.</param>
    /// <param name="rankOf">The rank of a party for this milestone.</param>
    public static MilestoneReading Of(Milestone milestone, Func<string, Rank> rankOf)
    {
        var voices = Voice.Of(milestone, rankOf);
        var current = CurrentOf(voices);
        var plan = PlanOf(milestone, voices, current);
        var status = StatusOf(milestone, voices, current, plan);
        return new(
            status,
            current,
            plan,
            status == MilestoneStatus.Withdrawn ? null : SlipOf(plan, current),
            status is MilestoneStatus.Done or MilestoneStatus.Withdrawn ? null : OverdueFromOf(voices, current, plan),
            Voice.First(voices, static voice => voice.Standing.Percent?.Order)?.Standing)
        {
            Completion = status == MilestoneStatus.Withdrawn ? null : CompletionOf(milestone, voices),
        };
    }

    // What the owner accepted, whoever said it. The press comes last in rank: where it is first there is nobody else.
    static CurrentDate? CurrentOf(Voice[] voices) =>
        (Voice.LastJudged(voices, isAccepted: true) ?? Voice.First(voices, static voice => voice.Leading?.Order))
            is { IsPress: false, Leading: { } date } first
            ? new(first.IsActual, date.Value, first.Standing.Party, first.Rank, date.DataDate, date.Source, date.Position)
            : null;

    // What was accepted; else the report of completion that counts most; else what was rejected.
    static Completion? CompletionOf(Milestone milestone, Voice[] voices)
    {
        var told = Voice.LastJudged(voices, isAccepted: true)
            ?? Voice.First(voices, static voice => voice is { IsActual: true, IsPress: false } ? voice.Leading!.Order : null)
            ?? Voice.LastJudged(voices, isAccepted: false);
        if (told is not { Standing: var said } voice)
            return null;
        var asked = EvidenceSet.Of(milestone.Details.Evidence);
        var missing = asked.Without(said.Evidence.Kinds);
        var state = voice.Judgement is { } judgement ? judgement.IsAccepted ? CompletionState.Accepted : CompletionState.Rejected
            : missing.IsEmpty && !said.Evidence.Kinds.IsEmpty ? CompletionState.Evidenced
            : CompletionState.Reported;
        // Rejected once and waiting again, since there is new evidence.
        var isBack = voice.Judgement is null && milestone.Judgements.GetValueOrDefault(said.Party)?.IsAbout(said) == true;
        return new(
            state, said, voice.Rank, voice.Judgement,
            voice.Judgement?.Date ?? (isBack ? said.Evidence.LastReceived : said.Complete.Received),
            missing);
    }

    // A baseline was approved. Without one, like is compared with like: a party's date with what that same party had said
    // first. A party that had said nothing before is measured against whoever gave a date first, and that one is named.
    static Plan? PlanOf(Milestone milestone, Voice[] voices, CurrentDate? current)
    {
        if (milestone.Baselines is [.., var baseline])
            return new(baseline, baseline.Set.Date, baseline.Set.Approver, baseline.Set.Approved, baseline.Position);
        Standing? plan = null;
        foreach (var voice in voices)
        {
            if (voice.IsPress || voice.Standing.FirstStated is not { } first || !IsBefore(voice, current))
                continue;
            if (voice.Standing.Party == current?.Party && first.Position != current.Report)
                return PlanOf(voice.Standing);
            if (plan is null || first.Order < plan.FirstStated!.Order)
                plan = voice.Standing;
        }
        return plan is null ? null : PlanOf(plan);
    }

    static Plan PlanOf(Standing standing) =>
        standing.FirstStated is { } first ? new(null, first.Value, standing.Party, first.DataDate, first.Position)
        : throw new ArgumentException("a plan needs a first stated date", nameof(standing));

    // What was said first after the current date was is no plan for it.
    static bool IsBefore(Voice voice, CurrentDate? current) =>
        current is null
        || (voice.Standing.Party == current.Party
            ? voice.Standing.FirstStated!.Order <= voice.Leading!.Order
            : voice.Standing.FirstStated!.DataDate < current.DataDate);

    static MilestoneStatus StatusOf(Milestone milestone, Voice[] voices, CurrentDate? current, Plan? plan)
    {
        if (milestone.Withdrawn is not null)
            return MilestoneStatus.Withdrawn;
        if (current is not null)
            return current.IsActual ? MilestoneStatus.Done : MilestoneStatus.Forecast;
        if (plan?.Baseline is not null)
            return MilestoneStatus.Planned;
        return voices.Any(voice => voice.Leading is not null) ? MilestoneStatus.Press : MilestoneStatus.Undated;
    }

    // A statement is not measured against itself.
    static Slip? SlipOf(Plan? plan, CurrentDate? current)
    {
        if (plan is null || current is null || plan.Report == current.Report)
            return null;
        var slip = Slip.Between(plan.Date, current.Date);
        return slip is { FromDays: null, ToDays: null } ? null : slip;
    }

    // Overdue: the date that was last stated has passed and nobody reported an actual that counts; also where the only date was a plan.
    static DateOnly? OverdueFromOf(Voice[] voices, CurrentDate? current, Plan? plan)
    {
        // The press's word for it counts only where nobody else has one.
        var onlyPress = current is null && plan is null;
        Statement<StatedDate>? last = null;
        foreach (var voice in voices)
        {
            if (voice.IsActual && (onlyPress || !voice.IsPress))
                return null;
            if (voice.Leading is { } leading && (last is null || leading.Order > last.Order))
                last = leading;
        }
        var due = current?.Date ?? plan?.Baseline?.Set.Date ?? last?.Value;
        return due?.Latest?.AddDays(1);
    }
}
