namespace Construction.Tests.Import;

public sealed class CsvDateTests
{
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
        var plan = Tables.Read("Code,Name,Start,Finish\nA,One,2026-01-05,2026-01-05\nB,Two,2026-01-09,2026-01-13\nC,Three,2026-01-05 12:30,2026-01-06 09:00\nD,Four,2026-01-11,2026-01-12\n");

        Assert.Equal([480, 3 * 480, 240 + 60, 480], plan.Activities.Select(activity => activity.Duration));
    }

    [Fact]
    public void A_day_has_the_hours_that_the_mapping_says()
    {
        var plan = Tables.Read("Code,Name,Start,Finish,Duration\nA,One,2026-01-05,2026-01-05,1\n", new() { HoursPerDay = 10 });

        Assert.Equal((600, Tables.At("2026-01-05 19:00")), (plan.Activity("A").Duration, plan.Activity("A").PlannedFinish!.Value));
        Assert.Equal((600, 600), (plan.Calendars[0].MinutesPerDay, plan.Calendars[0].Week[1].Sum(shift => shift.Minutes)));
    }
}
