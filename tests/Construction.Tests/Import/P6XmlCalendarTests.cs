using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

public sealed class P6XmlCalendarTests
{
    static readonly Shift s_day = new(480, 960);

    [Fact]
    public void A_week_begins_on_Sunday_and_a_shift_ends_with_the_minute_that_P6_names()
    {
        var calendar = Assert.Single(P6.Read(P6.Calendar + P6.Project("")).Calendars);

        Assert.Equal(("1", "Five days", 480), (calendar.Id, calendar.Name, calendar.MinutesPerDay));
        Assert.Equal([0, 1, 1, 1, 1, 1, 0], calendar.Week.Select(day => day.Count));
        Assert.All(calendar.Week.SelectMany(day => day), shift => Assert.Equal(s_day, shift));
    }

    [Theory]
    [InlineData("08:00:00", "11:59:00", 480, 720)]
    [InlineData("08:00:00", "12:00:00", 480, 720)]
    [InlineData("12:30:00", "15:29:00", 750, 930)]
    [InlineData("13:00", "17:00", 780, 1020)]
    [InlineData("00:00:00", "23:59:00", 0, 1440)]
    [InlineData("00:00:00", "23:59:59", 0, 1440)]
    [InlineData("22:00:00", "00:00:00", 1320, 1440)]
    [InlineData("00:00:00", "24:00:00", 0, 1440)]
    public void A_shift_ends_at_a_round_time_whether_the_file_has_it_or_the_minute_before(string start, string finish, int from, int to) =>
        Assert.Equal([new Shift(from, to)], Monday($"<WorkTime><Start>{start}</Start><Finish>{finish}</Finish></WorkTime>", out _));

    [Fact]
    public void Shifts_are_put_in_order_and_overlapping_ones_are_one()
    {
        var monday = Monday(
            """
            <WorkTime><Start>13:00:00</Start><Finish>16:59:00</Finish></WorkTime><WorkTime><Start>06:00:00</Start><Finish>09:59:00</Finish></WorkTime>
            <WorkTime><Start>09:00:00</Start><Finish>11:59:00</Finish></WorkTime>
            """, out var plan);

        Assert.Equal([new(360, 720), new(780, 1020)], monday);
        Assert.Equal(["overlapping-shifts"], plan.Kinds());
    }

    [Theory]
    [InlineData("<WorkTime><Start>17:00:00</Start><Finish>08:00:00</Finish></WorkTime>")]
    [InlineData("<WorkTime><Start>early</Start><Finish>08:00:00</Finish></WorkTime>")]
    [InlineData("<WorkTime><Start>07:00:00</Start></WorkTime>")]
    public void What_is_no_shift_is_left_out_and_a_finding(string work)
    {
        Assert.Empty(Monday(work, out var plan));
        Assert.Equal(["shift"], plan.Kinds());
    }

    [Fact]
    public void Days_of_the_week_that_are_not_named_are_those_of_the_standard_week_and_a_finding()
    {
        var plan = P6.Read(
            """
            <Calendar><ObjectId>2</ObjectId><Name>Short</Name><StandardWorkWeek>
            <StandardWorkHours><DayOfWeek>6</DayOfWeek></StandardWorkHours><StandardWorkHours><DayOfWeek>Saturday</DayOfWeek></StandardWorkHours>
            <StandardWorkHours><DayOfWeek>Someday</DayOfWeek></StandardWorkHours></StandardWorkWeek></Calendar>
            """ + P6.Project(""));

        // Old versions count from 1, Sunday: 6 is Friday.
        Assert.Equal([0, 2, 2, 2, 2, 0, 0], plan.Calendars[0].Week.Select(day => day.Count));
        Assert.Equal(480, plan.Calendars[0].MinutesPerDay);
        Assert.Equal(["weekday", "calendar-without-week"], plan.Kinds());
    }

