using Construction.Analytics.Schedules;
using Construction.Import;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

public sealed class FloatPathsTests
{
    [Fact]
    public void Paths_lead_to_the_target_or_into_one_another()
    {
        // T starts on day 7, after B. D is done on day 6, F on day 3; G lets D wait for two days less one.
        var path = Plans.Of("A 4; B 3 A; C 2; D 4 C,G; E 2; F 1 E,C; G 1; T 2 B,D,F; X 99 A").Path();

        Assert.Equal("1: A0 B0 T0 (0); 2: C1 D1 (1) to T of 1; 3: G2 (2) to D of 2; 4: E4 F4 (4) to T of 1", Text(path, "T"));
        Assert.Equal("1: A0 B0 T0 (0); 2: C1 D1 (1) to T of 1", Text(path, "T", 2));
        Assert.Equal("1: A0 (0)", Text(path, "A"));
    }

    [Fact]
    public void Links_of_all_types_and_lags_drive() =>
        // B starts a day after A, C finishes two after B, T may finish as C starts.
        Assert.Equal("1: A0 B0 C0 T0 (0)", Text(Plans.Of("A 9; B 6 A:SS+1; C 1 B:FF+2; T 1 C:SF").Path(), "T"));

    [Fact]
    public void What_a_date_holds_is_driven_by_nobody_and_its_predecessors_have_paths_of_their_own()
    {
        var plan = Plans.Of("A 2; B 2 A; T 1 B").With("B", activity => activity with { Constraint = new(ConstraintType.StartOnOrAfter, Plans.Start.AddDays(5)) });

        Assert.Equal("1: B0 T0 (0); 2: A3 (3) to B of 1", Text(plan.Path(), "T"));
    }

    [Fact]
    public void Ties_are_decided_by_code() =>
        Assert.Equal("1: B0 T0 (0); 2: C0 (0) to T of 1; 3: D0 (0) to T of 1", Text(Plans.Of("D 2; C 2; B 2; T 1 D,C,B").Path(), "T"));

    [Fact]
    public void What_is_complete_is_on_no_path_and_has_none()
    {
        var path = Plans.Of("A 2; B 2 A; T 1 B")
            .With("A", activity => activity with { ActualStart = Plans.Start.AddDays(-3), ActualFinish = Plans.Start.AddDays(-1) }).Path();

        Assert.Equal("1: B0 T0 (0)", Text(path, "T"));
        Assert.Empty(FloatPaths.To(path, path.PlaceOf("A")));
    }

    [Fact]
    public void Every_ancestor_is_on_one_path_and_each_path_is_a_chain_with_one_float() =>
        AnyPlan.OfDays.Sample(plan =>
        {
            var path = plan.Path();
            foreach (var target in plan.Activities.Select(activity => activity.Code))
            {
                var paths = FloatPaths.To(path, path.PlaceOf(target));

                Assert.Equal(AncestorsOf(plan, target).Append(target).Order(), paths.SelectMany(one => one.Activities).Select(one => CodeOf(path, one.Place)).Order());
                Assert.Equal(paths.Select(one => one.Float).Order(), paths.Select(one => one.Float));
                Assert.Equal(0, paths[0].Float);
                Assert.Equal(path.PlaceOf(target), paths[0].Activities[^1].Place);
                Assert.All(paths, one =>
                {
                    Assert.All(one.Activities, activity => Assert.Equal(one.Float, activity.Float));
                    var places = one.Activities.Select(activity => activity.Place).ToList();
                    Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(IsLinked(path, pair.First, pair.Second)));
                    Assert.Equal(one.Number == 1, one.Joins is null);
                    if (one.Joins is { } joint)
                    {
                        Assert.InRange(joint.Path, 1, one.Number - 1);
                        Assert.Contains(joint.Place, paths[joint.Path - 1].Activities.Select(activity => activity.Place));
                        Assert.True(IsLinked(path, places[^1], joint.Place));
                    }
                });
            }
        }, iter: 300);

    [Fact]
    public void Paths_do_not_depend_on_the_order_in_the_file() =>
        AnyPlan.OfDays.SelectMany(plan => AnyPlan.Shuffled(plan).Select(shuffled => (plan, shuffled))).Sample(pair =>
        {
            var last = pair.plan.Activities[^1].Code;
            Assert.Equal(Text(pair.plan.Path(), last), Text(pair.shuffled.Path(), last));
        }, iter: 150);

    [Fact]
    public void An_activity_may_be_later_by_its_float_and_the_target_stays_but_in_days_not_by_one_more()
    {
        Holds(AnyPlan.OfDays, 1440, iter: 100);
        // What moves in one calendar need not in another.
        Holds(AnyPlan.OfHoursFromFinish, null, iter: 40);

        static void Holds(Gen<Plan> plans, int? unit, int iter) => plans.Sample(plan =>
        {
            var path = plan.Path();
            var target = plan.Activities[^1].Code;
            foreach (var (place, free) in FloatPaths.To(path, path.PlaceOf(target)).SelectMany(one => one.Activities))
            {
                Assert.Equal(Finish(path, target), Finish(Delayed(plan, path, place, free).Path(), target));
                if (unit is { } more)
                    Assert.True(Finish(path, target) < Finish(Delayed(plan, path, place, free + more).Path(), target));
            }
        }, iter: iter);
    }

    static int Finish(CriticalPath path, string code) =>
        path.Network.Calendars[path.PlaceOf(code)].WorkAt(Minutes.Of(path.EarlyFinish(path.PlaceOf(code))));

    static Plan Delayed(Plan plan, CriticalPath path, int place, int minutes)
    {
        var calendar = path.Network.Calendars[place];
        var start = Minutes.ToMoment(calendar.StartAt(calendar.WorkAt(Minutes.Of(path.EarlyStart(place))) + minutes));
        return plan.With(CodeOf(path, place), activity => activity with { Constraint = new(ConstraintType.StartOnOrAfter, start) });
    }

    static string Text(CriticalPath path, string target, int most = int.MaxValue) =>
        string.Join("; ", FloatPaths.To(path, path.PlaceOf(target), most).Select(one =>
            $"{one.Number}: {string.Join(' ', one.Activities.Select(activity => $"{CodeOf(path, activity.Place)}{activity.Float / 1440}"))} ({one.Float / 1440})"
            + (one.Joins is { } joint ? $" to {CodeOf(path, joint.Place)} of {joint.Path}" : "")));

    static HashSet<string> AncestorsOf(Plan plan, string code)
    {
        var found = new HashSet<string>();
        var next = new Queue<string>([code]);
        while (next.TryDequeue(out var one))
            foreach (var link in plan.Links.Where(link => link.To == one && found.Add(link.From)))
                next.Enqueue(link.From);
        return found;
    }

    static bool IsLinked(CriticalPath path, int from, int to) => path.Network.Successors(from).ToArray().Any(link => link.To == to);

    static string CodeOf(CriticalPath path, int place) => path.Network.Activities[place].Code;
}
