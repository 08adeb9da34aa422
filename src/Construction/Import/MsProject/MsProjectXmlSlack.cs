namespace Construction.Import;

/// <summary>
/// Total and free slack. The format has them in tenths of minutes and each of them; Primavera P6 writes hours, and other
/// programs leave out what is 0. Which of it a file does is told by all its tasks together.
/// </summary>
sealed class MsProjectXmlSlack
{
    readonly bool _leavesOutZero;

    public MsProjectXmlSlack(IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, Findings findings)
    {
        var activities = tasks.Where((_, at) => outline.IsActivity(at)).ToArray();
        IsInHours = AreHours(activities);
        if (IsInHours)
            findings.Note("slack-in-hours", null, null, "slack is written in hours, as Primavera P6 does, not in tenths of minutes as the format says", "taken as hours");
        _leavesOutZero = activities.Any(read => read.TotalSlack is not null) && !activities.Any(read => read.TotalSlack is 0);
        if (_leavesOutZero && activities.Any(read => read.TotalSlack is null && HasLateDates(read)))
            findings.Note("slack-left-out", null, null, "no slack of 0 is written anywhere, though other slack is", "where there is none, but late dates, it is taken as 0");
    }

    public bool IsInHours { get; }

    public StoredDates? With(MsProjectXmlTask read) =>
        read.Activity.Stored is not { } stored ? null : stored with { TotalFloat = Minutes(read, read.TotalSlack), FreeFloat = Minutes(read, read.FreeSlack) };

    // Of each minute between early and late dates a share is worked. In tenths of minutes slack is ten times that share, in hours
    // a sixtieth of it, 0.017 at most: 0.05 tells them apart wherever an hour a week is worked.
    static bool AreHours(IReadOnlyList<MsProjectXmlTask> activities)
    {
        var (slack, minutes) = (0m, 0m);
        foreach (var read in activities)
            if (read.TotalSlack is > 0 && read.Activity.Stored is { EarlyFinish: { } early, LateFinish: { } late } && late > early)
            {
                slack += read.TotalSlack.Value;
                minutes += (decimal)(late - early).TotalMinutes;
            }
        return minutes > 0 && slack / minutes < 0.05m;
    }

    int? Minutes(MsProjectXmlTask read, decimal? slack) =>
        slack is { } written ? (int)Math.Clamp(decimal.Round(IsInHours ? written * 60 : written / 10, MidpointRounding.AwayFromZero), -int.MaxValue, int.MaxValue)
        : _leavesOutZero && HasLateDates(read) ? 0
        : null;

    static bool HasLateDates(MsProjectXmlTask read) => read.Activity.Stored is { EarlyFinish: not null, LateFinish: not null };
}
