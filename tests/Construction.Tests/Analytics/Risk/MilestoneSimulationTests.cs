using Construction.Analytics.Risk;

namespace Construction.Tests.Analytics.Risk;

public sealed class MilestoneSimulationTests
{
    static readonly DateOnly s_today = Some.Day("2026-07-07");

    [Fact]
    public void A_milestone_slips_by_what_the_reference_class_slipped()
    {
        var finish = Run(Milestone("a", "2027-01-01", ReferenceClass.MilestoneSlip)).Targets[0].Finish;

        // The middle of 80 and 123; the mean of the twelve; four standard errors: their deviation is 71.4 days.
        Assert.InRange(finish.P50.DayNumber - Some.Day("2027-01-01").DayNumber, 95, 108);
        Assert.InRange(finish.MeanMinute / 1440 - DaysTo("2027-01-02"), 106.75 - 2.1, 106.75 + 2.1);
        Assert.Equal((Some.Day("2026-12-28"), Some.Day("2027-08-20")), (finish.Day(0.0001), finish.Day(1)));
    }

    [Fact]
    public void Nothing_that_is_not_done_is_met_before_today_and_what_is_done_stays()
    {
        var result = Run(
            Milestone("late", "2026-07-01", new DurationRange.Uniform(-20, 20).InDays()),
            Milestone("done", "2026-07-01", new DurationRange.Uniform(-20, 20).InDays()) with { IsDone = true });

        Assert.Equal(s_today, result.Targets[0].Finish.Day(0.0001));
        Assert.Equal((Some.Day("2026-07-01"), Some.Day("2026-07-01")), (result.Targets[1].Finish.Day(0.0001), result.Targets[1].Finish.Day(1)));
    }

    [Fact]
    public void A_coarse_date_lies_anywhere_in_what_it_can_mean()
    {
        var finish = Run(Milestone("a", "2026-10-01", new DurationRange.Fixed(0).InDays()) with { Latest = Some.Day("2026-12-31") }).Targets[0].Finish;

        Assert.Equal((Some.Day("2026-10-01"), Some.Day("2026-12-31")), (finish.Day(0.0001), finish.Day(1)));
        Assert.InRange(finish.ProbabilityBy(Some.Day("2026-10-31")), 31 / 92.0 - 0.014, 31 / 92.0 + 0.014);
    }

    [Fact]
    public void A_site_is_done_with_its_last_milestone_and_what_hangs_together_is_late_together()
    {
        MilestoneRisk[] two = [Site("a"), Site("b")];
        var both = new MilestoneTarget("site", "Site", ["a", "b"]);
        var apart = Run(new MilestoneSimulationInput { Milestones = two, Targets = [both], Today = s_today });
        var together = Run(new MilestoneSimulationInput { Milestones = two, Targets = [both], Today = s_today, Correlation = new(0, 1) });

        // E[max] of two normals with deviation 30: 30/√π = 16.93 days later; of one, none; half a day by whole days.
        Assert.InRange(apart.Targets[0].Finish.MeanMinute / 1440 - DaysTo("2027-06-02"), 16.93 - 1, 16.93 + 1);
        Assert.InRange(together.Targets[0].Finish.MeanMinute / 1440 - DaysTo("2027-06-02"), -1.2, 1.2);
        Assert.InRange(apart.Targets[0].Activities[0].Criticality, 0.48, 0.53);
        Assert.All(together.Targets[0].Activities, driver => Assert.Equal(1, driver.Criticality));
        Assert.All(apart.Targets[0].Tornado, driver => Assert.InRange(driver.DaysBetweenFifths!.Value, 35, 48));

        MilestoneRisk Site(string id) => Milestone(id, "2027-06-01", new DurationRange.Normal(0, 30).InDays()) with { Site = "abilene" };
    }

    [Fact]
    public void A_risk_delays_what_it_hits_and_chunks_change_nothing()
    {
        var simulation = new MilestoneSimulation(new()
        {
            Milestones = [Milestone("a", "2027-06-01", ReferenceClass.MilestoneSlip), Milestone("b", "2027-06-01", new DurationRange.Fixed(0).InDays())],
            Targets = [new("a", "a", ["a"]), new("b", "b", ["b"])],
            Today = s_today,
            Risks = [new("r", "Grid", 0.5, new DurationRange.Fixed(90).InDays(), [1])],
        });
        var whole = simulation.Merge([simulation.Run(0, 1_000)]);
        var parts = simulation.Merge([simulation.Run(300, 700), simulation.Run(0, 300)]);

        Assert.Equal(90, whole.Targets[1].Risks[0].DaysLater!.Value, 9);
        Assert.InRange(whole.Targets[0].Risks[0].DaysLater!.Value, -20, 20);
        Assert.Equal(whole.Targets[0].Activities, parts.Targets[0].Activities);
        Assert.Equal(whole.Targets[1].Finish.Bins, parts.Targets[1].Finish.Bins);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var good = Milestone("a", "2027-06-01", ReferenceClass.MilestoneSlip);

        Assert.Contains("first day is after", Refused([good with { Latest = Some.Day("2027-05-01") }]), StringComparison.Ordinal);
        Assert.Contains("in days", Refused([good with { Slip = new DurationRange.Fixed(1) }]), StringComparison.Ordinal);
        Assert.Contains("same id", Refused([good, good]), StringComparison.Ordinal);
    }

    static string Refused(MilestoneRisk[] milestones) =>
        Assert.Throws<ArgumentException>(() => new MilestoneSimulation(new() { Milestones = milestones, Targets = [MilestoneTarget.Of(milestones[0])], Today = s_today })).Message;

    static MilestoneRisk Milestone(string id, string day, DurationRange slip) => new(id, $"Milestone {id}", Some.Day(day), Some.Day(day), slip);

    static SimulationResult Run(params MilestoneRisk[] milestones) =>
        Run(new MilestoneSimulationInput { Milestones = milestones, Targets = [.. milestones.Select(MilestoneTarget.Of)], Today = s_today });

    static SimulationResult Run(MilestoneSimulationInput input)
    {
        var simulation = new MilestoneSimulation(input);
        return simulation.Merge([simulation.Run(0, 20_000)]);
    }

    static double DaysTo(string day) => Some.Day(day).DayNumber - new DateOnly(1980, 1, 1).DayNumber;
}
