using Construction.Analytics.Schedules;
using Construction.Import;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>Over generated networks.</summary>
public sealed class CriticalPathPropertyTests
{
    [Fact]
    public void In_days_it_is_what_an_obvious_solver_finds() =>
        AnyPlan.OfDays.Sample(plan =>
        {
            var (path, obvious) = (plan.Path(), new ObviousDays(plan));

            Assert.Equal(obvious.Finish, Plans.DaysOf(path.FinishOf(plan.Projects[0])!.Value));
            Assert.All(plan.Activities.Select(activity => activity.Code), code =>
            {
                var place = path.PlaceOf(code);
                Assert.Equal(
                    (obvious.EarlyStart[code], obvious.EarlyFinish(code), obvious.LateStart(code), obvious.LateFinish[code]),
                    (Plans.DaysOf(path.EarlyStart(place)), Plans.DaysOf(path.EarlyFinish(place)), Plans.DaysOf(path.LateStart(place)), Plans.DaysOf(path.LateFinish(place))));
                Assert.Equal((obvious.TotalFloat(code) * 1440, obvious.FreeFloat(code) * 1440), (path.TotalFloat(place), path.FreeFloat(place)));
                Assert.Equal(obvious.OnLongestPath.Contains(code), path.IsOnLongestPath(place));
            });
        }, iter: 1_000);

    [Fact]
    public void In_hours_of_three_calendars_the_early_dates_are_those_that_are_found_hour_by_hour() =>
        AnyPlan.OfHours.Sample(plan =>
        {
            var (path, obvious) = (plan.Path(), new ObviousHours(plan));

            Assert.All(plan.Activities.Select(activity => activity.Code), code =>
                Assert.Equal((code, obvious.Early(code)), (code, (path.EarlyStart(path.PlaceOf(code)), path.EarlyFinish(path.PlaceOf(code))))));
        }, iter: 300);

    [Fact]
    public void What_is_later_by_its_total_float_leaves_the_finish_and_in_days_by_one_more_it_moves()
    {
        Holds(AnyPlan.OfDays, 1440, iter: 150);
        // What moves in one calendar need not in another.
        Holds(AnyPlan.OfHoursFromFinish, null, iter: 40);

        static void Holds(Gen<Plan> plans, int? unit, int iter) => plans.Sample(plan =>
        {
            var path = plan.Path();
            var finish = path.FinishOf(plan.Projects[0]);
            for (var place = 0; place < path.Network.Count; place++)
            {
                Assert.Equal(finish, Later(plan, path, place, path.TotalFloat(place)!.Value));
                if (unit is { } more)
                    Assert.True(finish < Later(plan, path, place, path.TotalFloat(place)!.Value + more));
            }
        }, iter: iter);
    }

    // The late start is the end of a shift to P6, and the float in working minutes that of the same working moment, the next morning.
    [Fact]
    public void A_start_that_must_be_by_a_moment_between_two_shifts_may_be_as_late_as_the_first_ends()
    {
        // Around the clock from Monday at midnight: C takes 50 hours, B, which starts with A, 30: it may start on Monday at 20:00.
        var plan = Plans.Of("A 1; B 1 A:SS; C 1").WithEach(activity => activity with
        {
            Duration = activity.Code switch { "A" => 60, "B" => 30 * 60, _ => 50 * 60 },
            Remaining = activity.Code switch { "A" => 60, "B" => 30 * 60, _ => 50 * 60 },
            Calendar = activity.Code == "A" ? "standard" : activity.Calendar,
        });
        var path = (plan with { Calendars = [.. plan.Calendars, PlanCalendar.Standard] }).Path();

        Assert.Equal(Plans.Start.AddHours(20), path.LateStart(path.PlaceOf("B")));
        Assert.Equal(Plans.Start.AddHours(17), path.LateStart(path.PlaceOf("A")));
        Assert.Equal(8 * 60, path.TotalFloat(path.PlaceOf("A")));
    }

    [Fact]
    public void One_more_link_makes_nothing_earlier() =>
        AnyPlan.OfHours.SelectMany(plan => AnyPlan.LinkIn(plan, 60).Select(link => (plan, link))).Sample(given =>
        {
            if (given.link is null)
                return;
            var (before, after) = (given.plan.Path(), (given.plan with { Links = [.. given.plan.Links, given.link] }).Path());
            Assert.All(given.plan.Activities.Select(activity => activity.Code), code =>
            {
                Assert.True(before.EarlyStart(before.PlaceOf(code)) <= after.EarlyStart(after.PlaceOf(code)));
                Assert.True(before.EarlyFinish(before.PlaceOf(code)) <= after.EarlyFinish(after.PlaceOf(code)));
            });
        }, iter: 300);

