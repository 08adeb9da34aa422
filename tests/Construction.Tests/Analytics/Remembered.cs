using System.Collections;

namespace Construction.Tests.Analytics;

/// <summary>Milestones as they are looked back on, read by the domain itself. Crusoe is responsible.</summary>
static class Remembered
{
    public static MilestonePast Milestone(string id, params Report[] reports) => Of(id, reports, []);

    public static MilestonePast Withdrawn(string id, params Report[] reports) => Of(id, reports, [Some.Withdrawal]);

    /// <summary>One of which only the counts matter: open, and with what a party said on so many days, a day apart.</summary>
    public static MilestonePast Long(string id, string party, Counted<PastReport> reports) => new(
        Some.Site, id, new(MilestoneStatus.Undated, null, null, null, null, null), [new(party, Rank.Responsible, reports)]);

    public static PastReport Forecast(DateOnly dataDate, DateOnly forecast, long position = 1) => new(
        new(dataDate, default, UInt128.MaxValue, position), KnownAt(dataDate), new(StatedDate.Day(forecast)), null);

    static MilestonePast Of(string id, Report[] reports, Event[] then)
    {
        var told = Told.Programme();
        var pasts = new List<(string Party, PastReport Report)>();
        foreach (var report in reports)
            pasts.Add((report.Party, Past(report, told.Takes(report))));
        foreach (var happened in then)
            told.Takes(happened);
        return new(Some.Site, id, told.Reading,
        [
            .. from past in pasts
               group past.Report by past.Party into party
               select new PartyPast(
                   party.Key,
                   told.State.RankOf(told.State.Sites[Some.Site], told.Milestone, party.Key),
                   [.. party.OrderBy(report => report.Order)]),
        ]);
    }

    static PastReport Past(Report report, long position) => new(
        new(report.DataDate, report.ReportedAt ?? default, report.ReportedAt is null ? UInt128.MaxValue : report.Fingerprint(), position),
        KnownAt(report.DataDate),
        report.Forecast,
        report.Actual);

    static DateTimeOffset KnownAt(DateOnly day) => new(day, default, TimeSpan.Zero);
}

/// <summary>A list that counts how often it is read.</summary>
sealed class Counted<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
{
    public long Reads { get; private set; }

    public int Count => items.Count;

    public T this[int index]
    {
        get
        {
            Reads++;
            return items[index];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
