using System.Text;
using System.Text.Json;
using Dashboard.Log;

namespace Construction.Tests.Logs;

/// <summary>Reports are read by hand, where everything else is left to the serialiser: the result is the same.</summary>
public sealed class StoredReportTests
{
    [Fact]
    public void Every_report_is_read_as_the_serialiser_reads_it() =>
        Assert.All(ReportJsonTests.Reports, report =>
        {
            var body = EventJson.Utf8(new MilestoneReported(Some.Site, Some.Milestone, report));
            var read = EventJson.Read("milestone-reported", body);
            Assert.Equal(Written(JsonSerializer.Deserialize<MilestoneReported>(body, EventJson.Options)!), Written(read));
            Assert.Equal(report.Fingerprint(), ((MilestoneReported)read).Report.Fingerprint());
        });

    // Fields in another order, white space, unknown fields, escapes: what this program does not write it still reads.
    [Theory]
    [InlineData("""{ "report": {"dataDate":"2026-09-10","party":"oracle","note":"x"}, "milestone":"m", "site":"s" }""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle","dataDate":"2026-09-10","note":"x","later":{"a":[1]}},"more":1}""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"or\u0061cle","dataDate":"2026-09-10","note":"x","reason":null}}""")]
    public void A_report_in_another_form_is_left_to_the_serialiser(string body)
    {
        var read = Assert.IsType<MilestoneReported>(EventJson.Read("milestone-reported", body));
        Assert.Equal(("s", "m", "oracle", "x"), (read.Site, read.Milestone, read.Report.Party, read.Report.Note));
    }

    [Theory]
    [InlineData("""{"site":"s","milestone":"m","report":{"dataDate":"2026-09-10"}}""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle"}}""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle","dataDate":"2026-02-30"}}""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle","dataDate":"2026-09-10","percent":"five"}}""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle","dataDate":"2026-09-10"}} x""")]
    [InlineData("""{"site":"s","milestone":"m","report":{"party":"oracle","data""")]
    public void What_is_no_report_is_refused_as_the_serialiser_refuses_it(string body) =>
        Assert.ThrowsAny<JsonException>(() => EventJson.Read("milestone-reported", body));

    [Fact]
    public void A_text_that_is_no_utf_8_is_refused_as_the_serialiser_refuses_it()
    {
        var body = Encoding.UTF8.GetBytes("""{"site":"s","milestone":"m","report":{"party":"oracle","dataDate":"2026-09-10","note":"?"}}""");
        body[Array.LastIndexOf(body, (byte)'?')] = 0xff;

        Assert.Throws<JsonException>(() => EventJson.Read("milestone-reported", body));
    }

    static string Written(Event happened) => EventJson.Write(happened);
}