    [Fact]
    public void Without_constraints_float_is_at_least_that_of_a_successor_or_of_the_end_and_over_a_driving_link_at_most_that_of_the_successor() =>
        AnyPlan.OfDays.Sample(plan =>
        {
            var path = plan.Path();
            for (var place = 0; place < path.Network.Count; place++)
            {
                var toEnd = (int)(path.FinishOf(plan.Projects[0])!.Value - path.EarlyFinish(place)).TotalMinutes;
                var links = path.Network.Successors(place).ToArray();
                Assert.InRange(path.TotalFloat(place)!.Value, links.Select(link => path.TotalFloat(link.To)!.Value).Append(toEnd).Min(), toEnd);
                Assert.All(links.Where(link => path.IsDriving(link)), link => Assert.True(path.TotalFloat(place) <= path.TotalFloat(link.To)));
                Assert.InRange(path.FreeFloat(place)!.Value, 0, int.MaxValue);
            }
            Assert.Contains(Enumerable.Range(0, path.Network.Count), place => path.TotalFloat(place) == 0);
        }, iter: 500);

    [Fact]
    public void The_order_in_the_file_changes_nothing() =>
        AnyPlan.OfHours.SelectMany(plan => AnyPlan.Shuffled(plan).Select(shuffled => (plan, shuffled))).Sample(
            pair => Assert.Equal(Dates(pair.plan), Dates(pair.shuffled)), iter: 150);

    [Fact]
    public void A_start_no_earlier_than_moves_only_its_activity_and_what_follows_it() =>
        Constrained(ConstraintType.StartOnOrAfter, (plan, code, before, after) =>
            Assert.All(plan.Activities.Where(activity => activity.Code != code && !IsLedTo(plan, code, activity.Code)), activity =>
                Assert.Equal(Early(before, activity.Code), Early(after, activity.Code))));

    [Fact]
    public void A_finish_no_later_than_moves_only_late_dates_of_its_activity_and_of_what_leads_to_it() =>
        Constrained(ConstraintType.FinishOnOrBefore, (plan, code, before, after) =>
        {
            Assert.All(plan.Activities, activity => Assert.Equal(Early(before, activity.Code), Early(after, activity.Code)));
            Assert.All(plan.Activities.Where(activity => activity.Code != code && !IsLedTo(plan, activity.Code, code)), activity =>
                Assert.Equal(before.LateFinish(before.PlaceOf(activity.Code)), after.LateFinish(after.PlaceOf(activity.Code))));
        });

    [Fact]
    public void A_date_that_demands_what_is_so_anyway_changes_nothing() =>
        AnyPlan.OfHours.Sample(plan =>
        {
            var path = plan.Path();
            foreach (var activity in plan.Activities)
            {
                var place = path.PlaceOf(activity.Code);
                Assert.Equal(Dates(plan), Dates(plan.With(activity.Code, one => one with { Constraint = new(ConstraintType.StartOnOrAfter, path.EarlyStart(place)) })));
                Assert.Equal(Dates(plan), Dates(plan.With(activity.Code, one => one with { Constraint = new(ConstraintType.FinishOnOrBefore, path.LateFinish(place)) })));
            }
        }, iter: 30);

    static void Constrained(ConstraintType type, Action<Plan, string, CriticalPath, CriticalPath> holds) =>
        Gen.Select(AnyPlan.OfHours, Gen.Int[0, 7], Gen.Int[0, 400]).Sample((plan, place, hour) =>
        {
            var code = plan.Activities[place % plan.Activities.Count].Code;
            holds(plan, code, plan.Path(), plan.With(code, activity => activity with { Constraint = new(type, Plans.Start.AddHours(hour)) }).Path());
        }, iter: 150);

    static bool IsLedTo(Plan plan, string from, string to) =>
        plan.Links.Any(link => link.From == from && (link.To == to || IsLedTo(plan, link.To, to)));

    static (DateTime, DateTime) Early(CriticalPath path, string code) => (path.EarlyStart(path.PlaceOf(code)), path.EarlyFinish(path.PlaceOf(code)));

    static string[] Dates(Plan plan)
    {
        var path = plan.Path();
        return
        [
            .. Enumerable.Range(0, path.Network.Count).Select(place => FormattableString.Invariant(
                $"{path.Network.Activities[place].Code} {path.EarlyStart(place)} {path.EarlyFinish(place)} {path.LateStart(place)} {path.LateFinish(place)} {path.TotalFloat(place)} {path.FreeFloat(place)} {path.IsOnLongestPath(place)}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    static DateTime? Later(Plan plan, CriticalPath path, int place, int minutes)
    {
        var calendar = path.Network.Calendars[place];
        var start = Minutes.ToMoment(calendar.StartAt(calendar.WorkAt(Minutes.Of(path.EarlyStart(place))) + minutes));
        return plan.With(path.Network.Activities[place].Code, activity => activity with { Constraint = new(ConstraintType.StartOnOrAfter, start) })
            .Path().FinishOf(plan.Projects[0]);
    }
}
