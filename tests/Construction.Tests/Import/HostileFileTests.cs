using System.Text;
using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>What broken files brought to light that no program writes.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("٠٦/٠٧/٢٠٢٦")]
    [InlineData("１２/３４/５６７８")]
    [InlineData("१,५")]
    public void Digits_of_other_scripts_are_a_date_that_cannot_be_read(string date) =>
        Assert.Equal("Finish", Read($"Code,Name,Start,Finish\nA,Dig,2026-01-05,\"{date}\"\n").Finding("unreadable-date").Text.Split(' ')[0]);

    [Fact]
    public void A_duration_with_digits_of_other_scripts_is_not_taken_as_none_in_silence() =>
        Assert.Equal("unreadable-duration", Msp.Read(Msp.File("<Task><UID>1</UID><Name>T</Name><Duration>PT٨H0M0S</Duration></Task>")).Findings[0].Kind);

    [Theory]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1e28", "5")]
    public void Units_beyond_all_measure_are_no_numbers(string done, string left)
    {
        var plan = Read(
            "ERMHDR\t8.4\n%T\tTASK\n%F\ttask_id\ttask_code\tcomplete_pct_type\tact_work_qty\tremain_work_qty\n"
            + $"%R\t1\tA\tCP_Units\t{done}\t{left}\n%E\n");

        Assert.Null(plan.Activities[0].Percent);
        Assert.Contains(plan.Findings, finding => finding.Kind == "not-a-number");
    }

    [Fact]
    public void Slack_beyond_all_measure_is_no_number()
    {
        const string More = "<EarlyFinish>2026-03-02T17:00:00</EarlyFinish><LateFinish>2026-03-04T17:00:00</LateFinish><TotalSlack>79228162514264337593543950335</TotalSlack>";

        Assert.Contains(Msp.Read(Msp.File(Msp.Some(1, More) + Msp.Some(2, More))).Findings, finding => finding.Kind == "unreadable-number");
    }

    [Fact]
    public void Durations_and_lags_longer_than_time_are_errors_and_leave_dates_that_can_be_computed()
    {
        var plan = Read(
            "ERMHDR\t8.4\n%T\tPROJECT\n%F\tproj_id\tlast_recalc_date\n%R\t1\t2026-03-02 08:00\n"
            + "%T\tTASK\n%F\ttask_id\tproj_id\ttask_code\ttarget_drtn_hr_cnt\n%R\t1\t1\tA\t8\n%R\t2\t1\tB\t30000000\n%R\t3\t1\tC\t-30000000\n"
            + "%T\tTASKPRED\n%F\ttask_id\tpred_task_id\tpred_type\tlag_hr_cnt\n%R\t2\t1\tPR_FS\t-29999999\n%R\t3\t2\tPR_SF\t0\n%E\n");
        var path = new CriticalPath(new Network(plan));

        Assert.Equal(Severity.Error, plan.Finding("absurd-duration").Severity);
        Assert.Equal(("B", 0), (plan.Finding("absurd-lag").Subject, plan.Links[0].Lag));
        Assert.Equal(0, plan.Activity("C").Remaining);
        Assert.All(Enumerable.Range(0, path.Network.Count), place => Assert.InRange(path.LateStart(place).Year, 1800, 2151));
    }

    [Theory]
    [InlineData("ERMHDR\t8.4\n%T\tTASK\n%F\ttask_id\ttask_code\ttask_type\n%R\t1\tA\t{0}\n%E\n")]
    [InlineData("Code,Name,Start,Finish\nA,Dig,{0},2026-01-05\n")]
    [InlineData("Code,Name,Finish\n{0},Dig,2026-01-05\n")]
    public void Of_a_megabyte_where_others_have_a_word_a_finding_says_the_beginning(string file)
    {
        var plan = Read(file.Replace("{0}", string.Concat(Enumerable.Repeat("🏗", 500_000)), StringComparison.Ordinal));

        Assert.NotEmpty(plan.Findings);
        Assert.All(plan.Findings, finding => Assert.InRange(finding.Text.Length + (finding.Subject?.Length ?? 0), 1, 2_000));
        Assert.All(plan.Findings, finding => Assert.Equal(finding.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(finding.Text))));
    }

    [Fact]
    public void A_refusal_does_not_repeat_a_megabyte() =>
        Assert.InRange(Assert.IsType<Imported.Refused>(Import($"<{new string('a', 60_000)}>")).Rejection.Rule.Length, 10, 1_000);

    [Theory]
    [InlineData("Code,Name,Finish", ",a")]
    [InlineData("Code,Name,Finish\nA", ",a")]
    [InlineData("%T\tTASK\n%F\ttask_id", "\ta")]
    [InlineData("%T\tTASK\n%F\ttask_id\n%R\t1", "\ta")]
    public void More_columns_than_a_table_can_have_are_refused(string before, string column) =>
        Assert.Contains("more than 20,000 columns", Refused(before + string.Concat(Enumerable.Repeat(column, 20_001)) + "\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ERMHDR\t")]
    [InlineData("Code,Name,Finish\nA,")]
    public void A_line_without_an_end_is_refused_before_it_is_gone_through(string before)
    {
        using var file = new MemoryStream([.. Encoding.UTF8.GetBytes(before), .. Enumerable.Repeat((byte)'a', 20_000_000)]);

        Assert.Contains("longer than 4 MB", Assert.IsType<Imported.Refused>(ScheduleFile.Read(file)).Rejection.Rule, StringComparison.Ordinal);
        Assert.InRange(file.Position, 0, 5_000_000);
    }

    [Theory]
    [InlineData("ERMHDR\t8.4\n", "\n")]
    [InlineData("ERMHDR\t8.4\n", "stray\n")]
    [InlineData("Code,Name,Finish\n", "\n")]
    [InlineData("Code,Name,Finish\n", ",,\n")]
    public void Lines_of_nothing_without_an_end_are_refused(string before, string line) =>
        Assert.Contains("more than 400,000", Refused(before + string.Concat(Enumerable.Repeat(line, 400_010))), StringComparison.Ordinal);

    // Each blank doubled the ways to read it: this took longer than anybody waits.
    [Theory]
    [InlineData("A{0}B")]
    [InlineData("A{0}FS{0}x")]
    [InlineData("A{0}+{0}x")]
    public void Blanks_within_a_predecessor_are_passed_over_once(string written)
    {
        var plan = Read($"Code,Name,Start,Finish,Predecessors\nA,a,2026-01-05,2026-01-06,\nB,b,2026-01-05,2026-01-06,{written.Replace("{0}", new(' ', 50_000), StringComparison.Ordinal)}\n");

        Assert.Equal("unknown-activity", plan.Finding("unknown-activity").Kind);
    }

    [Fact]
    public void Of_a_calendar_whose_days_all_differ_as_many_are_kept_as_can_be_computed_with()
    {
        var days = string.Concat(Enumerable.Range(0, 300).Select(day => $"(0||{day}(d|{46_000 + day})((0||0(s|{day / 60:00}:{day % 60:00}|f|12:00)())))"));
        var plan = Read(
            $"ERMHDR\t8.4\n%T\tCALENDAR\n%F\tclndr_id\tclndr_data\n%R\t1\t(0||CalendarData()((0||DaysOfWeek()((0||2()())))(0||Exceptions()({days}{days}))))\n"
            + "%T\tTASK\n%F\ttask_id\ttask_code\tclndr_id\n%R\t1\tA\t1\n%E\n");

        Assert.Equal(200, plan.Calendars[0].Exceptions.Count);
        Assert.Equal((Severity.Error, "100 of them, with still others, are left out"), (plan.Finding("calendar-exceptions").Severity, plan.Finding("calendar-exceptions").Done));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void Activities_by_more_calendars_than_can_be_computed_with_are_refused(int used, bool isRefused)
    {
        var calendars = Enumerable.Range(1, 600).Select(id => PlanCalendar.Standard with { Id = $"{id}" }).ToList();
        var activities = Enumerable.Range(1, 600).Select(id => BrokenPlans.A($"{id}") with { Calendar = $"{Math.Min(id, used)}" }).ToList();

        Assert.Equal(isRefused, PlanCheck.Refusal(BrokenPlans.Of(activities) with { Calendars = calendars }) is not null);
    }

    static string Refused(string file) => Assert.IsType<Imported.Refused>(Import(file)).Rejection.Rule;

    static Plan Read(string file) => Assert.IsType<Imported.Read>(Import(file)).Plan;

    static Imported Import(string file) => ScheduleFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)));
}
