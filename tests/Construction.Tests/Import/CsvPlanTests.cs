using System.Text;
using Construction.Import;
using Construction.Tests.Analytics;

namespace Construction.Tests.Import;

public sealed class CsvPlanTests
{
    [Fact]
    public void A_table_is_read_with_its_dates_durations_and_links()
    {
        var plan = Tables.Read("""
            Activity ID,Activity Name,Start,Finish,Original Duration,Predecessors
            A,Excavate,2026-01-05,2026-01-09,5,
            B,"Pour, and cure",2026-01-12 07:30,2026-01-13 16:00,2d,"A, AFS+1d"
            """);

        Assert.Equal(("CSV", "utf-8"), (plan.Format, plan.Encoding));
        Assert.Equal(["A", "B"], plan.Activities.Select(activity => activity.Code));
        var (first, second) = (plan.Activity("A"), plan.Activity("B"));
        Assert.Equal((Tables.At("2026-01-05 08:00"), Tables.At("2026-01-09 17:00"), 2400), (first.PlannedStart!.Value, first.PlannedFinish!.Value, first.Duration));
        Assert.Equal(("Pour, and cure", 960, 960, 3), (second.Name, second.Duration, second.Remaining, second.Line));
        Assert.Equal((Tables.At("2026-01-12 07:30"), Tables.At("2026-01-13 16:00")), (second.PlannedStart!.Value, second.PlannedFinish!.Value));
        Assert.Equal([new("A", "B", LinkType.FinishToStart), new("A", "B", LinkType.FinishToStart, 480)], plan.Links);
        Assert.False(first.IsManual);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_recognised(char delimiter)
    {
        var plan = Tables.Read("Code;Name;Start;Finish\nA;One;2026-01-05;2026-01-06\n".Replace(';', delimiter));

        Assert.Equal(delimiter, plan.Mapping!.Delimiter);
        Assert.Equal("One", plan.Activity("A").Name);
    }

    [Fact]
    public void Excels_own_line_says_the_delimiter_and_is_no_row()
    {
        var plan = Tables.Read("sep=|\r\nCode|Name, or so|Finish\r\nA|x,y|2026-01-06\r\n");

        Assert.Equal('|', plan.Mapping!.Delimiter);
        Assert.Single(plan.Activities);
        plan.HasNo("rows-above-header");
    }

    [Fact]
    public void Quoted_cells_hold_line_breaks_quotes_and_delimiters()
    {
        var plan = Tables.Read("Code,Name,Finish\r\nA,\"First\r\n\"\"second\"\", third\",2026-01-06\r\nB,12\" pipe,2026-01-07\r\n");

        Assert.Equal("First\n\"second\", third", plan.Activity("A").Name);
        Assert.Equal(("12\" pipe", 4), (plan.Activity("B").Name, plan.Activity("B").Line));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_said()
    {
        var plan = Tables.Read("Code,Name,Finish\nA,One,2026-01-06\nB,\"Two,2026-01-07\nC,Three,2026-01-08\n");

        Assert.Equal((3, Severity.Error), (plan.Finding("unclosed-quote").Line, plan.Finding("unclosed-quote").Severity));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void Every_encoding_that_Excel_writes_is_read(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] table = [.. encoding.GetPreamble(), .. encoding.GetBytes("Vorgangs-ID\tVorgangsname\tEnde\tVorgänger\nA\tBrücke – Süd\t06.01.2026\t\nB\tTräger\t07.01.2026\tA\n")];

        var plan = Tables.Read(table);

        Assert.Equal("Brücke – Süd", plan.Activity("A").Name);
        Assert.Single(plan.Links);
    }

    [Fact]
    public void A_German_table_of_Microsoft_Project_is_read()
    {
        var plan = Tables.Read("""
            Nr.;Vorgangsname;Dauer;Anfang;Ende;Vorgänger;% Abgeschlossen;Einschränkungsart;Einschränkungstermin;Ressourcennamen;Meilenstein
            1;Aushub;3,5 Tage;Mo 05.01.26;Do 08.01.26;;50%;So früh wie möglich;NV;Bagger[50%];Nein
            2;Beton;2 t;Fr 09.01.26;Mo 12.01.26;1EA+1,5 t;0%;Anfang nicht früher als;Fr 09.01.26;Kran[100%];Nein
            3;Abnahme;0 Tage;Mo 12.01.26;Mo 12.01.26;1AA-2h;0%;Muss enden am;Mo 12.01.26 16:00;;Ja
            4;Trocknen;1 ftag;Mo 12.01.26;Di 13.01.26;2EE+1 ftag;0%;;NV;;Nein
            """);

        Assert.Equal(',', plan.Mapping!.DecimalSign);
        var first = plan.Activity("1");
        Assert.Equal((1680, 840, 50m), (first.Duration, first.Remaining, first.Percent));
        Assert.Equal(Tables.At("2026-01-05 08:00"), first.ActualStart);
        Assert.Equal(["Bagger"], first.Resources);
        Assert.Equal(new(ConstraintType.StartOnOrAfter, Tables.At("2026-01-09 08:00")), plan.Activity("2").Constraint);
        Assert.Equal(new(ConstraintType.MandatoryFinish, Tables.At("2026-01-12 16:00")), plan.Activity("3").Constraint);
        Assert.Equal((ActivityKind.FinishMilestone, Tables.At("2026-01-12 17:00")), (plan.Activity("3").Kind, plan.Activity("3").PlannedStart!.Value));
        Assert.Equal("24 hours", plan.Activity("4").Calendar);
        Assert.Equal(1440, plan.Activity("4").Duration);
        Assert.Equal(
            [
                new("1", "2", LinkType.FinishToStart, 720), new("1", "3", LinkType.StartToStart, -120),
                new("2", "4", LinkType.FinishToFinish, 1440, IsElapsed: true),
            ],
            plan.Links);
    }

    [Fact]
    public void A_table_without_predecessors_keeps_its_dates()
    {
        var plan = Tables.Read("Milestone,Date\nTopping out,2026-01-05\nPower on,2026-03-05\n");

        Assert.All(plan.Activities, activity => Assert.True(activity is { IsManual: true, Kind: ActivityKind.FinishMilestone, Duration: 0 }));
        Assert.Equal(["Topping out", "Power on"], plan.Activities.Select(activity => activity.Name));
        Assert.Equal(["Topping out", "Power on"], plan.Activities.Select(activity => activity.Code));
        Assert.Equal(Severity.Note, plan.Finding("no-links").Severity);
        Assert.Null(Assert.Single(plan.Projects).DataDate);
        Assert.Equal(Tables.At("2026-03-05 17:00"), plan.Projects[0].StoredFinish);
    }

    [Fact]
    public void A_milestone_is_what_has_no_duration_or_is_said_to_be_one()
    {
        var plan = Tables.Read("""
            Code,Name,Milestone,Start,Finish,Duration,Activity Type
            A,One,no,2026-01-05,2026-01-05,1,
            B,Two,no,2026-01-05,2026-01-05,0,
            C,Three,yes,2026-01-05,2026-01-05,1,
            D,Four,no,2026-01-05,2026-01-05,0,Start Milestone
            E,Five,no,2026-01-05,2026-01-09,5,Level of Effort
            """);

        Assert.Equal(
            [ActivityKind.Task, ActivityKind.FinishMilestone, ActivityKind.FinishMilestone, ActivityKind.StartMilestone, ActivityKind.LevelOfEffort],
            plan.Activities.Select(activity => activity.Kind));
        Assert.Equal("C", plan.Finding("milestone-with-duration").Subject);
        Assert.Equal(Tables.At("2026-01-05 08:00"), plan.Activity("D").PlannedFinish);
    }

    [Fact]
    public void Projects_calendars_stored_dates_and_the_data_date_are_read()
    {
        var plan = Tables.Read("""
            Project,Data Date,Code,Name,Start,Finish,Calendar,WBS,Baseline Start,Baseline Finish,Total Float,Late Finish,Critical
            P1,2026-01-02,A,One,2026-01-05,2026-01-05,24x7,P.1.2,2026-01-01,2026-01-03,2d,2026-01-07,no
            P2,2026-01-03,B,Two,2026-01-06,2026-01-06,Night shift,Shell > Slab,,,,,yes
            """);

        Assert.Equal([("P1", Tables.At("2026-01-02 17:00")), ("P2", Tables.At("2026-01-03 17:00"))], plan.Projects.Select(project => (project.Code, project.DataDate!.Value)));
        Assert.Equal(1440, plan.Calendars.Single(calendar => calendar.Id == "24x7").Week[0][0].Minutes);
        Assert.Equal("Night shift", plan.Finding("calendar-without-times").Subject);
        Assert.Equal(["P", "1", "2"], plan.Activity("A").Wbs);
        Assert.Equal(["Shell", "Slab"], plan.Activity("B").Wbs);
        Assert.Equal((Tables.At("2026-01-01 08:00"), Tables.At("2026-01-03 17:00")), (plan.Activity("A").BaselineStart!.Value, plan.Activity("A").BaselineFinish!.Value));
        Assert.Equal(new() { TotalFloat = 960, LateFinish = Tables.At("2026-01-07 17:00"), IsCritical = false }, plan.Activity("A").Stored);
    }

    [Fact]
    public void What_the_model_or_the_reader_does_not_know_is_said()
    {
        var plan = Tables.Read("""
            Code,Name,Start,Finish,Duration,Predecessors,Constraint Type,Status,Activity Type,Active
            A,One,2026-01-05,2026-01-05,some,,Whenever,Odd,Strange,yes
            B,Two,2026-01-05,2026-01-05,1,AFS+3x,,Not Started,,no
            C,Three,2026-01-05,2026-01-05,1,AFS+3x,,,,yes,too,many
            """);

        Assert.Equal(
            ["inactive", "row-too-long", "standard-calendar", "unknown-constraint", "unknown-status", "unknown-type", "unreadable-lag", "unreadable-number"],
            plan.Findings.Select(finding => finding.Kind).Distinct().Order());
        Assert.Equal(["A", "C"], plan.Activities.Select(activity => activity.Code));
    }

    [Fact]
    public void Ten_times_the_rows_take_about_ten_times_as_long()
    {
        var (few, many) = (Table(3_000), Table(30_000));

        var (_, soon) = Timed.Best(() => Tables.Read(few));
        var (plan, elapsed) = Timed.Best(() => Tables.Read(many));

        Assert.True(elapsed < 40 * soon, $"{elapsed} beside {soon}");
        Assert.Equal((30_000, 60_000), (plan.Activities.Count, plan.Links.Count));

        static byte[] Table(int rows) => Encoding.UTF8.GetBytes(
            "Code,Name,Start,Finish,Duration,Predecessors,Crane\n"
            + string.Concat(Enumerable.Range(0, rows).Select(row =>
                $"A{row},\"Activity, {row}\",13/01/2026 08:00,2026-01-15,\"3,5 d\",\"A{row - 1};A{row - 2}SS+1d\",C{row % 7}\n")));
    }
}
