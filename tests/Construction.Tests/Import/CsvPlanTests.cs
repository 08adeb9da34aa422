using System.Text;
using Construction.Import;

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

        Assert.Equal(("CSV", "UTF-8"), (plan.Format, plan.Encoding));
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

    [Theory]
    [InlineData("12", "12", LinkType.FinishToStart, 0)]
    [InlineData("12FS+3d", "12", LinkType.FinishToStart, 1440)]
    [InlineData("12+3d", "12", LinkType.FinishToStart, 1440)]
    [InlineData("14SS-2h", "14", LinkType.StartToStart, -120)]
    [InlineData("A1010FF", "A1010", LinkType.FinishToFinish, 0)]
    [InlineData("A-10", "A-10", LinkType.FinishToStart, 0)]
    [InlineData("A-10SF - 1 wk", "A-10", LinkType.StartToFinish, -2400)]
    [InlineData("STAFF", "STAFF", LinkType.FinishToStart, 0)]
    [InlineData("STAFFFF+1d", "STAFF", LinkType.FinishToFinish, 480)]
    [InlineData("AFS-1FS+2d", "AFS-1", LinkType.FinishToStart, 960)]
    [InlineData("A1010: SS 5", "A1010", LinkType.StartToStart, 2400)]
    [InlineData("12FS+50%", "12", LinkType.FinishToStart, 960)]
    [InlineData("12AE", "12", LinkType.StartToFinish, 0)]
    public void A_predecessor_is_read_in_every_notation(string written, string from, LinkType type, int lag)
    {
        var plan = Tables.Read($"""
            Code,Name,Start,Finish,Duration,Predecessors
            12,a,2026-01-05,2026-01-08,4,
            14,b,2026-01-05,2026-01-08,4,
            A1010,c,2026-01-05,2026-01-08,4,
            A-10,d,2026-01-05,2026-01-08,4,
            STAFF,e,2026-01-05,2026-01-08,4,
            AFS-1,f,2026-01-05,2026-01-08,4,
            Z,g,2026-01-09,2026-01-09,1,{written}
            """);

        Assert.Equal([new(from, "Z", type, lag)], plan.Links);
        plan.HasNo("unreadable-lag");
    }

    [Fact]
    public void Predecessors_name_rows_where_those_are_found_more_often_than_codes()
    {
        var plan = Tables.Read("ID,Code,Name,Finish,Predecessors\n1,A,One,2026-01-05,\n2,B,Two,2026-01-06,1\n3,C,Three,2026-01-07,\"1,2\"\n4,D,Four,2026-01-08,9\n");

        Assert.Equal([("A", "B"), ("A", "C"), ("B", "C"), ("9", "D")], plan.Links.Select(link => (link.From, link.To)));
    }

    [Fact]
    public void A_row_that_is_not_there_is_not_taken_for_an_activity_whose_code_is_the_same_number()
    {
        var plan = Tables.Read("ID,Code,Name,Finish,Predecessors\n1,900,One,2026-01-05,\n2,B,Two,2026-01-06,1\n3,C,Three,2026-01-07,\"1,900\"\n");

        Assert.Equal(["900", "900", "900?"], plan.Links.Select(link => link.From));
    }

    [Fact]
    public void Successors_are_links_where_there_are_no_predecessors() =>
        Assert.Equal(
            [new("A", "B", LinkType.StartToStart, 480)],
            Tables.Read("Code,Name,Finish,Successors\nA,One,2026-01-05,BSS+1d\nB,Two,2026-01-06,\n").Links);

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

    [Theory]
    [InlineData("05-Jan-26 A", "2026-01-05 08:00")]
    [InlineData("2026-01-05T09:15:00", "2026-01-05 09:15")]
    [InlineData("2026-01-05T09:15:00.000+01:00", "2026-01-05 09:15")]
    [InlineData("Mon 1/5/26 9:15 PM", "2026-01-05 21:15")]
    [InlineData("January 5, 2026 12:30 AM", "2026-01-05 00:30")]
    [InlineData("5. Januar 2026", "2026-01-05 08:00")]
    [InlineData("05.01.2026 10:00", "2026-01-05 10:00")]
    [InlineData("20260105", "2026-01-05 08:00")]
    [InlineData("46027", "2026-01-05 08:00")]
    [InlineData("46027.5", "2026-01-05 12:00")]
    [InlineData("2026/01/05", "2026-01-05 08:00")]
    public void A_date_is_read_in_every_notation(string written, string start) =>
        Assert.Equal(
            Tables.At(start),
            Tables.Read($"Code\tName\tStart\tFinish\nA\tOne\t{written}\t2026-12-18\nB\tTwo\t1/25/2026\t2026-12-18\n").Activity("A").PlannedStart);

    [Theory]
    [InlineData("32.01.2026")]
    [InlineData("soon")]
    [InlineData("2026-02-30")]
    [InlineData("Jan 2026")]
    public void A_date_that_cannot_be_read_is_none_and_said(string written)
    {
        var plan = Tables.Read($"Code;Name;Start;Finish\nA;One;{written};2026-12-18\n");

        Assert.Null(plan.Activity("A").PlannedStart);
        Assert.Contains(written, plan.Finding("unreadable-date").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_in_no_year_of_construction_is_none_and_said()
    {
        var plan = Tables.Read("Code;Name;Start;Finish\nA;One;0001-01-01;9999-12-31\n");

        Assert.Equal((null, null), (plan.Activity("A").PlannedStart, plan.Activity("A").PlannedFinish));
        Assert.Equal(2, plan.Findings.Count(finding => finding.Kind == "absurd-date"));
    }

    [Fact]
    public void What_P6_marks_as_actual_is_actual()
    {
        var plan = Tables.Read("Activity ID,Activity Name,Start,Finish\nA,One,05-Jan-26 A,09-Jan-26 A\nB,Two,05-Jan-26 A,12-Jan-26*\n");

        Assert.Equal(Tables.At("2026-01-09 17:00"), plan.Activity("A").ActualFinish);
        Assert.Equal((Tables.At("2026-01-05 08:00"), null), (plan.Activity("B").ActualStart!.Value, plan.Activity("B").ActualFinish));
    }

    [Fact]
    public void Actual_dates_are_taken_from_their_columns_alone_where_there_are_such()
    {
        var plan = Tables.Read("Code,Name,Start,Finish,% Complete,Actual Start,Actual Finish\nA,One,2026-01-05,2026-01-09,50,,\nB,Two,2026-01-05,2026-01-09,100,2026-01-06,2026-01-08\n");

        Assert.Null(plan.Activity("A").ActualStart);
        Assert.Equal((Tables.At("2026-01-06 08:00"), Tables.At("2026-01-08 17:00")), (plan.Activity("B").ActualStart!.Value, plan.Activity("B").ActualFinish!.Value));
        plan.HasNo("dates-as-actual");
    }

    [Fact]
    public void Headings_become_the_work_breakdown_and_no_activities()
    {
        var plan = Tables.Read("""
            ID,Name,Outline Level,Start,Finish,Predecessors
            1,Campus,0,2026-01-05,2026-01-09,
            2,Hall 1,1,2026-01-05,2026-01-09,
            3,Shell,2,2026-01-05,2026-01-09,
            4,Columns,3,2026-01-05,2026-01-06,
            5,Hall 2,1,2026-01-05,2026-01-09,
            6,Slab,2,2026-01-05,2026-01-06,"3,4"
            """);

        Assert.Equal(["Columns", "Slab"], plan.Activities.Select(activity => activity.Name));
        Assert.Equal(["Hall 1", "Shell"], plan.Activity("4").Wbs);
        Assert.Equal(["Hall 2"], plan.Activity("6").Wbs);
        Assert.Equal("Campus", Assert.Single(plan.Projects).Name);
        Assert.Equal([("4", "6")], plan.Links.Select(link => (link.From, link.To)));
        Assert.Equal("6", plan.Finding("link-to-heading").Subject);
    }

    [Fact]
    public void The_bands_that_P6_prints_are_headings()
    {
        var plan = Tables.Read("Activity ID,Activity Name,Start,Finish\nHall 1,,2026-01-05,2026-01-09\n  Shell,,2026-01-05,2026-01-09\n    A1,Columns,2026-01-05,2026-01-09\n");

        Assert.Equal(["Hall 1", "Shell"], plan.Activity("A1").Wbs);
        Assert.Single(plan.Activities);
    }

    [Fact]
    public void Columns_that_are_not_known_become_activity_codes()
    {
        var plan = Tables.Read("Code,Name,Finish,Crane,Phase,Site,Empty\nA,One,2026-01-05,C7,Shell,Abilene,\nB,Two,2026-01-05,,,,\n");

        Assert.Equal(
            new Dictionary<string, string> { ["Crane"] = "C7", ["Phase"] = "Shell", ["Site"] = "Abilene" }, plan.Activity("A").Codes);
        Assert.Empty(plan.Activity("B").Codes);
        Assert.Equal("Crane", plan.Finding("unknown-column").Subject);
    }

    [Fact]
    public void Projects_calendars_stored_dates_and_the_data_date_are_read()
    {
        var plan = Tables.Read("""
            Project,Data Date,Code,Name,Finish,Calendar,WBS,Baseline Start,Baseline Finish,Total Float,Late Finish,Critical
            P1,2026-01-02,A,One,2026-01-05,24x7,P.1.2,2026-01-01,2026-01-03,2d,2026-01-07,no
            P2,2026-01-03,B,Two,2026-01-06,Night shift,Shell > Slab,,,,,yes
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
    public void Titles_comments_blank_lines_and_rows_without_a_name_are_no_activities()
    {
        var plan = Tables.Read("# a comment, \"with a quote\nSchedule of Hall 1,,\n\nCode,Name,Finish\nA,One,2026-01-05\n,,\n,,2026-01-06\n#1,Two,2026-01-07\n");

        Assert.Equal(["A", "#1"], plan.Activities.Select(activity => activity.Code));
        Assert.Equal(4, plan.Finding("rows-above-header").Line);
        Assert.Equal(7, plan.Finding("row-without-name").Line);
    }

    [Fact]
    public void The_captions_that_P6_puts_below_its_own_names_are_no_activity()
    {
        var plan = Tables.Read("task_code,task_name,target_drtn_hr_cnt,start_date,end_date\nActivity ID,Activity Name,Original Duration(h),(*)Start,(*)Finish\nA,One,16,2026-01-05,2026-01-06\n");

        Assert.Equal(960, Assert.Single(plan.Activities).Duration);
    }

    [Theory]
    [InlineData("Duration", "2", 960)]
    [InlineData("Duration (h)", "2", 120)]
    [InlineData("Duration", "36.000d", 17280)]
    [InlineData("Duration", "1,200", 576000)]
    [InlineData("Duration", "2.5 days?", 1200)]
    [InlineData("Duration", "5d 4h", 2640)]
    [InlineData("Duration", "2 wks", 4800)]
    [InlineData("Duration", "1 mon", 9600)]
    [InlineData("Duration", "90 min", 90)]
    public void A_duration_is_read_in_every_notation(string header, string written, int minutes) =>
        Assert.Equal(minutes, Tables.Read($"Code\tName\tFinish\t{header}\nA\tOne\t2026-01-05\t{written}\n").Activity("A").Duration);

    [Fact]
    public void Without_a_duration_it_is_the_working_time_between_start_and_finish()
    {
        var plan = Tables.Read("Code,Name,Start,Finish\nA,One,2026-01-05,2026-01-05\nB,Two,2026-01-09,2026-01-13\nC,Three,2026-01-05 12:30,2026-01-06 09:00\n");

        Assert.Equal([480, 3 * 480, 240 + 60], plan.Activities.Select(activity => activity.Duration));
    }

    [Fact]
    public void A_day_has_the_hours_that_the_mapping_says()
    {
        var plan = Tables.Read("Code,Name,Start,Finish,Duration\nA,One,2026-01-05,2026-01-05,1\n", new() { HoursPerDay = 10 });

        Assert.Equal((600, Tables.At("2026-01-05 19:00")), (plan.Activity("A").Duration, plan.Activity("A").PlannedFinish!.Value));
        Assert.Equal((600, 600), (plan.Calendars[0].MinutesPerDay, plan.Calendars[0].Week[1].Sum(shift => shift.Minutes)));
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

    [Theory]
    [InlineData("Foo,Bar\n1,2\n", "no column can be an activity's name or code", "'Foo', 'Bar'")]
    [InlineData("Code,Name,Duration\nA,One,2\n", "no column can be a date", "'Code', 'Name', 'Duration'")]
    [InlineData("Dear all, this is no table.\n", "no column can be an activity's name or code", "'Dear all'")]
    [InlineData("# nothing but comments\n", "holds no table", "")]
    public void A_table_that_is_no_schedule_is_refused_with_what_was_found_and_what_is_needed(string table, string rule, string found)
    {
        var refused = Tables.Refused(table);

        Assert.Contains(rule, refused, StringComparison.Ordinal);
        Assert.Contains(found, refused, StringComparison.Ordinal);
    }

    [Fact]
    public void More_activities_than_are_read_are_refused()
    {
        var table = new StringBuilder("Name,Finish\n");
        for (var row = 0; row <= ImportLimits.Activities; row++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"Activity {row},2026-01-05\n");

        Assert.Contains("more than 200,000 activities", Tables.Refused(table.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_without_end_is_refused() =>
        Assert.Contains("longer than", Tables.Refused($"Name,Finish\n\"{new string('x', ImportLimits.FieldLength + 1)}"), StringComparison.Ordinal);

    [Fact]
    public void The_preview_of_a_table_that_is_refused_shows_what_a_person_needs_to_correct_it()
    {
        const string Table = "Wer;Wann\nA;05.01.2026\n";
        var preview = CsvPlan.Preview(new MemoryStream(Encoding.UTF8.GetBytes(Table)))!;

        Assert.Equal(["Wer", "Wann"], preview.Header);
        Assert.Equal(["A", "05.01.2026"], Assert.Single(preview.FirstRows));
        var corrected = preview.Mapping with { Columns = new Dictionary<string, PlanColumn> { ["Wer"] = PlanColumn.Name, ["Wann"] = PlanColumn.Finish } };
        Assert.Equal(Tables.At("2026-01-05 17:00"), Assert.Single(Tables.Read(Table, corrected).Activities).PlannedFinish);
    }
}
