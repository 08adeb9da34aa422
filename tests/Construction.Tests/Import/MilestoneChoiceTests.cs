using Construction.Import;

namespace Construction.Tests.Import;

public sealed class MilestoneChoiceTests
{
    static readonly PlannedActivity Milestone = BrokenPlans.A("MS.100") with { Name = "Building 1 energised", Kind = ActivityKind.FinishMilestone, Wbs = ["Phase 1", "Power"] };

    [Theory]
    [InlineData(ActivityKind.FinishMilestone, true, true)]
    [InlineData(ActivityKind.StartMilestone, true, true)]
    [InlineData(ActivityKind.Task, false, true)]
    [InlineData(ActivityKind.ResourceDependent, false, true)]
    [InlineData(ActivityKind.LevelOfEffort, false, false)]
    [InlineData(ActivityKind.WbsSummary, false, false)]
    public void Milestones_are_chosen_and_tasks_where_they_are_asked_for(ActivityKind kind, bool isChosen, bool isChosenWithTasks)
    {
        Assert.Equal(isChosen, new MilestoneChoice().Includes(Milestone with { Kind = kind }));
        Assert.Equal(isChosenWithTasks, new MilestoneChoice(Tasks: true).Includes(Milestone with { Kind = kind }));
    }

    [Theory]
    [InlineData("ms.", null, null, true)]
    [InlineData("A", null, null, false)]
    [InlineData(null, "power", null, true)]
    [InlineData(null, "phase 1", null, true)]
    [InlineData(null, "roof", null, false)]
    [InlineData(null, null, "ENERGISED", true)]
    [InlineData("ms", "power", "energised", true)]
    [InlineData("ms", "power", "roof", false)]
    public void All_that_is_asked_for_must_be_in_it(string? code, string? wbs, string? name, bool isChosen) =>
        Assert.Equal(isChosen, new MilestoneChoice(null, code, wbs, name).Includes(Milestone));

    [Fact]
    public void Who_names_codes_gets_these_and_nothing_else_whatever_they_are()
    {
        var choice = new MilestoneChoice(new HashSet<string> { "A1" }, Name: "nothing has this name");

        Assert.True(choice.Includes(BrokenPlans.A("A1")));
        Assert.False(choice.Includes(Milestone));
        Assert.False(choice.Includes(BrokenPlans.A("a1")));
    }
}
