using Construction.Analytics.Risk;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

/// <summary>What cannot be supposed is refused, each by what it is.</summary>
public sealed class WhatIfRefusalTests
{
    [Theory]
    [InlineData("date", "m", "names a milestone and an existing day")]
    [InlineData("date", ":2027-01-01", "names a milestone and an existing day")]
    [InlineData("date", "m:2027-02-30", "names a milestone and an existing day")]
    [InlineData("date", "m:1989-12-31", "between 1990 and 2100")]
    [InlineData("date", "m:2101-01-01", "between 1990 and 2100")]
    [InlineData("date", "m:2027-Q1", "names a milestone and an existing day")]
    [InlineData("date", "nothing:2027-01-01", "there is no milestone 'nothing'")]
    [InlineData("date", "gone:2027-01-01", "was withdrawn")]
    [InlineData("date", "done:2027-01-01", "is reported complete")]
    [InlineData("duration", "A", "from 0 to 3650")]
    [InlineData("duration", "A:", "from 0 to 3650")]
    [InlineData("duration", "A:-1", "from 0 to 3650")]
    [InlineData("duration", "A:NaN", "from 0 to 3650")]
    [InlineData("duration", "A:1e3", "from 0 to 3650")]
    [InlineData("duration", "A:3651", "from 0 to 3650")]
    [InlineData("duration", "A:99999999999999999999999999999999", "from 0 to 3650")]
    [InlineData("duration", "Z:5", "there is no activity 'Z'")]
    [InlineData("duration", "A@other:5", "there is no activity 'A@other'")]
    [InlineData("duration", "M:5", "is a milestone")]
    [InlineData("duration", "C:5", "is complete")]
    [InlineData("duration", "S:5", "only spans others")]
    public void What_is_not_there_or_cannot_be_is_refused_by_name(string kind, string text, string rule)
    {
        var problem = Assert.Single(Problems(Site(), $"{kind}={text}", "duration=A:6"));

        Assert.Equal((kind, text), (problem.Field, problem.Value));
        Assert.Contains(rule, problem.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Assert.Equal(["m:never", "x:2027-01-01", "Z:5"], Problems(Site(), "date=m:never", "date=x:2027-01-01", "duration=A:6", "duration=Z:5").Select(problem => problem.Value));

    [Theory]
    [InlineData("date=m:2027-01-01", "date=m:2027-01-02")]
    [InlineData("date=m:2027-01-01", "date=m:2027-01-01")]
    [InlineData("duration=A:5", "duration=A@P:6")]
    public void The_same_thing_is_changed_once(string once, string again) =>
        Assert.Equal(again[(again.IndexOf('=') + 1)..], Assert.Single(Problems(Site(), once, again)).Value);

    [Fact]
    public void A_code_of_several_projects_asks_for_its_project()
    {
        var site = Site();
        var other = new ForecastSchedule(
            Some.Schedule with { Id = "other", Project = "Q", DataDate = Supposed.DataDate },
            Schedules.Plans.Of("A 7; B 3").WithProject(project => project with { Code = "Q" }).Path(), [], [], Supposed.DataDate);
        site = site with { Schedules = [.. site.Schedules, other] };

        Assert.Equal("is in several projects: say A@P or A@Q", Assert.Single(Problems(site, "duration=A:5")).Rule);
        Assert.Equal([10m, 7m], site.If(Read("duration=A@P:5"), Read("duration=A@Q:5")).Changes.Select(change => change.DaysBefore!.Value));
        Assert.Equal(5 * 1440, site.If(Read("duration=A@Q:5")).Input.Schedules[1].Network.Activities.Single(activity => activity.Code == "A").Remaining);
        Assert.Equal(10 * 1440, site.If(Read("duration=A@Q:5")).Input.Schedules[0].Network.Activities.Single(activity => activity.Code == "A").Remaining);
    }

    [Fact]
    public void Without_a_schedule_there_are_no_durations() =>
        Assert.Equal("this site has no schedule", Assert.Single(Problems(Site() with { Schedules = [] }, "duration=A:5")).Rule);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void There_is_a_change_and_there_are_not_too_many(int count, bool isFine) => Assert.Equal(isFine, WhatIf.ProblemOf(count) is null);

    [Theory]
    [InlineData("duration", "A:05.50", "A:5.5")]
    [InlineData("duration", "A:B:7", "A:B:7")]
    [InlineData("date", "m:2027-01-01", "m:2027-01-01")]
    public void The_same_change_has_the_same_words(string kind, string text, string words) => Assert.Equal(words, WhatIfChange.Read(kind, text).Text);

    static IReadOnlyList<Rejection> Problems(SiteForecastInput site, params string[] asked)
    {
        var (made, problems) = WhatIf.Of(site, [.. asked.Select(Read)]);
        Assert.Null(made);
        return problems;
    }

    static WhatIfChange Read(string asked) => WhatIfChange.Read(asked[..asked.IndexOf('=')], asked[(asked.IndexOf('=') + 1)..]);

    static SiteForecastInput Site()
    {
        var told = new ToldSites().Plans("m").Plans("gone").Plans("done");
        told.Says("done", Some.Actual("2026-01-05", "2026-01-06"));
        told.Withdraws("gone");
        var plan = Schedules.Plans.Of("A 10; M 0 A; C 5; S 9").With("C", activity => activity with { ActualStart = Schedules.Plans.Start, ActualFinish = Schedules.Plans.Start })
            .With("S", activity => activity with { Kind = ActivityKind.LevelOfEffort });
        return Supposed.Site(plan, told);
    }
}
