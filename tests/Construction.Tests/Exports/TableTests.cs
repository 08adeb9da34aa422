using Dashboard.Board;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>The tables that leave the page, read back by their heads.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_milestone_is_one_row_with_its_dates_their_bounds_and_the_slip_in_days()
    {
        var row = Row(Exporting.Shipped, "abilene-tx", "buildings-5-8-ready-for-service");

        Assert.Equal(("Abilene", "Buildings 5-8 ready for service", "ready-for-service", "5–8"), (row["site_name"], row["name"], row["phase"], row["buildings"]));
        Assert.Equal(("crusoe", "Crusoe", "forecast", ""), (row["responsible"], row["responsible_name"], row["status"], row["overdue_since"]));
        Assert.Equal(("2026-10-01/2027-03-31", "2026-10-01", "2027-03-31"), (row["current_date"], row["current_date_earliest"], row["current_date_latest"]));
        Assert.Equal(("forecast", "epoch-ai", "Epoch AI"), (row["current_kind"], row["current_party"], row["current_party_name"]));
        Assert.Equal(("2026-07-01", "first-stated", "epoch-ai", "2025-12-13"), (row["plan_date"], row["plan_kind"], row["plan_party"], row["plan_as_of"]));
        // 1 July to 1 October: 31 + 31 + 30 = 92; on to 31 March: 31 + 30 + 31 + 31 + 28 + 30 = 181 more.
        Assert.Equal(("92", "273", "month"), (row["slip_from_days"], row["slip_to_days"], row["slip_precision"]));
        Assert.Equal(("422", "590", "", "", ""), (row["mw_it"], row["mw_facility"], row["mw_utility_contract"], row["mw_nameplate"], row["mw_campus"]));
    }

    [Fact]
    public void Every_milestone_of_every_site_has_its_row()
    {
        var rows = Rows(Exporting.Shipped.Rows<MilestoneRow>("milestone"), Exporting.Shipped);

        Assert.Equal(
            Shipped.Milestones.Select(at => (at.Site.Details.Id, at.Milestone.Details.Id)).Order(),
            rows.Select(row => (row["site"], row["milestone"])).Order());
    }

    [Fact]
    public void A_year_has_bounds_a_date_open_on_one_side_has_one_and_without_a_plan_there_is_no_slip()
    {
        var year = Row(Exporting.Reported(Some.Forecast("2027")));
        Assert.Equal(("2027", "2027-01-01", "2027-12-31", ""), (year["current_date"], year["current_date_earliest"], year["current_date_latest"], year["slip_from_days"]));

        var open = Row(Exporting.Reported(Some.Forecast("2027-01-01/..")));
        Assert.Equal(("2027-01-01/..", "2027-01-01", ""), (open["current_date"], open["current_date_earliest"], open["current_date_latest"]));
    }

    [Fact]
    public void What_has_passed_without_an_actual_is_overdue_from_the_day_after_and_never_done()
    {
        var exporting = Exporting.Reported(Some.Forecast("2026-Q3"));

        var row = Row(exporting);
        Assert.Equal(("overdue", "2026-10-01"), (row["status"], row["overdue_since"]));
        var before = CsvReading.Rows(string.Concat(Tables.Milestones.Lines(exporting.Milestones(), new(exporting.Names, Some.Day("2026-09-30")))))[0];
        Assert.Equal(("forecast", ""), (before["status"], before["overdue_since"]));
    }

    [Fact]
    public void What_was_withdrawn_stays_with_its_reason_and_has_no_slip()
    {
        var row = Row(Exporting.Shipped, "abilene-tx", "buildings-9-10-ready-for-service");

        Assert.Equal(("withdrawn", "", "2026-04-03"), (row["status"], row["slip_from_days"], row["withdrawn_on"]));
        Assert.NotEqual("", row["withdrawn_reason"]);
    }

    [Fact]
    public void A_site_has_its_megawatts_of_each_basis_by_itself()
    {
        var row = CsvReading.Rows(string.Concat(Tables.Sites.Lines(Exporting.Shipped.Rows<SiteRow>("site"), Exporting.Shipped.Around)))[0];

        Assert.Equal(("abilene-tx", "Abilene", "32.501314", "-99.785608"), (row["site"], row["short_name"], row["latitude"], row["longitude"]));
        // Buildings 1 to 8 as Epoch AI has them: 147 + 148 + 295 + 590 of the facility, of which 5-8 are to come; IT 105 + 106 + 210 + 422.
        Assert.Equal(("1180", "590", "843", "421"), (row["mw_facility_planned"], row["mw_facility_ready"], row["mw_it_planned"], row["mw_it_ready"]));
        Assert.Equal("buildings-5-8-ready-for-service", row["next_milestone"]);
    }

    [Fact]
    public void A_commitment_has_a_row_for_each_of_its_terms()
    {
        var lines = Exporting.Shipped.Rows<CommitmentRow>("commitment").SelectMany(row => row.Terms.Select(term => (row, (Term?)term)));
        var rows = CsvReading.Rows(string.Concat(Tables.Commitments.Lines(lines, Exporting.Shipped.Around)));

        Assert.Equal(Shipped.State.Commitments.Values.Sum(commitment => commitment.Terms.Count), rows.Count);
        var first = rows.First(row => row["commitment"] == "stargate-500bn");
        Assert.Equal(("SoftBank; OpenAI; Oracle; MGX", "2029-01-21"), (first["parties"], first["term_end"]));
    }

    [Fact]
    public void A_report_that_takes_its_date_back_says_none_and_one_that_does_not_speak_of_it_nothing()
    {
        var log = new[] { Some.Forecast("2026-Q4"), Some.Report("2026-10-01") with { Forecast = Some.NoDate, Note = "=cmd|' /C calc'!A0" } };
        var reports = log.Select((report, index) => Dashboard.Api.ReportRow.Of(new(index + 1, Some.Now, "key", Exporting.Told(report)), Rank.Responsible));
        var rows = CsvReading.Rows(string.Concat(Tables.Reports.Lines(reports, Exporting.Reported().Around)));

        Assert.Equal([("2026-Q4", "2026-10-01", ""), ("none", "", "")], rows.Select(row => (row["forecast"], row["forecast_earliest"], row["actual"])));
        Assert.Equal(("'=cmd|' /C calc'!A0", "Buildings 1-2 ready for service", "responsible", "2026-11-23T12:00:00Z"), (rows[1]["note"], rows[1]["milestone_name"], rows[1]["rank"], rows[1]["received_at_utc"]));
    }

    [Fact]
    public void A_flag_and_when_it_was_cleared()
    {
        var exporting = Exporting.SiteWith(
            new MilestonePlanned(Some.Site, Some.MilestoneDetails), new FlagRaised(Some.Site, Some.Flag with { Text = Exporting.Markup }), new FlagCleared(Some.Site, Some.Flag.Id, "over"));
        var row = Assert.Single(CsvReading.Rows(string.Concat(Tables.Flags.Lines(exporting.Rows<FlagRow>("flag"), exporting.Around))));

        Assert.Equal((Exporting.Markup, "2026-11-23T12:00:00Z", "over"), (row["text"], row["cleared_at"], row["cleared_reason"]));
    }

    [Fact]
    public void A_site_without_milestones_is_a_table_with_its_head_alone() =>
        Assert.Single(CsvReading.Read(string.Concat(Tables.Milestones.Lines(Exporting.SiteWith().Milestones(), Exporting.SiteWith().Around))));

    [Fact]
    public void Names_of_columns_are_plain_and_each_its_own()
    {
        var heads = new[]
        {
            Tables.Milestones.Lines([], Exporting.Shipped.Around), Tables.Sites.Lines([], Exporting.Shipped.Around), Tables.Flags.Lines([], Exporting.Shipped.Around),
            Tables.Commitments.Lines([], Exporting.Shipped.Around), Tables.Parties.Lines([], Exporting.Shipped.Around), Tables.Reports.Lines([], Exporting.Shipped.Around),
        }.Select(lines => CsvReading.Read(string.Concat(lines))[0]);

        Assert.All(heads, head =>
        {
            Assert.Equal(head.Count, head.Distinct().Count());
            Assert.All(head, name => Assert.Matches("^[a-z]+(_[a-z]+)*$", name));
        });
    }

    static Dictionary<string, string> Row(Exporting exporting, string site = Some.Site, string milestone = Some.Milestone) =>
        Rows(exporting.Milestones(site), exporting).Single(row => row["milestone"] == milestone);

    static List<Dictionary<string, string>> Rows(IEnumerable<MilestoneRow> rows, Exporting exporting) =>
        CsvReading.Rows(string.Concat(Tables.Milestones.Lines(rows, exporting.Around)));
}
