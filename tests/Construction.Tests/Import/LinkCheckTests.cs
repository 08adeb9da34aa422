using Construction.Import;
using Construction.Tests.Analytics;
using static Construction.Tests.Import.BrokenPlans;

namespace Construction.Tests.Import;

public sealed class LinkCheckTests
{
    [Fact]
    public void Links_without_an_end_and_to_themselves_are_left_out()
    {
        var plan = Check(
            [A("A"), A("B")],
            new("A", "B", LinkType.FinishToStart), new("A", "X", LinkType.FinishToStart),
            new("Y", "B", LinkType.FinishToStart), new("B", "B", LinkType.StartToStart));

        Assert.Equal([new("A", "B", LinkType.FinishToStart)], plan.Links);
        Assert.Equal(
            ["its successor X is not in the file", "its predecessor Y is not in the file"],
            plan.Findings.Where(finding => finding.Kind == "unknown-activity").Select(finding => finding.Text));
        Assert.Equal("B", plan.Finding("link-to-itself").Subject);
    }

    [Fact]
    public void Of_the_same_link_twice_that_with_the_larger_lag_is_kept_in_its_place()
    {
        var plan = Check(
            [A("A"), A("B"), A("C")],
            new("A", "B", LinkType.FinishToStart, 60), new("B", "C", LinkType.FinishToStart), new("A", "B", LinkType.FinishToStart, 120),
            new("A", "B", LinkType.FinishToStart, -60), new("A", "B", LinkType.StartToStart));

        Assert.Equal([new("A", "B", LinkType.FinishToStart, 120), new("B", "C", LinkType.FinishToStart), new("A", "B", LinkType.StartToStart)], plan.Links);
        Assert.Equal(2, plan.Findings.Count(finding => finding is { Kind: "duplicate-link", Severity: Severity.Note }));
    }

    [Fact]
    public void A_circle_is_named_in_order_and_left_at_the_link_that_closes_it()
    {
        var plan = Check(
            [A("C"), A("A"), A("B"), A("S")],
            new("S", "A", LinkType.FinishToStart), new("A", "B", LinkType.StartToStart), new("B", "C", LinkType.FinishToStart), new("C", "A", LinkType.FinishToFinish));

        var found = plan.Finding("cycle");
        Assert.Equal((Severity.Error, "links lead in a circle: A → B → C → A"), (found.Severity, found.Text));
        Assert.Contains("from C to A", found.Done, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Links, link => link.From == "C");
        Assert.Equal(3, plan.Links.Count);
    }

    [Fact]
    public void Circles_that_share_activities_are_each_named()
    {
        var plan = Check(
            [A("A"), A("B"), A("C")],
            new("A", "B", LinkType.FinishToStart), new("B", "A", LinkType.FinishToStart), new("B", "C", LinkType.FinishToStart), new("C", "A", LinkType.FinishToStart));

        Assert.Equal(
            ["links lead in a circle: A → B → A", "links lead in a circle: A → B → C → A"],
            plan.Findings.Where(finding => finding.Kind == "cycle").Select(finding => finding.Text));
        Assert.Equal(["B", "C"], plan.Links.Select(link => link.To));
    }

    [Fact]
    public void A_circle_through_a_hundred_thousand_activities_is_found_and_named_in_short()
    {
        const int Count = 100_000;
        var activities = Enumerable.Range(0, Count).Select(number => A($"A{number}")).ToList();
        var links = Enumerable.Range(0, Count).Select(number => new PlanLink($"A{number}", $"A{(number + 1) % Count}", LinkType.FinishToStart)).ToList();

        var plan = PlanCheck.Check(Of(activities, links));

        var found = plan.Finding("cycle");
        Assert.StartsWith("links lead in a circle: A0 → A1 →", found.Text, StringComparison.Ordinal);
        Assert.EndsWith("A99999 → A0", found.Text, StringComparison.Ordinal);
        Assert.InRange(found.Text.Length, 0, 1000);
        Assert.Equal(Count - 1, plan.Links.Count);
    }

    [Fact]
    public void Ten_times_the_tangled_links_take_about_ten_times_as_long()
    {
        var (few, many) = (Tangled(10_000), Tangled(100_000));

        var (_, soon) = Timed.Best(() => PlanCheck.Check(few));
        var (found, elapsed) = Timed.Best(() => PlanCheck.Check(many));

        // To search anew after each circle would take a hundred times as long.
        Assert.True(elapsed < 40 * soon, $"{elapsed} beside {soon}");
        PlanCheck.Check(found with { Findings = [] }).HasNo("cycle");

        // Forward by one, by a jump, and back: more circles than activities.
        static Construction.Import.Plan Tangled(int count) => Of(
            [.. Enumerable.Range(0, count).Select(number => A($"A{number}"))],
            [
                .. Enumerable.Range(0, count).SelectMany<int, PlanLink>(number =>
                [
                    new($"A{number}", $"A{(number + 1) % count}", LinkType.FinishToStart),
                    new($"A{number}", $"A{((number * 7L) + 3) % count}", LinkType.StartToStart),
                    new($"A{number}", $"A{(number + count - 50) % count}", LinkType.FinishToFinish),
                ]),
            ]);
    }

    [Fact]
    public void Open_ends_are_counted_and_the_first_of_them_named()
    {
        var plan = Check([.. "ABCDEFG".Select(code => A($"{code}"))], new PlanLink("A", "B", LinkType.FinishToStart));

        Assert.Equal("6 activities have no predecessor: A, C, D, E, F, …", plan.Finding("no-predecessor").Text);
        Assert.Equal("6 activities have no successor: B, C, D, E, F, …", plan.Finding("no-successor").Text);
    }

    [Theory]
    [InlineData(LinkType.StartToStart, LinkType.FinishToFinish, null)]
    [InlineData(LinkType.FinishToStart, LinkType.FinishToFinish, null)]
    [InlineData(LinkType.StartToStart, LinkType.StartToStart, "finish")]
    [InlineData(LinkType.FinishToFinish, LinkType.FinishToFinish, "start")]
    public void A_level_of_effort_needs_a_link_at_its_start_and_at_its_finish(LinkType first, LinkType second, string? missing)
    {
        var plan = Check([A("A"), A("B"), A("L") with { Kind = ActivityKind.LevelOfEffort }], new("A", "L", first), new("B", "L", second));

        if (missing is null)
            plan.HasNo("level-of-effort");
        else
            Assert.EndsWith(missing, plan.Finding("level-of-effort").Text, StringComparison.Ordinal);
    }
}
