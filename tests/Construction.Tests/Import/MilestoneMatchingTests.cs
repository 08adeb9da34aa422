using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>What was a milestone last month is the same one this month, and nothing else is.</summary>
public sealed class MilestoneMatchingTests
{
    readonly MonthlySite _site = new();

    [Fact]
    public void What_nobody_knows_yet_is_new_and_is_called_after_its_code()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("MS-1000", "Energised"));

        Assert.Equal([("ms-1000", "Energised")], _site.Milestones);
    }

    [Fact]
    public void The_code_that_was_set_finds_it_whatever_it_is_called()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised"));

        var change = Assert.Single(_site.Preview(new Xer("P", "2026-02-28").Milestone("M1", "Permanent power")).Milestones);

        Assert.Equal(("m1", false, "Energised"), (change.Milestone, change.IsNew, change.NameBefore));
    }

    [Fact]
    public void A_name_that_one_milestone_alone_has_finds_it_and_gives_it_the_code()
    {
        _site.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "planned-by-hand", Name = "Building 1  Energised" }));

        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "building 1 ENERGISED"));

        Assert.Equal(["planned-by-hand"], _site.Milestones.Select(milestone => milestone.Id));
        Assert.Equal((Some.Site, "planned-by-hand"), _site.State.Find(new("p6", "P", "M1")));
    }

    [Fact]
    public void A_name_that_two_have_names_neither()
    {
        foreach (var id in new[] { "one", "two" })
            _site.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = id, Name = "Energised" }));

        Assert.True(Assert.Single(_site.Preview(new Xer("P", "2026-01-31").Milestone("M1", "Energised")).Milestones).IsNew);
    }

    [Fact]
    public void Two_of_one_name_in_a_file_stay_two()
    {
        var month = new Xer("P", "2026-01-31").Milestone("M1", "Energised").Milestone("M2", "Energised");
        _site.Accept(month);
        _site.Accept(new Xer("P", "2026-02-28").Milestone("M2", "Energised").Milestone("M1", "Energised"));

        Assert.Equal([("m1", "Energised"), ("m2", "Energised")], _site.Milestones);
        Assert.Equal("m2", _site.State.Find(new("p6", "P", "M2"))!.Value.Milestone);
    }

    [Fact]
    public void A_code_that_changed_from_one_export_to_the_next_is_found_by_the_name()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised").On("2026-05-01"));

        var difference = _site.Preview(new Xer("P", "2026-02-28").Milestone("PH1.M1", "Energised").On("2026-06-01"));

        var change = Assert.Single(difference.Milestones);
        Assert.Equal(("m1", false, 31), (change.Milestone, change.IsNew, change.MovedDays));
        Assert.Empty(difference.Gone);
    }

    [Fact]
    public void A_name_whose_code_is_still_in_the_file_belongs_to_that_code()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised"));

        var difference = _site.Preview(new Xer("P", "2026-02-28").Milestone("M2", "Energised").Milestone("M1", "Energised building 1"));

        Assert.Equal([("M2", "m2", true), ("M1", "m1", false)], difference.Milestones.Select(change => (change.Code, change.Milestone, change.IsNew)));
    }

    [Fact]
    public void Two_codes_that_stood_for_one_milestone_and_come_both_are_two_from_then_on()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised"));
        _site.Accept(new Xer("P", "2026-02-28").Milestone("M2", "Energised"));
        _site.Accept(new Xer("P", "2026-03-31").Milestone("M1", "Energised").Milestone("M2", "Energised east"));

        Assert.Equal([("m1", "Energised"), ("m2", "Energised east")], _site.Milestones);
        Assert.Equal("m2", _site.State.Find(new("p6", "P", "M2"))!.Value.Milestone);
    }

    [Fact]
    public void Codes_of_another_project_are_other_activities()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised"));
        _site.Accept(new Xer("Q", "2026-01-31").Milestone("M1", "Roof on"));

        Assert.Equal([("m1", "Energised"), ("m1-2", "Roof on")], _site.Milestones);
    }

    [Fact]
    public void Codes_that_differ_in_signs_only_get_ids_of_their_own()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("A.10", "One").Milestone("A-10", "Two").Milestone("a 10", "Three").Milestone("a-10-2", "Four"));

        Assert.Equal(["a-10", "a-10-2", "a-10-3", "a-10-2-2"], _site.Milestones.Select(milestone => milestone.Id));
    }

    [Theory]
    [InlineData("MS-1000", "ms-1000")]
    [InlineData("  A..B__C ", "a-b-c")]
    [InlineData("Übergabe Größe", "uebergabe-groesse")]
    [InlineData("Café 1", "caf-1")]
    [InlineData("---", "")]
    [InlineData("工程", "")]
    public void A_slug_is_of_plain_letters_and_digits(string code, string slug) => Assert.Equal(slug, MilestoneMatching.Slug(code));

    [Fact]
    public void A_slug_is_no_longer_than_an_id_may_be_and_ends_with_no_hyphen() =>
        Assert.Equal(new string('a', 59), MilestoneMatching.Slug($"{new string('a', 59)} {new string('b', 59)}"));

    [Theory]
    [InlineData("工程", "Energised", "energised")]
    [InlineData("***", "!!!", "activity")]
    public void A_code_without_a_letter_is_called_after_its_name(string code, string name, string id)
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone(code, name));

        Assert.Equal([id], _site.Milestones.Select(milestone => milestone.Id));
        Assert.Equal(id, _site.State.Find(new("p6", "P", code))!.Value.Milestone);
    }
}
