using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>Which events were the last of a moment, found by day and compared with what looking at all of them finds.</summary>
public sealed class LinesTests
{
    static readonly int[] Counts = [1, 5, 100];
    static readonly DateOnly First = Some.Day("2026-03-01");

    // Few days, so that many meet; a file's report says itself when it was known, and comes whenever it comes.
    static readonly Gen<(int Received, int DataDate, int? KnownOn)[]> Logs =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[-6, 6].Select(day => day < 0 ? (int?)null : day)).Array[0, 40];

    [Fact]
    public void The_last_events_of_any_moment_are_those_that_looking_at_all_of_them_finds() => Logs.Sample(log =>
    {
        var (history, entries) = Taken(log);
        foreach (var moment in Moments(entries.Count))
            foreach (var count in Counts)
                Assert.Equal(LastOf(entries, moment, count), history.LastOf(moment, count));
    });

    [Fact]
    public void Days_are_counted_by_either_clock() => Logs.Sample(log =>
    {
        var (history, entries) = Taken(log);
        Assert.Equal(entries.CountBy(entry => DateOnly.FromDateTime(entry.KnownAt.UtcDateTime)).OrderBy(day => day.Key), history.CountByDay(byDataDate: false));
        Assert.Equal(entries.CountBy(entry => entry.Day).OrderBy(day => day.Key), history.CountByDay(byDataDate: true));
    });

    static (History History, List<Line> Lines) Taken((int Received, int DataDate, int? KnownOn)[] log)
    {
        var (history, lines, latest) = (new History(), new List<Line>(), DateTimeOffset.MinValue);
        foreach (var (received, dataDate, knownOn) in log)
        {
            // A clock that was set back does not set back when something was known.
            var receivedAt = At(received);
            latest = receivedAt > latest ? receivedAt : latest;
            var report = Some.Report(Text(dataDate)) with { KnownAt = knownOn is { } day ? First.AddDays(day) : null };
            history.Take(new MilestoneReported(Some.Site, Some.Milestone, report), lines.Count + 1, receivedAt, loaded: knownOn is not null);
            lines.Add(new(lines.Count + 1, knownOn is { } known ? new(First.AddDays(known), default, TimeSpan.Zero) : latest, First.AddDays(dataDate)));
        }
        return (history, lines);
    }

    static IEnumerable<Moment> Moments(int count)
    {
        for (var day = -1; day < 8; day++)
        {
            yield return Moment.EndOf(First.AddDays(day));
            yield return new Moment.Known(At(day));
            yield return new Moment.Known(At(day), count / 2);
            yield return new Moment.Data(First.AddDays(day));
            yield return new Moment.Data(First.AddDays(day), count / 2);
        }
        yield return new Moment.Upto(count / 2);
        yield return new Moment.Upto(count + 1);
    }

    static List<long> LastOf(List<Line> lines, Moment moment, int count) =>
    [
        .. lines.Where(line => moment.Includes(line.Position, line.KnownAt, line.Day))
            .OrderByDescending(line => moment switch { Moment.Known => line.KnownAt.UtcTicks, Moment.Data => line.Day.DayNumber, _ => 0L })
            .ThenByDescending(line => line.Position).Select(line => line.Position).Take(count),
    ];

    // Three times a day, so that some of a day are known and some are not yet.
    static DateTimeOffset At(int day) => new(First.AddDays(day), new(8 + day % 3, 0), TimeSpan.Zero);

    static string Text(int day) => First.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    sealed record Line(long Position, DateTimeOffset KnownAt, DateOnly Day);
}
