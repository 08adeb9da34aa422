using System.Text;
using System.Text.Json;
using Dashboard;
using Dashboard.Api;
using Dashboard.Log;

namespace Construction.Tests;

/// <summary>Reports are written by hand, where everything else is left to the serialiser: the bytes are the same.</summary>
public sealed class ReportJsonTests
{
    static readonly Report Bare = new() { Party = "oracle", DataDate = new(2026, 9, 10) };

    // Every field alone, all together, and what JSON has its own way with.
    internal static readonly Report[] Reports =
    [
        Bare,
        Bare with { ReportedAt = Some.Instant("2026-09-10T08:30:00.1234567+02:00") },
        .. new[] { "2026", "2026-Q4", "2026-H2", "2026-12", "2026-12-31", "2026-10-01/2027-03-31", "../2025-06-30", "2027-01-01/.." }
            .Select(date => Bare with { Forecast = Some.Said(date), Actual = Some.Said(date) }),
        Bare with { Forecast = Some.NoDate, Actual = Some.NoDate },
        Bare with { Percent = 0.50m },
        Bare with { Percent = 100 },
        Bare with { Note = "\"quoted\" \\ <b>, é, 建設, 🏗 and\ttab\nline", Reason = "\u007f\u00a0" },
        Bare with { Evidence = [new("photo", null, null, null)] },
        Bare with { Source = new("title") },
        Bare with { Cause = "weather" },
        Bare with { AttributedTo = "mortenson" },
        Bare with { CauseMissing = true },
        Bare with { CauseMissing = false },
        Bare with
        {
            ReportedAt = Some.Now,
            Forecast = Some.Said("2026-10"),
            Actual = Some.NoDate,
            Percent = 12.5m,
            Reason = "because",
            Cause = "force-majeure",
            AttributedTo = "mortenson",
            CauseMissing = true,
            Note = "noted",
            Evidence = [new("photo", "https://example.org/1", new string('a', 64), Some.Now), new("document", null, null, null)],
            Source = new("title", "publisher", "https://example.org", "2026-09", "direct"),
            KnownAt = new(2026, 9, 11),
        },
    ];

    [Fact]
    public void A_report_is_stored_in_the_bytes_that_the_serialiser_makes_of_it() =>
        Assert.All(Reports, report =>
        {
            var reported = new MilestoneReported(Some.Site, Some.Milestone, report);
            Assert.Equal(JsonSerializer.Serialize(reported, EventJson.Options), EventJson.Write(reported));
        });

    [Fact]
    public void A_report_is_answered_in_the_bytes_that_the_serialiser_makes_of_its_row() =>
        Assert.All(Reports, report =>
        {
            var entry = new LogEntry(7, Some.Now, "key", new MilestoneReported(Some.Site, Some.Milestone, report));
            var answered = JsonBuffer.Write(entry, (json, it) =>
            {
                json.WriteStartObject();
                json.WriteAnswered(it);
                json.WriteEndObject();
            });
            Assert.Equal(Encoding.UTF8.GetString(Json.Write(new { report = ReportRow.Of(entry) })), Encoding.UTF8.GetString(answered));
        });

    [Fact]
    public void Every_field_of_a_report_is_among_what_is_compared() =>
        Assert.All(typeof(Report).GetProperties(), field => Assert.NotNull(field.GetValue(Reports[^1])));
}
