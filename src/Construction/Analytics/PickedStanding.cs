using Construction.Domain;

namespace Construction.Analytics;

/// <summary>The statements on one milestone that stand at a moment; their words are still to be read from the log.</summary>
sealed record PickedMilestone(string Site, string Milestone, IReadOnlyList<long> Reports, IReadOnlyList<PickedStanding> Standings)
{
    /// <summary>Positions of the reports whose words are wanted.</summary>
    public IEnumerable<long> Wanted() => Standings.SelectMany(standing => standing.Wanted());

    public ReportsSnapshot Snapshot(Func<long, Report> words) =>
        new(Site, Milestone, Reports, [.. Standings.Select(standing => standing.Snapshot(words))]);
}

/// <summary>One party's, field by field.</summary>
sealed record PickedStanding(
    string Party, PastReport Latest, PastReport? Forecast, PastReport? Actual, PastReport? FirstStated, PastReport? Percent, PastReport? Note,
    CompleteSince Complete, EvidenceGiven Evidence)
{
    /// <summary>Null where the party had said nothing.</summary>
    /// <param name="reports">In the order in which they count.</param>
    /// <param name="positions">Gets those of all that count at the moment.</param>
    public static PickedStanding? Of(string party, IReadOnlyList<PastReport> reports, Moment moment, List<long> positions)
    {
        PastReport? latest = null, forecast = null, actual = null, first = null, percent = null, note = null;
        List<PastReport>? completes = null;
        var evidence = default(EvidenceGiven);
        for (var index = reports.Count - 1; index >= 0; index--)
        {
            var report = reports[index];
            if (!moment.Includes(report))
                continue;
            positions.Add(report.Position);
            latest ??= report;
            if (report.Forecast is not null)
                forecast ??= report;
            // As Standing has it: a date stated after it had passed is no plan.
            if (report.Forecast?.Date is { } date && !date.IsBefore(report.DataDate))
                first = report;
            if (report.Actual is not null)
            {
                actual ??= report;
                (completes ??= []).Add(report);
            }
            if (!report.Evidence.IsEmpty)
                evidence = report.Position > evidence.LastReport
                    ? new(evidence.Kinds.With(report.Evidence), report.Position, report.Received)
                    : evidence with { Kinds = evidence.Kinds.With(report.Evidence) };
            if ((report.Beside & Beside.Percent) != 0)
                percent ??= report;
            if ((report.Beside & Beside.Note) != 0)
                note ??= report;
        }
        return latest is null ? null : new(party, latest.Value, forecast, actual, first, percent, note, CompleteOf(completes), evidence);
    }

    // As Standing has it, in the order of arrival: since when this actual has been said.
    internal static CompleteSince CompleteOf(List<PastReport>? completes)
    {
        var complete = default(CompleteSince);
        PastReport? actual = null;
        foreach (var report in (completes ?? []).OrderBy(report => report.Position))
        {
            if (actual is { } before && before.Order > report.Order)
                continue;
            if (report.Actual!.Date?.Text != actual?.Actual!.Date?.Text)
                complete = new(report.Position, report.Received);
            actual = report;
        }
        return complete;
    }

    public IEnumerable<long> Wanted()
    {
        foreach (var dated in new[] { Forecast, Actual, FirstStated })
            if (dated is { } report && (report.Beside & Beside.Source) != 0)
                yield return report.Position;
        if (Percent is { } percent)
            yield return percent.Position;
        if (Note is { } note)
            yield return note.Position;
    }

    public StandingSnapshot Snapshot(Func<long, Report> words)
    {
        return new(Party)
        {
            Forecast = Stated(Forecast, report => report.Forecast!),
            Actual = Stated(Actual, report => report.Actual!),
            FirstStated = Stated(FirstStated, report => report.Forecast!.Date!),
            Percent = Percent is { } percent ? PickedStanding.Stated(percent, words(percent.Position).Percent!.Value, words(percent.Position)) : null,
            Note = Note is { } note ? PickedStanding.Stated(note, words(note.Position).Note!, words(note.Position)) : null,
            Latest = Latest.Order,
            Complete = Complete,
            Evidence = Evidence,
        };

        Statement<T>? Stated<T>(PastReport? picked, Func<PastReport, T> value) => picked is not { } report ? null
            : (report.Beside & Beside.Source) == 0 ? new(value(report), report.Order, null, null)
            : PickedStanding.Stated(report, value(report), words(report.Position));
    }

    static Statement<T> Stated<T>(PastReport picked, T value, Report words) => new(value, picked.Order, words.KnownAt, words.Source);
}
