namespace Construction.Tests.Domain;

/// <summary>Sending again is always safe: what was said before is recognised, and nothing else is.</summary>
public sealed class RepeatedReportTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void The_same_statement_again_is_had_since_its_first_position()
    {
        var first = _told.Takes(Some.Forecast("2026-12-01"));
        _told.Takes(Some.Forecast("2026-12-01", party: "oracle"));

        Assert.Equal(first, _told.Had(Some.Forecast("2026-12-01")));
    }

    [Fact]
    public void With_the_senders_clock_it_is_recognised_however_much_was_said_since()
    {
        var report = Some.Forecast("2026-12-01").At("2026-09-01T09:00:00Z");
        var first = _told.Takes(report);
        _told.Takes(Some.Forecast("2027-02-01").At("2026-09-01T10:00:00Z"));
        _told.Takes(Some.Forecast("2027-03-01", "2026-10-01").At("2026-10-01T10:00:00Z"));

        Assert.Equal(first, _told.Had(report));
    }

    [Fact]
    public void The_same_instant_in_another_offset_is_the_same_statement()
    {
        var first = _told.Takes(Some.Forecast("2026-12-01").At("2026-09-01T09:00:00Z"));

        Assert.Equal(first, _told.Had(Some.Forecast("2026-12-01").At("2026-09-01T11:00:00+02:00")));
    }

    [Fact]
    public void Without_the_senders_clock_the_same_words_after_others_are_a_new_statement()
    {
        _told.Takes(Some.Forecast("2026-12-01"));
        _told.Takes(Some.Forecast("2027-02-01"));
        var again = _told.Takes(Some.Forecast("2026-12-01"));

        Assert.Equal(again, _told.Reading.Current!.Report);
    }

    [Fact]
    public void Without_the_senders_clock_the_same_words_after_a_later_one_that_had_it_are_a_new_statement()
    {
        _told.Takes(Some.Forecast("2026-12-01"));
        _told.Takes(Some.Forecast("2027-02-01").At("2026-09-01T10:00:00Z"));
        var again = _told.Takes(Some.Forecast("2026-12-01"));

        Assert.Equal(again, _told.Reading.Current!.Report);
    }

    [Fact]
    public void A_late_arrival_that_displaced_nothing_leaves_the_latest_recognised()
    {
        _told.Takes(Some.Forecast("2027-02-01").At("2026-09-01T10:00:00Z"));
        var latest = _told.Takes(Some.Forecast("2026-12-01"));
        _told.Takes(Some.Forecast("2027-03-01").At("2026-09-01T09:00:00Z"));

        Assert.Equal(latest, _told.Had(Some.Forecast("2026-12-01")));
    }

    [Fact]
    public void The_latest_of_an_older_data_date_is_recognised_too()
    {
        var march = _told.Takes(Some.Forecast("2026-12-01", "2026-03-01"));
        _told.Takes(Some.Forecast("2027-02-01", "2026-06-01"));

        Assert.Equal(march, _told.Had(Some.Forecast("2026-12-01", "2026-03-01")));
    }

    [Theory]
    [InlineData("75", "75.0")]
    [InlineData("0", "0.00")]
    [InlineData("12.50", "12.5")]
    public void A_number_is_the_same_however_it_is_written(string one, string other)
    {
        _told.Takes(Some.Report() with { Percent = decimal.Parse(one, System.Globalization.CultureInfo.InvariantCulture) });

        _told.Had(Some.Report() with { Percent = decimal.Parse(other, System.Globalization.CultureInfo.InvariantCulture) });
    }

    [Fact]
    public void Statements_that_differ_in_any_field_a_sender_gives_are_different()
    {
        var evidence = new Evidence("photo", "https://example.org/1", new string('a', 64), Some.Now);
        var report = Some.Forecast("2026-12-01").At("2026-09-01T09:00:00Z") with
        {
            Actual = Some.Said("2026-08"),
            Percent = 40,
            Reason = "a",
            Note = "b",
            Source = new("t", "p", "https://example.org"),
            Evidence = [evidence],
        };
        Report[] others =
        [
            report with { Party = "oracle" },
            report with { DataDate = Some.Day("2026-09-02") },
            report with { ReportedAt = null },
            report.At("2026-09-01T09:00:00.0000001Z"),
            report with { Forecast = null },
            report with { Forecast = Some.NoDate },
            report with { Forecast = Some.Said("2026-12") },
            report with { Forecast = report.Actual, Actual = report.Forecast },
            report with { Actual = null },
            report with { Actual = Some.NoDate },
            report with { Percent = null },
            report with { Percent = 40.5m },
            report with { Reason = null },
            report with { Reason = "", Note = "ab" },
            report with { Reason = "b", Note = "a" },
            report with { Note = null },
            report with { Cause = "weather" },
            report with { Cause = "permit" },
            report with { AttributedTo = "oracle" },
            report with { Cause = "weather", AttributedTo = "oracle" },
            report with { Cause = "oracle", AttributedTo = "weather" },
            report with { Source = null },
            report with { Source = report.Source with { Title = "T" } },
            report with { Source = report.Source with { Publisher = null } },
            report with { Source = report.Source with { Url = null } },
            report with { Evidence = [] },
            report with { Evidence = [evidence, evidence] },
            report with { Evidence = [evidence with { Kind = "link" }] },
            report with { Evidence = [evidence with { Url = null }] },
            report with { Evidence = [evidence with { Sha256 = null }] },
            report with { Evidence = [evidence with { CapturedAt = null }] },
        ];

        Assert.Equal(others.Length + 1, others.Append(report).Select(other => other.Fingerprint()).Distinct().Count());
        Assert.Equal(report.Fingerprint(), (report with { Evidence = [evidence with { }] }).Fingerprint());
    }

    [Fact]
    public void What_a_sender_does_not_give_makes_no_difference()
    {
        var report = Some.Forecast("2026-12-01");

        Assert.Equal(report.Fingerprint(), (report with { KnownAt = Some.Today }).Fingerprint());
        Assert.Equal(report.Fingerprint(), (report with { CauseMissing = true }).Fingerprint());
    }

    // Fingerprints are kept in checkpoints, and what an old log holds has to be recognised. Worked out apart from the product: each
    // value as its length, a colon and itself ("6:crusoe", "-1:" for none), SHA-256 of all, the first 16 bytes from the last to the first.
    [Fact]
    public void A_report_without_a_cause_has_the_fingerprint_that_it_had_before_there_were_causes()
    {
        var full = Some.Forecast("2026-12-01").At("2026-09-01T09:00:00Z") with
        {
            Actual = Some.Said("2026-08"),
            Percent = 40.50m,
            Reason = "a",
            Note = "b",
            Source = new("t", "p", "https://example.org"),
            Evidence = [new("photo", "https://example.org/1", new string('a', 64), Some.Now), new("link", null, null, null)],
        };

        Assert.Equal("dbc7dc5e39a4aa0e5ca41094f6cce7b0", $"{Some.Forecast("2026-12-01").Fingerprint():x32}");
        Assert.Equal("0e9c11f7c4d859f927237061f7fc4035", $"{full.Fingerprint():x32}");
    }

    [Fact]
    public void A_copy_with_other_content_has_a_fingerprint_of_its_own_and_asking_for_one_changes_no_report()
    {
        var report = Some.Forecast("2027-01-15", "2026-11-20");
        var same = report with { };
        var first = report.Fingerprint();

        Assert.NotEqual(first, (report with { Note = "another" }).Fingerprint());
        Assert.Equal(same, report);
        Assert.Equal(same.GetHashCode(), report.GetHashCode());
        Assert.Equal(first, same.Fingerprint());
    }
}
