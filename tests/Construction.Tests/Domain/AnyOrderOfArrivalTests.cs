namespace Construction.Tests.Domain;

/// <summary>With the sender's clock on every report, any order of arrival gives the same board.</summary>
public sealed class AnyOrderOfArrivalTests
{
    // Two data dates, two statements of the same instant, a retraction, and a date stated after it had passed.
    static readonly Report[] Few =
    [
        Some.Forecast("2026-10-01", "2026-03-01").At("2026-03-01T09:00:00Z") with { Percent = 10 },
        Some.Forecast("2026-12", "2026-06-01").At("2026-06-01T09:00:00Z") with { Note = "one" },
        Some.Forecast("2027-Q1", "2026-06-01").At("2026-06-01T09:00:00Z") with { Note = "other" },
        Some.Actual("2026-05-23", "2026-06-01").At("2026-06-01T08:00:00Z") with { Percent = 100 },
        (Some.Report("2026-06-01") with { Actual = Some.NoDate, Reason = "test failed" }).At("2026-06-01T10:00:00Z"),
        Some.Forecast("2026-01", "2026-02-01").At("2026-09-01T09:00:00Z"),
    ];

    [Fact]
    public void Every_permutation_of_six_reports_gives_one_state()
    {
        var states = Permutations(Few).Select(StateAfter).ToList();

        Assert.Equal(720, states.Count);
        Assert.Single(states.Distinct());
        Assert.Contains("actual= percent=100", states[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_permutation_of_reports_by_four_parties_gives_one_reading()
    {
        Report[] reports =
        [
            Some.Forecast("2026-10-01", "2026-03-01", "epoch-ai").At("2026-03-01T09:00:00Z"),
            Some.Forecast("2026-09-01", "2026-03-01", "oracle").At("2026-03-01T09:00:00Z") with { Percent = 42 },
            Some.Forecast("2026-12", "2026-06-01", "oracle").At("2026-06-01T09:00:00Z"),
            Some.Note("no date yet", "2026-06-01", "crusoe").At("2026-06-01T09:00:00Z") with { Percent = 40 },
            Some.Forecast("2027-H1", "2026-09-01", "press").At("2026-09-01T09:00:00Z"),
        ];

        var readings = Permutations(reports).Select(ReadingAfter).ToList();

        Assert.Equal(120, readings.Count);
        Assert.Equal("Forecast 2026-12 oracle, plan 2026-09-01 oracle, 3 Late, overdue 2027-01-01, percent crusoe", Assert.Single(readings.Distinct()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Shuffled_deliveries_of_sixty_reports_give_one_state(int seed)
    {
        var random = new Random(seed);
        var reports = Enumerable.Range(0, 60).Select(_ => Any(random)).ToArray();
        var expected = StateAfter(reports);

        for (var shuffle = 0; shuffle < 200; shuffle++)
        {
            random.Shuffle(reports);
            Assert.Equal(expected, StateAfter(reports));
        }
    }

    // Few data dates and few instants, so that many of them meet.
    static Report Any(Random random)
    {
        var dataDate = Some.Day("2026-03-01").AddDays(random.Next(4));
        var report = Some.Report() with
        {
            DataDate = dataDate,
            ReportedAt = new DateTimeOffset(dataDate, new TimeOnly(random.Next(3), 0), TimeSpan.Zero),
            Note = $"note {random.Next(1_000)}",
        };
        return random.Next(5) switch
        {
            0 => report with { Forecast = new(StatedDate.Day(dataDate.AddDays(random.Next(-30, 300)))) },
            1 => report with { Forecast = Some.NoDate },
            2 => report with { Actual = new(StatedDate.Day(dataDate.AddDays(-random.Next(30)))) },
            3 => report with { Actual = Some.NoDate, Reason = "retracted" },
            _ => report with { Percent = random.Next(101) },
        };
    }

    static string StateAfter(IEnumerable<Report> reports)
    {
        var said = new Standing("crusoe");
        foreach (var (report, index) in reports.Select((report, index) => (report, index)))
            said.Take(report, index + 1);
        return $"forecast={said.Forecast?.Value.Date?.Text} of {said.Forecast?.DataDate:O} actual={said.Actual?.Value.Date?.Text}"
            + $" percent={said.Percent?.Value} note={said.Note?.Value} first={said.FirstStated?.Value.Text} of {said.FirstStated?.DataDate:O}"
            + $" latest={said.Latest.DataDate:O} {said.Latest.SaidAt:O}";
    }

    static string ReadingAfter(IEnumerable<Report> reports)
    {
        var told = Told.Programme();
        foreach (var report in reports)
            told.Takes(report);
        var reading = told.Reading;
        return $"{reading.Status} {reading.Current?.Date.Text} {reading.Current?.Party}, plan {reading.Plan?.Date.Text} {reading.Plan?.Party},"
            + $" {reading.Slip?.From} {reading.Slip?.Sense}, overdue {reading.OverdueFrom:O}, percent {reading.Percent?.Party}";
    }

    static IEnumerable<Report[]> Permutations(Report[] reports) => reports.Length == 0
        ? [[]]
        : reports.SelectMany((first, index) =>
            Permutations([.. reports[..index], .. reports[(index + 1)..]]).Select(rest => (Report[])[first, .. rest]));
}
