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
    /// <param name="milestone">The milestone.</param>
    /// <param name="rankOf">The rank of a party for this milestone.</param>
    public static MilestoneReading Of(Milestone milestone, Func<string, Rank> rankOf)
    {
        var ranked = milestone.Standings.Select(standing => (Standing: standing, Rank: rankOf(standing.Party))).ToList();
        var heard = ranked.Where(said => said.Rank != Rank.Press).ToList();
        var current = CurrentOf(heard);
        var plan = PlanOf(milestone, heard, current);
        var status = StatusOf(milestone, ranked, current, plan);
        return new(
            status,
            current,
            plan,
            status == MilestoneStatus.Withdrawn ? null : SlipOf(plan, current),
            status is MilestoneStatus.Done or MilestoneStatus.Withdrawn ? null : OverdueFromOf(ranked, current, plan),
            ranked.Where(said => said.Standing.Percent is not null)
                .OrderBy(said => said.Rank).ThenByDescending(said => said.Standing.Percent!.Order)
                .Select(said => said.Standing).FirstOrDefault());
    }

    static CurrentDate? CurrentOf(List<(Standing Standing, Rank Rank)> heard) =>
        heard.Where(said => said.Standing.Leading is not null)
            .OrderBy(said => said.Rank).ThenByDescending(said => said.Standing.Leading!.Order)
            .Select(said => new CurrentDate(
                said.Standing.IsActual,
                said.Standing.Leading!.Value,
                said.Standing.Party,
                said.Rank,
                said.Standing.Leading.DataDate,
                said.Standing.Leading.Source,
                said.Standing.Leading.Position))
            .FirstOrDefault();

    // A baseline was approved. Without one, like is compared with like: a party's date with what that same party had said
    // first. A party that had said nothing before is measured against whoever gave a date first, and that one is named.
    static Plan? PlanOf(Milestone milestone, List<(Standing Standing, Rank Rank)> heard, CurrentDate? current)
    {
        if (milestone.Baselines is [.., var baseline])
            return new(baseline, baseline.Set.Date, baseline.Set.Approver, baseline.Set.Approved, baseline.Position);
        return heard.Where(said => said.Standing.FirstStated is not null && IsBefore(said.Standing, current))
            .OrderByDescending(said => said.Standing.Party == current?.Party && said.Standing.FirstStated!.Position != current.Report)
            .ThenBy(said => said.Standing.FirstStated!.Order)
            .Select(said => new Plan(
                null,
                said.Standing.FirstStated!.Value,
                said.Standing.Party,
                said.Standing.FirstStated.DataDate,
                said.Standing.FirstStated.Position))
            .FirstOrDefault();
    }

    // What was said first after the current date was is no plan for it.
    static bool IsBefore(Standing said, CurrentDate? current) =>
        current is null
        || (said.Party == current.Party
            ? said.FirstStated!.Order <= said.Leading!.Order
            : said.FirstStated!.DataDate < current.DataDate);

    static MilestoneStatus StatusOf(
        Milestone milestone, List<(Standing Standing, Rank Rank)> ranked, CurrentDate? current, Plan? plan)
    {
        if (milestone.Withdrawn is not null)
            return MilestoneStatus.Withdrawn;
        if (current is not null)
            return current.IsActual ? MilestoneStatus.Done : MilestoneStatus.Forecast;
        if (plan?.Baseline is not null)
            return MilestoneStatus.Planned;
        return ranked.Any(said => said.Standing.Leading is not null) ? MilestoneStatus.Press : MilestoneStatus.Undated;
    }

    // A statement is not measured against itself.
    static Slip? SlipOf(Plan? plan, CurrentDate? current)
    {
        if (plan is null || current is null || plan.Report == current.Report)
            return null;
        var slip = Slip.Between(plan.Date, current.Date);
        return slip is { FromDays: null, ToDays: null } ? null : slip;
    }

    // Overdue: the date that was last stated has passed and nobody reported an actual; also where the only date was a plan.
    static DateOnly? OverdueFromOf(List<(Standing Standing, Rank Rank)> ranked, CurrentDate? current, Plan? plan)
    {
        // The press's word for it counts only where nobody else has one.
        var onlyPress = current is null && plan is null;
        if (ranked.Any(said => said.Standing.IsActual && (onlyPress || said.Rank != Rank.Press)))
            return null;
        var press = ranked.Where(said => said.Standing.Leading is not null)
            .OrderByDescending(said => said.Standing.Leading!.Order).Select(said => said.Standing.Leading!.Value).FirstOrDefault();
        var due = current?.Date ?? plan?.Baseline?.Set.Date ?? press;
        return due?.Latest?.AddDays(1);
    }
}
