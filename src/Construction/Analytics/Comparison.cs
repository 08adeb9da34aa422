using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A programme at a moment, as far as two moments are compared.</summary>
/// <param name="Flags">Raised and not cleared.</param>
public sealed record ProgrammeAsOf(IReadOnlyList<MilestoneAsOf> Milestones, IReadOnlyList<(string Site, FlagDetails Flag)> Flags)
{
    public static ProgrammeAsOf Of(Programme state) => new(
        MilestoneAsOf.AllOf(state),
        [
            .. from site in state.Sites.Values
               from flag in site.Flags.Values
               where flag.Cleared is null
               select (site.Details.Id, flag.Details),
        ]);
}

/// <summary>What differs between two moments.</summary>
public static class Comparison
{
    /// <summary>
    /// Every difference, what weighs most first: megawatt-days, then days, then completions and their loss, then what the owner
    /// accepted or rejected of them, then what was added or left, then flags. Compared the other way round, the same list with every change mirrored.
    /// </summary>
    /// <param name="basis">Of the megawatts that weigh.</param>
    public static IReadOnlyList<Change> Of(ProgrammeAsOf before, ProgrammeAsOf after, string basis)
    {
        var was = before.Milestones.ToDictionary(Key);
        var changes = new List<Change>();
        foreach (var now in after.Milestones)
        {
            if (was.Remove(Key(now), out var then))
                changes.AddRange(Of(then, now, basis));
            else
                changes.Add(Change(ChangeKind.Added, null, now, basis));
        }
        changes.AddRange(was.Values.Select(gone => Change(ChangeKind.Removed, gone, null, basis)));
        changes.AddRange(Flags(before, after, ChangeKind.FlagRaised));
        changes.AddRange(Flags(after, before, ChangeKind.FlagLowered));
        return
        [
            .. changes.OrderByDescending(change => Math.Abs(change.MwDays)).ThenByDescending(change => Math.Abs(change.Days)).ThenBy(WeightOf)
                .ThenBy(change => change.Site, StringComparer.Ordinal).ThenBy(change => change.Milestone ?? change.Flag, StringComparer.Ordinal),
        ];
    }

    // What left the scope neither moved nor got another plan.
    static IEnumerable<Change> Of(MilestoneAsOf then, MilestoneAsOf now, string basis)
    {
        if (then.IsWithdrawn || now.IsWithdrawn)
        {
            if (then.IsWithdrawn != now.IsWithdrawn)
                yield return Change(now.IsWithdrawn ? ChangeKind.Withdrawn : ChangeKind.Reinstated, then, now, basis);
            yield break;
        }
        var (from, to) = (then.Reading.Current?.Date, now.Reading.Current?.Date);
        if (then.IsDone != now.IsDone)
            yield return Change(now.IsDone ? ChangeKind.Completed : ChangeKind.Reopened, then, now, basis);
        else if (from != to)
            yield return Change(KindOf(from, to), then, now, basis);
        if (then.Reading.Plan?.Date is { } plan && now.Reading.Plan?.Date is { } replan && plan != replan)
            yield return new(
                ChangeKind.Replanned, now.Site, now.Id, plan, replan, now.Reading.Plan.Party, now.Reading.Plan.Report, Slip.Between(plan, replan), 0);
        foreach (var change in Judged(then, now))
            yield return change;
    }

    // What was accepted and is rejected changed twice: so either way round the one is the other's mirror.
    static IEnumerable<Change> Judged(MilestoneAsOf then, MilestoneAsOf now) =>
        from kinds in new (CompletionState State, ChangeKind There, ChangeKind Gone)[]
        {
            (CompletionState.Accepted, ChangeKind.Accepted, ChangeKind.Unaccepted),
            (CompletionState.Rejected, ChangeKind.Rejected, ChangeKind.Unrejected),
        }
        let was = In(kinds.State, then)
        let stands = In(kinds.State, now)
        where was is null != stands is null
        let said = stands ?? was
        select new Change(
            stands is null ? kinds.Gone : kinds.There, now.Site, now.Id, was?.Date, stands?.Date, said.Judgement?.Party, said.Report, null, 0)
        {
            Judgement = said.Judgement,
        };

    static Completion? In(CompletionState state, MilestoneAsOf milestone) =>
        milestone.Reading.Completion is { } completion && completion.State == state ? completion : null;

    static ChangeKind KindOf(StatedDate? from, StatedDate? to) => (from, to) switch
    {
        (null, _) => ChangeKind.Dated,
        (_, null) => ChangeKind.Undated,
        _ => Slip.Between(from, to).Sense switch
        {
            SlipSense.Late => ChangeKind.Later,
            SlipSense.Early => ChangeKind.Earlier,
            _ => ChangeKind.Restated,
        },
    };

    static Change Change(ChangeKind kind, MilestoneAsOf? then, MilestoneAsOf? now, string basis)
    {
        var (what, said) = (now ?? then!, now?.Reading.Current ?? then?.Reading.Current);
        var (from, to) = (then?.Reading.Current?.Date, now?.Reading.Current?.Date);
        var change = new Change(
            kind, what.Site, what.Id, from, to, said?.Party, said?.Report, from is null || to is null ? null : Slip.Between(from, to), 0);
        // Megawatts that come or go are a change of scope, not of time.
        return then is null || now is null || kind is ChangeKind.Withdrawn or ChangeKind.Reinstated
            ? change
            : change with { MwDays = change.Days * Math.Min(then.MwOf(basis), now.MwOf(basis)) };
    }

    static IEnumerable<Change> Flags(ProgrammeAsOf before, ProgrammeAsOf after, ChangeKind kind)
    {
        var had = before.Flags.Select(flag => (flag.Site, flag.Flag.Id)).ToHashSet();
        return
            from flag in after.Flags
            where !had.Contains((flag.Site, flag.Flag.Id))
            select new Change(kind, flag.Site, flag.Flag.Milestone, null, flag.Flag.Date, flag.Flag.Party, null, null, 0) { Flag = flag.Flag.Id };
    }

    static int WeightOf(Change change) => change.Kind switch
    {
        ChangeKind.Completed or ChangeKind.Reopened => 0,
        ChangeKind.Accepted or ChangeKind.Unaccepted or ChangeKind.Rejected or ChangeKind.Unrejected => 1,
        ChangeKind.Later or ChangeKind.Earlier => 2,
        ChangeKind.Withdrawn or ChangeKind.Reinstated => 3,
        ChangeKind.Dated or ChangeKind.Undated or ChangeKind.Restated => 4,
        ChangeKind.Replanned => 5,
        ChangeKind.Added or ChangeKind.Removed => 6,
        _ => 7,
    };

    static (string Site, string Milestone) Key(MilestoneAsOf milestone) => (milestone.Site, milestone.Id);
}
