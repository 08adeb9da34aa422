using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Which of a party's statements stand at a moment, field by field; the words of these are still in the log.</summary>
static class Picking
{
    /// <summary>What a party said at a moment, in how many reports, and the position of the last in the log.</summary>
    public readonly record struct Picked(int Count, long Last, StandingSnapshot Standing);

    const int None = -1;

    /// <summary>Null where the party had said nothing.</summary>
    /// <param name="reports">All of the party's, in the order in which they count.</param>
    /// <param name="words">Gets the positions of those whose words are wanted.</param>
    public static Picked? At(Moment moment, string party, ReadOnlySpan<PastReport> reports, List<long> words)
    {
        var (count, last) = (0, 0L);
        int latest = None, forecast = None, actual = None, first = None, percent = None, note = None;
        List<int>? completes = null;
        var evidence = default(EvidenceGiven);
        for (var index = reports.Length - 1; index >= 0; index--)
        {
            ref readonly var report = ref reports[index];
            if (!moment.Includes(report))
                continue;
            count++;
            last = Math.Max(last, report.Position);
            Note(ref latest, index);
            if (report.Forecast is { } said)
            {
                Note(ref forecast, index);
                // As Standing has it: a date stated after it had passed is no plan.
                if (said.Date is { } date && !date.IsBefore(report.DataDate))
                    first = index;
            }
            if (report.Actual is not null)
            {
                Note(ref actual, index);
                (completes ??= []).Add(index);
            }
            if (!report.Evidence.IsEmpty)
                evidence = report.Position > evidence.LastReport
                    ? new(evidence.Kinds.With(report.Evidence), report.Position, report.Received)
                    : evidence with { Kinds = evidence.Kinds.With(report.Evidence) };
            if (report.Percent is not null)
                Note(ref percent, index);
            if ((report.Beside & Beside.Note) != 0)
                Note(ref note, index);
        }
        if (latest == None)
            return null;
        return new(count, last, new(party)
        {
            Forecast = forecast == None ? null : Stated(reports[forecast], reports[forecast].Forecast!, words),
            Actual = actual == None ? null : Stated(reports[actual], reports[actual].Actual!, words),
            FirstStated = first == None ? null : Stated(reports[first], reports[first].Forecast!.Date!, words),
            Percent = percent == None ? null : Stated(reports[percent], reports[percent].Percent!.Value, words),
            Note = note == None ? null : Stated(reports[note], "", words),
            Latest = reports[latest].Order,
            Complete = CompleteOf(reports, completes),
            Evidence = evidence,
        });
    }

    // The last of them in order comes first.
    static void Note(ref int place, int index) => place = place == None ? index : place;

    static Statement<T> Stated<T>(in PastReport report, T value, List<long> words)
    {
        if (report.Beside != Beside.None)
            words.Add(report.Position);
        return new(value, report.Order, null, null);
    }

    /// <summary>Since when the actual that stands has been said, of reports that each give or take back one.</summary>
    internal static CompleteSince CompleteOf(ReadOnlySpan<PastReport> actuals) => CompleteOf(actuals, [.. Enumerable.Range(0, actuals.Length)]);

    // As Standing has it, in the order of arrival.
    static CompleteSince CompleteOf(ReadOnlySpan<PastReport> reports, List<int>? completes)
    {
        var complete = default(CompleteSince);
        if (completes is null)
            return complete;
        var (actual, arrived) = (None, new (long Position, int Index)[completes.Count]);
        for (var at = 0; at < arrived.Length; at++)
            arrived[at] = (reports[completes[at]].Position, completes[at]);
        Array.Sort(arrived);
        foreach (var (_, index) in arrived)
        {
            ref readonly var report = ref reports[index];
            if (actual != None && reports[actual].Order > report.Order)
                continue;
            if (actual == None || report.Actual!.Date?.Text != reports[actual].Actual!.Date?.Text)
                complete = new(report.Position, report.Received);
            actual = index;
        }
        return complete;
    }
}
