using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

public sealed class SpansTests
{
    // Days 0 to 4, 4 to 6 and 6 to 9; D, 0 to 2, may be as late as 4 to 6.
    const string Work = "A 4; B 2 A; C 3 B,D; D 2;";

    [Theory]
    // By its predecessors: the start of one, the finish of another; with lags.
    [InlineData("L 1 A:SS,B:FF", "0-6 late 0-6")]
    [InlineData("L 1 A,C:FF", "4-9 late 4-9")]
    [InlineData("L 1 A:SS+1,C:FF-2", "1-7 late 1-7")]
    // From the earliest of those at its start end to the latest at its finish end; D may be later, and A is the first then.
    [InlineData("L 1 B:SS,D:SS,A:FF,C:FF", "0-9 late 4-9")]
    // What starts finishes it.
    [InlineData("L 1 D:SS,C:SF", "0-6 late 4-6")]
    // Without a link at its finish end or at its start end, what remains of it, and the data date.
    [InlineData("L 5 B:SS", "4-9 late 4-9")]
    [InlineData("L 5 D:FF", "0-2 late 0-6")]
    [InlineData("L 5", "0-5 late 0-5")]
    // Where it would finish before it starts, what remains of it says where.
    [InlineData("L 5 C:SS,A:FF", "6-11 late 6-11")]
    public void A_level_of_effort_goes_from_start_to_finish_of_what_it_follows(string line, string expected) =>
        Assert.Equal(expected, Text(Plans.Of(Work + line)));

    [Fact]
    public void Without_predecessors_at_its_start_it_starts_with_its_successors_and_finishes_before_them()
    {
        // Started by nothing, it begins a day before B does and lasts until C starts.
        var plan = Plans.Of(Work + "L 1") is var words
            ? words with { Links = [.. words.Links, new("L", "B", LinkType.StartToStart, 1440), new("L", "C", LinkType.FinishToStart)] }
            : null!;

        Assert.Equal("3-6 late 3-6", Text(plan));
    }

    [Fact]
    public void It_works_by_its_own_calendar_and_has_its_own_actual_dates()
    {
        var plan = Plans.Of(Work + "L 1 A:SS,C:FF");
        var standard = plan.With("L", activity => activity with { Calendar = "standard" }) with { Calendars = [.. plan.Calendars, PlanCalendar.Standard] };

        // Monday at midnight to Wednesday of the next week at midnight: Monday at 8:00 to Tuesday at 17:00.
        var span = Assert.Single(Spans.Of(Path(standard)));
        Assert.Equal((Plans.Start.AddHours(8), Plans.Start.AddDays(8).AddHours(17)), (span.EarlyStart, span.EarlyFinish));
        Assert.Equal("-3-9 late -3-9", Text(plan.With("L", activity => activity with { ActualStart = Plans.Start.AddDays(-3) })));
    }

    [Fact]
    public void A_summary_goes_from_the_earliest_start_to_the_latest_finish_in_its_part_of_the_breakdown()
    {
        var plan = Plans.Of(Work + "L 1").WithEach(activity => activity with
        {
            Wbs = activity.Code switch { "A" => ["East"], "B" => ["West", "Hall"], "D" => ["West"], _ => ["West", "Yard"] },
        });

        Assert.Equal("0-9 late 4-9", Text(Summary(plan, "West")));
        Assert.Equal("4-6 late 4-6", Text(Summary(plan, "West", "Hall")));
        Assert.Equal("0-9 late 0-9", Text(Summary(plan)));
        // Nothing is in it.
        Assert.Equal("0-1 late 0-1", Text(Summary(plan, "North")));
        Assert.Equal("-2-9 late -2-9", Text(Summary(plan, "West").With("D", activity => activity with { ActualStart = Plans.Start.AddDays(-2) })));
    }

    static Plan Summary(Plan plan, params string[] wbs) => plan.With("L", activity => activity with { Kind = ActivityKind.WbsSummary, Wbs = wbs });

    static CriticalPath Path(Plan plan) =>
        plan.With("L", activity => activity.Kind == ActivityKind.Task ? activity with { Kind = ActivityKind.LevelOfEffort } : activity).Path();

    static string Text(Plan plan)
    {
        var span = Assert.Single(Spans.Of(Path(plan)));
        return FormattableString.Invariant(
            $"{Plans.DaysOf(span.EarlyStart)}-{Plans.DaysOf(span.EarlyFinish)} late {Plans.DaysOf(span.LateStart)}-{Plans.DaysOf(span.LateFinish)}");
    }
}
