using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Risk;

/// <summary>Over generated networks, each of whose activities stands for a milestone.</summary>
public sealed class WhatIfPropertyTests
{
    [Fact]
    public void Another_duration_moves_nothing_that_does_not_wait_for_it() =>
        Gen.Select(AnyPlan.OfHours, Gen.Int[0, 7], Gen.Int[0, 40]).Sample((plan, at, days) =>
        {
            var code = plan.Activities[at % plan.Activities.Count].Code;
            var site = Supposed.Site(plan);

            var moved = site.Effects(new WhatIfChange.Duration(code, days)).Values.Where(effect => effect.Moves).Select(effect => effect.Milestone).ToHashSet();

            Assert.Subset(Behind(plan, code).Select(Supposed.MilestoneOf).ToHashSet(), moved);
        }, iter: 60);

    [Fact]
    public void The_duration_that_it_has_and_a_day_that_has_passed_change_nothing() =>
        Gen.Select(AnyPlan.OfDays, Gen.Int[0, 7]).Sample((plan, at) =>
        {
            var activity = plan.Activities[at % plan.Activities.Count];
            var site = Supposed.Site(plan);
            var passed = new WhatIfChange.Date(Supposed.MilestoneOf(activity.Code), Supposed.DataDate.AddDays(-1));
            WhatIfChange[] changes = activity.IsMilestone ? [passed] : [passed, new WhatIfChange.Duration(activity.Code, activity.Remaining / 1440m)];

            Assert.DoesNotContain(site.Effects(changes).Values, effect => effect.Moves);
        }, iter: 60);

    [Fact]
    public void Whatever_is_taken_to_be_reached_on_a_day_is_not_reached_before_it_and_nothing_gets_earlier() =>
        Gen.Select(AnyPlan.OfDays, Gen.Int[0, 7], Gen.Int[0, 60]).Sample((plan, at, day) =>
        {
            var milestone = Supposed.MilestoneOf(plan.Activities[at % plan.Activities.Count].Code);

            var effects = Supposed.Site(plan).Effects(new WhatIfChange.Date(milestone, Supposed.DataDate.AddDays(day)));

            Assert.True(effects[milestone].After!.P10 >= Supposed.DataDate.AddDays(day), $"{effects[milestone]}");
            Assert.All(effects.Values, effect => Assert.True(effect.P80Days >= 0, $"{effect}"));
        }, iter: 60);

    static HashSet<string> Behind(Plan plan, string code)
    {
        HashSet<string> behind = [code];
        // Each is linked only to later ones, in the order of the plan.
        foreach (var activity in plan.Activities)
            if (plan.Links.Any(link => link.To == activity.Id && behind.Contains(link.From)))
                behind.Add(activity.Code);
        return behind;
    }
}