    [Fact]
    public void An_exception_is_a_day_off_or_has_shifts_of_its_own()
    {
        var plan = P6.Read(Calendar(
            "2", "",
            """
            <HolidayOrException><Date>2026-12-25T00:00:00</Date><WorkTime xsi:nil="true" /></HolidayOrException>
            <HolidayOrException><Date>2026-12-24T00:00:00</Date><WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime></HolidayOrException>
            <HolidayOrException><Date>2026-12-26T00:00:00</Date><WorkTime><Start>00:00:00</Start><Finish>23:59:00</Finish></WorkTime></HolidayOrException>
            <HolidayOrException><Date>soon</Date></HolidayOrException>
            """) + P6.Project(""));

        var exceptions = plan.Calendars[0].Exceptions;
        Assert.Equal([new DateOnly(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 26)], exceptions.Keys.Order());
        Assert.Equal([new Shift(480, 720)], exceptions[new(2026, 12, 24)]);
        Assert.Empty(exceptions[new(2026, 12, 25)]);
        Assert.Empty(exceptions[new(2026, 12, 26)]);
        Assert.Equal(["whole-day-exception", "date"], plan.Kinds().Where(kind => kind != "calendar-without-week"));
    }

    [Fact]
    public void A_calendar_takes_over_the_days_off_of_the_one_it_builds_on_and_keeps_its_own_week()
    {
        var plan = P6.Read(
            P6.Project(Calendar(
                "2", "<BaseCalendarObjectId>1</BaseCalendarObjectId>",
                """
                <HolidayOrException><Date>2026-05-01T00:00:00</Date></HolidayOrException>
                <HolidayOrException><Date>2026-12-25T00:00:00</Date><WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime></HolidayOrException>
                """))
            + P6.Calendar.Replace(
                "</Calendar>",
                """
                <HolidayOrExceptions><HolidayOrException><Date>2026-12-25T00:00:00</Date></HolidayOrException>
                <HolidayOrException><Date>2026-12-26T00:00:00</Date></HolidayOrException></HolidayOrExceptions></Calendar>
                """, StringComparison.Ordinal));

        var calendar = plan.Calendars[0];
        Assert.Equal([0, 1, 1, 1, 1, 1, 0], calendar.Week.Select(day => day.Count));
        Assert.Equal([new DateOnly(2026, 5, 1), new(2026, 12, 25), new(2026, 12, 26)], calendar.Exceptions.Keys.Order());
        Assert.Equal([new Shift(480, 720)], calendar.Exceptions[new(2026, 12, 25)]);
        Assert.Equal(2, plan.Calendars[1].Exceptions.Count);
        Assert.Empty(plan.Findings);
    }

    [Theory]
    [InlineData("<BaseCalendarObjectId>7</BaseCalendarObjectId>")]
    [InlineData("<BaseCalendarObjectId>2</BaseCalendarObjectId>")]
    public void A_base_that_is_missing_or_the_calendar_itself_is_a_finding(string fields)
    {
        var plan = P6.Read(Calendar("2", fields, "<HolidayOrException><Date>2026-05-01T00:00:00</Date></HolidayOrException>") + P6.Project(""));

        Assert.Contains("base-calendar", plan.Kinds());
        Assert.Single(plan.Calendars[0].Exceptions);
    }

    [Fact]
    public void Of_a_calendar_that_is_there_twice_the_first_one_counts()
    {
        var plan = P6.Read(P6.Calendar + P6.Calendar.Replace("Five days", "Other", StringComparison.Ordinal) + P6.Project(""));

        Assert.Equal("Five days", Assert.Single(plan.Calendars).Name);
        Assert.Equal(["calendar-twice"], plan.Kinds());
    }

    static IReadOnlyList<Shift> Monday(string work, out Plan plan)
    {
        plan = P6.Read(P6.Calendar.Replace(
            "<DayOfWeek>Monday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime>", $"<DayOfWeek>Monday</DayOfWeek>{work}",
            StringComparison.Ordinal) + P6.Project(""));
        return plan.Calendars[0].Week[1];
    }

    static string Calendar(string id, string fields, string exceptions) =>
        $"<Calendar><ObjectId>{id}</ObjectId><Name>C{id}</Name>{fields}<HolidayOrExceptions>{exceptions}</HolidayOrExceptions></Calendar>";
}
