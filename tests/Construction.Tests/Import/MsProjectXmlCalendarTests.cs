using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

public sealed class MsProjectXmlCalendarTests
{
    static readonly Shift[] s_day = [new(480, 720), new(780, 1020)];

    [Fact]
    public void A_calendar_that_says_nothing_works_as_a_new_one_and_that_is_said()
    {
        var plan = Read("");

        Assert.Equal([0, 480, 480, 480, 480, 480, 0], Week(plan, "1"));
        Assert.Equal(["calendar-without-week"], plan.Kinds());
    }

    // Sunday is the first.
    [Fact]
    public void Weekdays_have_the_shifts_that_are_written()
    {
        var plan = Read(Days(Day(1), Day(2, "06:00:00-14:00:00", "14:30:00-22:00:00"), Day(3, "22:00:00-00:00:00"), Day(4, "00:00:00-00:00:00"), Worked(5), Day(6), Day(7)));
        var week = Assert.Single(plan.Calendars).Week;

        Assert.Equal([[], [new(360, 840), new(870, 1320)], [new(1320, 1440)], [Shift.WholeDay], s_day, [], []], week.Select(day => day.ToArray()));
        Assert.Empty(plan.Findings);
    }

    [Theory]
    [InlineData("13:00:00-17:00:00", "08:00:00-12:00:00", "480-720,780-1020")]
    [InlineData("08:00:00-12:00:00", "10:00:00-17:00:00", "480-1020")]
    [InlineData("08:00:00-17:00:00", "10:00:00-12:00:00", "480-1020")]
    [InlineData("08:00:00-12:00:00", "12:00:00-17:00:00", "480-720,720-1020")]
    [InlineData("2000-01-01T08:00:00-11:59:59", "", "480-720")]
    public void Shifts_are_in_order_and_none_lies_within_another(string one, string other, string shifts)
    {
        var plan = Read(Days([.. Enumerable.Range(1, 7).Select(day => Day(day, [.. new[] { one, other }.Where(time => time.Length > 0)]))]));

        Assert.Equal(shifts, string.Join(',', plan.Calendars[0].Week[1].Select(shift => $"{shift.From}-{shift.To}")));
    }

    [Theory]
    [InlineData("22:00:00-06:00:00", "shift-past-midnight", 120)]
    [InlineData("25:00:00-26:00:00", "unreadable-time", 0)]
    [InlineData("08:00:00-", "unreadable-time", 0)]
    public void A_shift_that_cannot_be_is_said(string time, string kind, int minutes)
    {
        var plan = Read(Days([.. Enumerable.Range(1, 7).Select(day => Day(day, time))]));

        Assert.Equal(minutes, Week(plan, "1")[1]);
        Assert.Contains(kind, plan.Kinds());
    }

