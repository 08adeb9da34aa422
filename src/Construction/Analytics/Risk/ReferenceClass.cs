namespace Construction.Analytics.Risk;

/// <summary>
/// How others fared, for where nothing better is known. Few observations each, of data centres: a first guess that says so, not a law.
/// </summary>
public static class ReferenceClass
{
    const string Epoch = "Epoch AI, Frontier Data Centers, CC BY 4.0, own calculation";

    /// <summary>Days of a month, on average over 400 years.</summary>
    const double DaysPerMonth = 146_097.0 / 4_800;

    /// <summary>
    /// Slips in days of milestones that count buildings and were due between 2025-12-13 and 2026-07-07 in the file of December 2025, by
    /// that of 2026-07-07. Those that are still open are counted to the current forecast: lower bounds.
    /// </summary>
    public static DurationRange.Empirical MilestoneSlip { get; } = new([-4, 73, 132, 183, 53, 231, 216, 126, 80, 16, 52, 123])
    {
        Unit = RangeUnit.Days,
        Source = new(
            RangeOrigin.ReferenceClass, 12,
            $"slips in days of 12 building milestones of AI data centres due between December 2025 and July 2026, those still open as lower bounds ({Epoch})")
        { Class = "milestones" },
    };

    /// <summary>
    /// From the start of construction to the first building, for where there is a start and no date: quantiles of 43 projects, in
    /// days.
    /// </summary>
    public static DurationRange.Quantiles StartToFirstBuilding { get; } = new(
    [
        (0, 3.6 * DaysPerMonth), (0.1, 8.6 * DaysPerMonth), (0.25, 17.8 * DaysPerMonth), (0.5, 26.4 * DaysPerMonth),
        (0.75, 33.7 * DaysPerMonth), (0.9, 43.5 * DaysPerMonth), (1, 64.9 * DaysPerMonth),
    ])
    {
        Unit = RangeUnit.Days,
        Source = new(RangeOrigin.ReferenceClass, 43, $"months from start to first building of 43 AI data centres, 3.6 to 64.9, median 26.4 ({Epoch})"),
    };

    /// <summary>
    /// A factor on the remaining duration of one activity within a network.
    /// <list type="bullet">
    /// <item>
    /// Median 1. In 101 construction projects with more than 5,000 activities "construction activities do not end late on average.
    /// Instead, the large variability in the activity duration is the major factor causing significant project delays"
    /// (P. Ballesteros-Pérez et al., "Duration and Cost Variability of Construction Activities: An Empirical Study", Journal of
    /// Construction Engineering and Management 146 (2020), from the abstract). That milestones come late where their
    /// activities do not is what the network itself adds where paths meet.
    /// </item>
    /// <item>
    /// Deviation of the logarithm 0.38: that of 1 + slip/lead over the twelve of <see cref="MilestoneSlip"/>, with 103 days as the
    /// lead of each, the middle of the 206 days in which they were due; with 80 days it is 0.43, with 150 0.30. Taken over from
    /// milestones to activities, which is a judgement: a milestone gathers many activities, so that one alone should scatter more,
    /// and some of what moves a milestone is common to all, which <see cref="Common"/> is for. A lognormal shape as
    /// found for activities by D. Trietsch et al., "Modeling activity times by the Parkinson distribution with a lognormal core",
    /// European Journal of Operational Research 216 (2012), 386–396.
    /// </item>
    /// </list>
    /// The median of the slips (1 + slip/lead = 1.9) is not applied: it is of whole milestones, and applied to each activity
    /// it would be counted once more for every wait that the network computes.
    /// </summary>
    public static DurationRange.LogNormal ActivityFactor { get; } = new(1, 0.38)
    {
        Source = new(
            RangeOrigin.ReferenceClass, 12,
            "as planned at the median, and as wide as the slips of 12 building milestones of AI data centres were relative to their lead of about 103 days "
            + $"({Epoch})")
        { Class = "activities" },
    };

    /// <summary>
    /// How activities without better knowledge hang together: a quarter by contractor, a quarter by site. A judgement; there is no
    /// observation behind it but that without any the whole of a long network would be far surer than projects have been.
    /// </summary>
    public static Correlation Common { get; } = new(0.25, 0.25);
}
