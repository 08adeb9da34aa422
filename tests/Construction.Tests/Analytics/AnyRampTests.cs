using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>What holds of every ramp and of every two of them, on generated programmes.</summary>
public sealed class AnyRampTests
{
    static readonly string[] Dates =
    [
        "2026-06-30", "2026-11-22", "2026-11-23", "2026-12-31", "2026-12", "2026-Q4", "2027-H1", "2026", "2027",
        "2026-10-01/2027-03-31", "../2027-01-31", "2027-01-01/..",
    ];

    /// <summary>A milestone that is known at a moment: its megawatts, baseline, last words, and whether it was withdrawn.</summary>
    sealed record Words(int Mw, string? Plan, string? Forecast, string? Actual, bool IsWithdrawn);

    static readonly Gen<Words> AnyWords = Gen.Select(
        Gen.Int[0, 3].Select(size => size * 100),
        Among(Dates).Null(0.3),
        Among(Dates).Null(0.3),
        Among("2026-05-01", "2026-10", "2026-11", "2026").Null(0.7),
        Gen.Int[0, 4].Select(one => one == 0),
        (mw, plan, forecast, actual, isWithdrawn) => new Words(mw, plan, forecast, actual, isWithdrawn));

    // Up to five milestones, each of which may be unknown: two programmes so made have some in common.
    static readonly Gen<IReadOnlyList<MilestoneAsOf>> Programmes = AnyWords.Null(0.25).Array[5].Select(AsOf);

    static readonly Gen<DateOnly> Days = Gen.Int[0, 900].Select(days => new DateOnly(2026, 4, 1).AddDays(days));

    [Fact]
    public void The_difference_of_two_ramps_is_slip_and_scope_for_each_milestone_and_in_total() =>
        Gen.Select(Curves(), Curves(), Days).Sample((before, after, day) =>
        {
            var difference = RampDifference.Between(before, after, day);

            Assert.Equal(after.At(day) - before.At(day), difference.Slip + difference.Scope);
            Assert.Equal((before.At(day), after.At(day)), (difference.Before, difference.After));
            foreach (var milestone in before.Steps.Concat(after.Steps).Select(step => step.Milestone).Distinct())
                Assert.Equal(
                    OfOne(after, milestone, day) - OfOne(before, milestone, day),
                    difference.Changes.Where(change => change.Milestone == milestone).Sum(change => change.Slip + change.Scope));
        });

    [Fact]
    public void The_difference_the_other_way_round_is_its_mirror() =>
        Gen.Select(Curves(), Curves(), Days).Sample((before, after, day) =>
        {
            var (there, back) = (RampDifference.Between(before, after, day), RampDifference.Between(after, before, day));

            Assert.Equal((there.Slip, there.Scope), (-back.Slip, -back.Scope));
            Assert.Equal(
                there.Changes.Select(change => (change.Milestone, change.Slip, change.Scope)),
                back.Changes.Select(change => (change.Milestone, -change.Slip, -change.Scope)));
        });

    [Fact]
    public void Only_what_both_have_slips_and_what_has_the_same_megawatts_in_both_changes_no_scope() =>
        Gen.Select(Curves(), Curves(), Days).Sample((before, after, day) =>
        {
            foreach (var change in RampDifference.Between(before, after, day).Changes)
                if (change.MwBefore is null || change.MwAfter is null)
                    Assert.Equal(0, change.Slip);
                else if (change.MwBefore == change.MwAfter)
                    Assert.Equal(0, change.Scope);
        });

    [Fact]
    public void A_ramp_differs_from_itself_by_nothing() =>
        Gen.Select(Curves(), Days).Sample((curve, day) => Assert.Empty(RampDifference.Between(curve, curve, day).Changes));

    [Fact]
    public void Every_megawatt_is_in_one_place_and_none_is_lost() =>
        Programmes.Sample(milestones =>
        {
            var ramp = Ramp.Of(milestones, "facility", Some.Today);
            var all = milestones.Sum(milestone => milestone.MwOf("facility"));
            decimal Of(IEnumerable<RampStep> steps) => steps.Sum(step => step.Mw);
            decimal Named(IEnumerable<MilestoneMw> named) => named.Sum(mw => mw.Mw);

            Assert.Equal(all, Of(ramp.Actual) + Of(ramp.Forecast) + Named(ramp.Undated) + Named(ramp.Withdrawn));
            Assert.Equal(Of(ramp.Actual) + Of(ramp.Forecast), Of(ramp.Current.Steps));
            var neverPlanned = milestones.Where(milestone => milestone is { IsWithdrawn: true, Reading.Plan: null })
                .Sum(milestone => milestone.MwOf("facility"));
            Assert.Equal(all - neverPlanned, Of(ramp.Plan.Steps) + Named(ramp.Plan.Undated) + Named(ramp.Unplanned));
        });

    [Fact]
    public void What_is_not_done_is_on_the_curve_after_today_and_what_is_done_until_today() =>
        Programmes.Sample(milestones =>
        {
            var ramp = Ramp.Of(milestones, "facility", Some.Today);

            Assert.All(ramp.Forecast, step => Assert.True(step.Day > Some.Today));
            Assert.All(ramp.Actual, step => Assert.True(step.Day <= Some.Today));
        });

    // The plan, or the current dates.
    static Gen<RampCurve> Curves() =>
        Gen.Select(Programmes, Gen.Bool).Select((milestones, isPlan) =>
            Ramp.Of(milestones, "facility", Some.Today) is var ramp && isPlan ? ramp.Plan : ramp.Current);

    static decimal OfOne(RampCurve curve, string milestone, DateOnly day) =>
        curve.Steps.Where(step => step.Milestone == milestone && step.Day <= day).Sum(step => step.Mw);

    static Gen<string> Among(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    static IReadOnlyList<MilestoneAsOf> AsOf(Words?[] words)
    {
        var told = new ToldSites();
        for (var index = 0; index < words.Length; index++)
            if (words[index] is { } word)
                Tell(told, $"milestone-{index}", word);
        return told.AsOf;
    }

    static void Tell(ToldSites told, string id, Words words)
    {
        told.Plans(id, words.Mw);
        if (words.Plan is { } plan)
            told.Baseline(id, plan);
        if (words.Forecast is { } forecast)
            told.Says(id, Some.Forecast(forecast, "2026-03-01"));
        if (words.Actual is { } actual)
            told.Says(id, Some.Actual(actual, "2026-11-20"));
        if (words.IsWithdrawn)
            told.Withdraws(id);
    }
}
