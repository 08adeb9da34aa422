namespace Construction.Analytics;

/// <summary>Why a milestone's megawatts differ between two curves.</summary>
public enum RampReason
{
    /// <summary>In scope in both, on another day.</summary>
    Moved,

    /// <summary>In scope in both, in one of them without a day.</summary>
    Undated,

    /// <summary>In scope in both with other megawatts, on another day or not.</summary>
    Resized,

    /// <summary>In the later curve only. Where the earlier one is a plan: it had none.</summary>
    Added,

    /// <summary>In the earlier curve only.</summary>
    Dropped,
}

/// <summary>What one milestone adds to the difference of two curves; megawatts and days are null where it is not in a curve.</summary>
/// <param name="Slip">MW, negative where they are missing.</param>
/// <param name="Scope">MW, negative where they are missing.</param>
public sealed record RampChange(
    string Site, string Milestone, RampReason Reason, decimal? MwBefore, decimal? MwAfter, DateOnly? DayBefore, DateOnly? DayAfter,
    decimal Slip, decimal Scope);

/// <summary>
/// Two curves at the end of a day: after − before = slip + scope, exactly, for each milestone and in total. The megawatts that a
/// milestone has in both curves slip, where only one of them counts them by that day; those that it has in one of them only
/// are a change of scope. So is a milestone that is in one of them only; withdrawn ones are in no current curve.
/// </summary>
/// <param name="Changes">Those that add to it, the heaviest first.</param>
public sealed record RampDifference(
    DateOnly Day, decimal Before, decimal After, decimal Slip, decimal Scope, IReadOnlyList<RampChange> Changes)
{
    /// <param name="before">As of an earlier moment, or the plan.</param>
    /// <param name="after">As of a later moment, or the current dates.</param>
    /// <param name="day">At the end of which both are read.</param>
    /// <exception cref="ArgumentException">The curves are of different bases.</exception>
    public static RampDifference Between(RampCurve before, RampCurve after, DateOnly day)
    {
        if (before.Basis != after.Basis)
            throw new ArgumentException($"megawatts on the basis {after.Basis} are never compared with {before.Basis}", nameof(after));
        var (was, now) = (EntriesOf(before), EntriesOf(after));
        var changes = was.Keys.Union(now.Keys)
            .Select(key => Change(key, was.GetValueOrDefault(key), now.GetValueOrDefault(key), day))
            .Where(change => change.Slip != 0 || change.Scope != 0)
            .OrderByDescending(change => Math.Abs(change.Slip) + Math.Abs(change.Scope))
            .ThenBy(change => change.Site, StringComparer.Ordinal).ThenBy(change => change.Milestone, StringComparer.Ordinal)
            .ToList();
        return new(
            day, before.At(day), after.At(day), changes.Sum(change => change.Slip), changes.Sum(change => change.Scope), changes);
    }

    /// <summary>The change of scope for one reason, MW.</summary>
    public decimal ScopeOf(RampReason reason) => Changes.Where(change => change.Reason == reason).Sum(change => change.Scope);

    sealed record Entry(decimal Mw, DateOnly? Day)
    {
        public bool CountsBy(DateOnly day) => Day <= day;
    }

    static Dictionary<(string Site, string Milestone), Entry> EntriesOf(RampCurve curve) =>
        curve.Steps.Select(step => ((step.Site, step.Milestone), new Entry(step.Mw, step.Day)))
            .Concat(curve.Undated.Select(mw => ((mw.Site, mw.Milestone), new Entry(mw.Mw, null))))
            .ToDictionary();

    static RampChange Change((string Site, string Milestone) of, Entry? was, Entry? now, DateOnly day)
    {
        var (before, after) = (was?.CountsBy(day) == true, now?.CountsBy(day) == true);
        // What both have; the rest of each is in that one only.
        var both = was is null || now is null ? 0 : Math.Min(was.Mw, now.Mw);
        return new(
            of.Site, of.Milestone, ReasonOf(was, now), was?.Mw, now?.Mw, was?.Day, now?.Day,
            (after ? both : 0) - (before ? both : 0),
            (after ? now!.Mw - both : 0) - (before ? was!.Mw - both : 0));
    }

    static RampReason ReasonOf(Entry? was, Entry? now) =>
        was is null ? RampReason.Added
        : now is null ? RampReason.Dropped
        : was.Mw != now.Mw ? RampReason.Resized
        : was.Day is null || now.Day is null ? RampReason.Undated
        : RampReason.Moved;
}
