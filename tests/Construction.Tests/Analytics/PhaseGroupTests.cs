namespace Construction.Tests.Analytics;

public sealed class PhaseGroupTests
{
    [Fact]
    public void Every_phase_is_in_one_group_and_the_groups_are_in_the_vocabularys_order() =>
        Assert.Equal(Vocabulary.Phases, PhaseGroup.All.SelectMany(group => group.Phases));

    [Fact]
    public void The_last_group_but_what_has_no_phase_are_the_phases_that_headlines_speak_of()
    {
        Assert.Equal(Vocabulary.ServicePhases, PhaseGroup.All[^2].Phases);
        Assert.Equal(["other"], PhaseGroup.All[^1].Phases);
    }

    [Fact]
    public void The_group_of_a_phase_has_it()
    {
        Assert.All(Vocabulary.Phases, phase => Assert.Contains(phase, PhaseGroup.Of(phase).Phases));
        Assert.Equal(PhaseGroup.All.Count, PhaseGroup.All.Select(group => group.Id).Distinct().Count());
    }
}
