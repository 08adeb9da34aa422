using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A milestone with the slip that stands for others.</summary>
/// <param name="HasPassed">Its forecast has passed without an actual: the slip is what was said, and grows day by day.</param>
/// <param name="IsStale">Its date is not an actual, and the party whose it is has fallen silent at this site.</param>
/// <param name="Change">Where its date went in the last four weeks.</param>
public sealed record WorstSlip(
    string Site, string Milestone, string Phase, Slip Slip, bool IsDone, bool HasPassed, bool IsStale, DateMove Change);

/// <summary>The milestones of a site in a phase or a group of phases: the worst slip, and how many there are.</summary>
/// <param name="Worst">
/// Null where none has a slip. What is late for certain goes first, by its upper end as on the board; then what may be. Of equals
/// that which was planned first.
/// </param>
/// <param name="Done">Milestones with an actual.</param>
/// <param name="Open">Those that are neither done nor overdue.</param>
/// <param name="Overdue">Those whose last stated date has passed without an actual.</param>
/// <param name="Withdrawn">Those that left the scope; they have no slip and are in no other number.</param>
/// <param name="Stale">Those that are not done and whose current date is that of a party that has fallen silent.</param>
/// <param name="IsStale">
/// What is printed is stale: the worst slip or, where there is none, every milestone that is not done and has a date.
/// </param>
public sealed record SlipCell(WorstSlip? Worst, int Done, int Open, int Overdue, int Withdrawn, int Stale, bool IsStale)
{
    public bool IsEmpty => Done + Open + Overdue + Withdrawn == 0;

    /// <summary>An end that is open is worse than any day: nobody knows how bad it is.</summary>
    internal static readonly IComparer<WorstSlip?> WorstFirst = Comparer<WorstSlip?>.Create((one, other) => Key(one).CompareTo(Key(other)));

    internal static SlipCell Of(IEnumerable<SlipEntry> entries)
    {
        var (done, open, overdue, withdrawn, dated, stale) = (0, 0, 0, 0, 0, 0);
        foreach (var entry in entries)
        {
            if (entry.IsWithdrawn)
                withdrawn++;
            else if (entry.IsDone)
                done++;
            else if (entry.IsOverdue)
                overdue++;
            else
                open++;
            dated += entry.IsStale is null ? 0 : 1;
            stale += entry.IsStale == true ? 1 : 0;
        }
        var worst = entries.Select(entry => entry.Slip).OfType<WorstSlip>().Order(WorstFirst).FirstOrDefault();
        return new(worst, done, open, overdue, withdrawn, stale, worst?.IsStale ?? (stale > 0 && stale == dated));
    }

    static (int, int, int) Key(WorstSlip? worst) => worst is not { Slip: var slip }
        ? (2, 0, 0)
        : (slip.Sense == SlipSense.Late ? 0 : 1, -(slip.ToDays ?? int.MaxValue), -(slip.FromDays ?? -int.MaxValue));
}

/// <summary>What a milestone brings to its cells.</summary>
/// <param name="Slip">Null where it has none.</param>
/// <param name="IsStale">Null where it has no date, or needs no more reports.</param>
sealed record SlipEntry(string Phase, bool IsDone, bool IsOverdue, bool IsWithdrawn, bool? IsStale, WorstSlip? Slip)
{
    public static SlipEntry Of(MilestoneAsOf now, MilestoneAsOf? then, DateOnly today, Func<string, string, bool> isStale)
    {
        bool? stale = now.Reading is { Status: not MilestoneStatus.Withdrawn, Current: { IsActual: false } current } ? isStale(now.Site, current.Party) : null;
        return new(
            now.Details.Phase, now.IsDone, now.IsOverdue(today), now.IsWithdrawn, stale,
            now.Reading.Slip is { } slip
                ? new(
                    now.Site, now.Id, now.Details.Phase, slip, now.IsDone, now.HasPassed(today), stale == true,
                    DateMove.Between(then?.Reading, now.Reading))
                : null);
    }
}
