using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>Which of an activity's dates its party says.</summary>
public sealed class StatedActivityTests
{
    static readonly DateTime Day = Tables.At("2026-05-01 17:00");

    [Fact]
    public void What_has_finished_says_its_actual_finish()
    {
        var stated = Of(BrokenPlans.Done(BrokenPlans.A("A")));

        Assert.Equal(("2026-03-01", true, false), (stated.Stated?.Text, stated.IsActual, stated.IsComputed));
    }

    [Fact]
    public void A_start_milestone_has_happened_once_it_has_started()
    {
        var started = BrokenPlans.A("A") with { ActualStart = BrokenPlans.DataDate.AddDays(-3), Duration = 0, Remaining = 0 };

        Assert.Equal(("2026-02-27", true), (Of(started with { Kind = ActivityKind.StartMilestone }).Stated?.Text, Of(started with { Kind = ActivityKind.StartMilestone }).IsActual));
        Assert.False(Of(started with { Kind = ActivityKind.FinishMilestone }).IsActual);
    }

    [Fact]
    public void Else_it_says_the_finish_that_its_program_computed()
    {
        var stated = Of(BrokenPlans.A("A") with { Stored = new() { EarlyFinish = Day }, PlannedFinish = Day.AddDays(9) });

        Assert.Equal(("2026-05-01", false, false), (stated.Stated?.Text, stated.IsActual, stated.IsComputed));
    }

    [Fact]
    public void In_Microsoft_Project_that_is_the_planned_finish()
    {
        var stated = Of(
            BrokenPlans.A("A") with { Stored = new() { EarlyFinish = Day }, PlannedFinish = Day.AddDays(9) },
            new() { Rules = SchedulingRules.MicrosoftProject });

        Assert.Equal("2026-05-10", stated.Stated?.Text);
    }

    [Fact]
    public void Where_the_program_had_not_computed_it_is_computed_here()
    {
        var stated = Of(BrokenPlans.A("A") with { PlannedFinish = Day });

        // A Monday, eight hours.
        Assert.Equal(("2026-03-02", false, true), (stated.Stated?.Text, stated.IsActual, stated.IsComputed));
    }

    [Theory]
    [InlineData("Code,Name,Finish\nM1,Energised,2026-05-01\n")]
    [InlineData("Code,Name,Duration,Finish,Predecessors\nA1,Dig,5,2026-04-01,\nM1,Energised,0,2026-05-01,A1\n")]
    [InlineData("Code,Name,Duration,Finish,Predecessors,Data Date\nA1,Dig,5,2026-04-01,,2026-03-01\nM1,Energised,0,2026-05-01,A1,2026-03-01\n")]
    public void A_table_says_the_finish_that_is_written_in_it(string table)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(table));
        var plan = Assert.IsType<Imported.Read>(ScheduleFile.Read(file)).Plan;

        var stated = StatedActivity.Of(plan.Activity("M1"), new(new(plan)));

        Assert.Equal(("2026-05-01", false, false), (stated.Stated?.Text, stated.IsActual, stated.IsComputed));
    }

    [Theory]
    [InlineData(40, true, false, 40)]
    [InlineData(40, false, false, null)]
    [InlineData(0, true, false, null)]
    [InlineData(100, true, true, null)]
    public void Progress_is_said_of_what_is_under_way(int percent, bool isStarted, bool isComplete, int? said)
    {
        var activity = BrokenPlans.A("A") with
        {
            Percent = percent,
            ActualStart = isStarted ? BrokenPlans.DataDate.AddDays(-3) : null,
            ActualFinish = isComplete ? BrokenPlans.DataDate.AddDays(-1) : null,
            Remaining = isComplete ? 0 : 240,
        };

        Assert.Equal(said, Of(activity).Percent);
    }

    [Fact]
    public void A_date_that_nobody_can_state_is_none() =>
        Assert.Null(Of(BrokenPlans.A("A") with { Stored = new() { EarlyFinish = Tables.At("2120-01-01 08:00") } }).Stated);

    static StatedActivity Of(PlannedActivity activity, SchedulingOptions? options = null)
    {
        var plan = BrokenPlans.Of([activity]);
        if (options is not null)
            plan = plan with { Projects = [BrokenPlans.Project with { Options = options }] };
        return StatedActivity.Of(activity, new(new(plan)));
    }
}