    [Fact]
    public void A_calendar_has_what_it_does_not_say_from_the_one_that_it_builds_on()
    {
        var plan = Msp.Read(Msp.File("", calendars: Calendar(1, All(Day(2, "08:00:00-10:00:00"))) + Calendar(2, Days(Day(7, "08:00:00-09:00:00")), 1)));

        Assert.Equal([0, 120, 0, 0, 0, 0, 60], Week(plan, "2"));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void Exceptions_of_the_calendar_that_it_builds_on_hold_too_but_its_own_go_before()
    {
        var plan = Msp.Read(Msp.File("", calendars:
            Calendar(1, All(Closed("2026-12-24"), Closed("2026-12-25"))) + Calendar(2, Days(Closed("2026-12-31"), Open("2026-12-24", "08:00:00-12:00:00")), 1)));

        Assert.Equal(["2026-12-24:240", "2026-12-25:0", "2026-12-31:0"], Exceptions(plan, "2"));
        Assert.Equal(["2026-12-24:0", "2026-12-25:0"], Exceptions(plan, "1"));
    }

    [Fact]
    public void A_calendar_that_only_repeats_another_is_that_other()
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, "<CalendarUID>3</CalendarUID>"), calendars: Calendar(1, All()) + Calendar(2, "", 1) + Calendar(3, "", 2)));

        Assert.Equal(["1"], plan.Calendars.Select(calendar => calendar.Id));
        Assert.Equal("1", plan.Activities[0].Calendar);
    }

    [Theory]
    [InlineData(9, "unknown-calendar")]
    [InlineData(2, "calendar-circle")]
    public void A_base_that_is_missing_or_leads_in_a_circle_is_said(int other, string kind) =>
        Assert.Contains(kind, Msp.Read(Msp.File("", calendars: Calendar(1, Days(Closed("2026-01-01")), other) + Calendar(2, Days(Closed("2026-01-02")), 1))).Kinds());

    [Fact]
    public void Exceptions_over_a_period_hold_on_each_of_its_days_and_on_the_last()
    {
        var plan = Read(All(Closed("2026-12-24", "2026-12-26"), Closed("2027-01-01", "2027-01-01T23:59:59")));

        Assert.Equal(["2026-12-24:0", "2026-12-25:0", "2026-12-26:0", "2027-01-01:0"], Exceptions(plan, "1"));
    }

    [Fact]
    public void What_is_written_twice_is_as_the_newer_list_says()
    {
        var plan = Read(All(Closed("2026-12-24")) + Exception("2026-12-24", "2026-12-24", "<Type>1</Type>", "08:00:00-12:00:00"));

        Assert.Equal(["2026-12-24:240"], Exceptions(plan, "1"));
    }

    // 2026: 1 January is a Thursday; Thanksgiving is the fourth Thursday of November.
    [Theory]
    [InlineData("2026-01-01", "2026-01-10", "<Type>1</Type><Period>3</Period>", "01-01 01-04 01-07 01-10")]
    [InlineData("2026-01-01", "2026-01-10", "<Type>7</Type><Period>4</Period>", "01-01 01-05 01-09")]
    [InlineData("2026-01-01", "2026-01-06", "<Type>8</Type>", "01-01 01-02 01-05 01-06")]
    [InlineData("2026-01-01", "2026-01-03", "<Type>1</Type><EnteredByOccurrences>0</EnteredByOccurrences><Occurrences>1</Occurrences>", "01-01 01-02 01-03")]
    [InlineData("2026-01-01", "2026-01-03", "<Type>1</Type><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>1</Occurrences>", "01-01 01-02 01-03")]
    [InlineData("2026-01-01", "2026-01-01", "<Type>1</Type><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences>", "01-01 01-02")]
    // Saturdays and Sundays: 64 + 1; every second week counts from the week of the first day, which began on 28 December.
    [InlineData("2026-01-01", "2026-01-11", "<Type>6</Type><DaysOfWeek>65</DaysOfWeek>", "01-03 01-04 01-10 01-11")]
    [InlineData("2026-01-01", "2026-01-31", "<Type>6</Type><Period>2</Period><DaysOfWeek>32</DaysOfWeek>", "01-02 01-16 01-30")]
    [InlineData("2026-01-01", "2026-01-31", "<Type>6</Type><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences><DaysOfWeek>2</DaysOfWeek>", "01-05 01-12")]
    [InlineData("2026-01-01", "2026-01-01", "<Type>6</Type><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences><DaysOfWeek>2</DaysOfWeek>", "01-05 01-12")]
    [InlineData("2026-01-20", "2026-05-31", "<Type>4</Type><MonthDay>15</MonthDay>", "02-15 03-15 04-15 05-15")]
    [InlineData("2026-01-20", "2026-05-31", "<Type>4</Type><MonthDay>15</MonthDay><Period>2</Period>", "03-15 05-15")]
    [InlineData("2026-01-01", "2026-05-31", "<Type>4</Type><MonthDay>31</MonthDay>", "01-31 03-31 05-31")]
    [InlineData("2026-01-01", "2026-03-31", "<Type>5</Type><MonthItem>4</MonthItem><MonthPosition>0</MonthPosition>", "01-05 02-02 03-02")]
    [InlineData("2026-01-01", "2026-02-28", "<Type>5</Type><MonthItem>1</MonthItem><MonthPosition>4</MonthPosition>", "01-30 02-27")]
    [InlineData("2026-01-01", "2026-02-28", "<Type>5</Type><MonthItem>2</MonthItem><MonthPosition>1</MonthPosition>", "01-04 02-07")]
    [InlineData("2026-01-01", "2026-12-31", "<Type>2</Type><Month>11</Month><MonthDay>25</MonthDay>", "12-25")]
    [InlineData("2026-01-01", "2026-12-31", "<Type>3</Type><Month>10</Month><MonthItem>7</MonthItem><MonthPosition>3</MonthPosition>", "11-26")]
    public void Exceptions_that_come_again_hold_on_each_of_their_days(string from, string to, string recurrence, string days)
    {
        var plan = Read(All() + Exception(from, to, recurrence));

        Assert.Equal(days, string.Join(' ', plan.Calendars[0].Exceptions.Keys.Order().Select(day => $"{day:MM-dd}")));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void What_comes_again_each_year_does_so_until_its_last_day()
    {
        var plan = Read(All() + Exception("2026-07-04", "2029-07-03", "<Type>2</Type><Month>6</Month><MonthDay>4</MonthDay>"));

        Assert.Equal(["2026-07-04:0", "2027-07-04:0", "2028-07-04:0"], Exceptions(plan, "1"));
    }

    [Theory]
    [InlineData("<Type>9</Type>", "unknown-recurrence", 1)]
    [InlineData("<Type>2</Type><Month>1</Month><MonthDay>30</MonthDay>", null, 0)]
    public void A_recurrence_that_is_not_known_is_said(string recurrence, string? kind, int days)
    {
        var plan = Read(All() + Exception("2026-01-01", "2027-01-01", recurrence));

        Assert.Equal(days, plan.Calendars[0].Exceptions.Count);
        Assert.Equal(kind, plan.Kinds().SingleOrDefault());
    }

    [Theory]
    [InlineData("2026-12-26", "2026-12-24")]
    [InlineData("2026-12-26", "never")]
    [InlineData("", "2026-12-24")]
    public void An_exception_without_days_is_said(string from, string to) => Assert.Contains("exception-without-days", Read(All(Closed(from, to))).Kinds());

    // Monday 6 July to Sunday 12 July; Tuesday is a holiday.
    [Fact]
    public void A_week_of_its_own_holds_for_its_days_but_exceptions_go_before()
    {
        var plan = Read(All(Closed("2026-07-07"))
            + $"<WorkWeeks><WorkWeek>{Period("2026-07-06", "2026-07-12")}<WeekDays>{Day(2, "07:00:00-19:00:00")}{Day(3, "07:00:00-19:00:00")}{Day(7, "07:00:00-11:00:00")}</WeekDays></WorkWeek></WorkWeeks>");

        Assert.Equal(["2026-07-06:720", "2026-07-07:0", "2026-07-11:240"], Exceptions(plan, "1"));
    }

    [Fact]
    public void A_project_whose_calendar_is_not_there_goes_by_the_first_and_that_is_said()
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1), calendars: Calendar(5, All())));

        Assert.Equal(("5", "5"), (plan.Projects[0].Calendar, plan.Activities[0].Calendar));
        Assert.Contains("unknown-calendar", plan.Kinds());
    }

    static Plan Read(string calendar) => Msp.Read(Msp.File("", calendars: Calendar(1, calendar)));

    static string Calendar(int id, string content, int? above = null) =>
        $"<Calendar><UID>{id}</UID><Name>C{id}</Name><BaseCalendarUID>{above ?? -1}</BaseCalendarUID>{content}</Calendar>";

    static string Days(params string[] days) => $"<WeekDays>{string.Concat(days)}</WeekDays>";

    /// <summary>No day works but those given.</summary>
    static string All(params string[] days) => Days([.. Enumerable.Range(1, 7).Select(day => Day(day)), .. days]);

    static string Day(int type, params string[] times) =>
        $"<WeekDay><DayType>{type}</DayType><DayWorking>{(times.Length > 0 ? 1 : 0)}</DayWorking>{Times(times)}</WeekDay>";

    static string Worked(int type) => $"<WeekDay><DayType>{type}</DayType><DayWorking>1</DayWorking></WeekDay>";

    static string Closed(string from, string? to = null) => $"<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>{Period(from, to ?? from)}</WeekDay>";

    static string Open(string day, params string[] times) => $"<WeekDay><DayType>0</DayType><DayWorking>1</DayWorking>{Period(day, day)}{Times(times)}</WeekDay>";

    static string Exception(string from, string to, string recurrence, params string[] times) =>
        $"<Exceptions><Exception>{Period(from, to)}{recurrence}<DayWorking>{(times.Length > 0 ? 1 : 0)}</DayWorking>{Times(times)}</Exception></Exceptions>";

    static string Period(string from, string to) => $"<TimePeriod><FromDate>{from}</FromDate><ToDate>{to}</ToDate></TimePeriod>";

    static string Times(string[] times) =>
        $"<WorkingTimes>{string.Concat(from time in times let dash = time.LastIndexOf('-') select $"<WorkingTime><FromTime>{time[..dash]}</FromTime><ToTime>{time[(dash + 1)..]}</ToTime></WorkingTime>")}</WorkingTimes>";

    static int[] Week(Plan plan, string calendar) => [.. plan.Calendars.Single(one => one.Id == calendar).Week.Select(day => day.Sum(shift => shift.Minutes))];

    static IEnumerable<string> Exceptions(Plan plan, string calendar) =>
        from day in plan.Calendars.Single(one => one.Id == calendar).Exceptions
        orderby day.Key
        select $"{day.Key:yyyy-MM-dd}:{day.Value.Sum(shift => shift.Minutes)}";
}
