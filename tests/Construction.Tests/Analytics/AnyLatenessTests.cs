using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>What holds of every lateness, on generated plans and dates.</summary>
public sealed class AnyLatenessTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    // From a day to one that is up to 200 days later.
    static readonly Gen<(int From, int To)> Spans = Gen.Select(Gen.Int[0, 600], Gen.Int[0, 200]).Select((from, length) => (from, from + length));

    static readonly int Now = Some.Today.DayNumber - First.DayNumber;

    [Fact]
    public void The_bounds_hold_whatever_days_the_plan_and_the_forecast_turn_out_to_mean() =>
        Gen.Select(Spans, Spans, Gen.Int[0, 100], Gen.Int[0, 100]).Sample((plan, forecast, inPlan, inForecast) =>
        {
            if (forecast.To < Now)
                return;
            var late = Of(plan, Some.Forecast(Text(forecast), "2026-01-15"));
            // A day within each, of what may still be: a forecast does not come true before today.
            var p = Within(plan, inPlan);
            var f = Within((Math.Max(forecast.From, Now), forecast.To), inForecast);
            var (incurred, toCome) = (Math.Max(0, Now - p), Math.Max(0, f - Math.Max(Now, p)));

            AssertWithin(late.Incurred, incurred);
            AssertWithin(late.ToCome, toCome);
            Assert.Equal(Math.Max(0, f - p), incurred + toCome);
        });

    [Fact]
    public void Incurred_and_to_come_add_up_to_the_slip_as_far_as_it_is_late() =>
        Gen.Select(Spans, Spans).Sample((plan, forecast) =>
        {
            if (forecast.To < Now)
                return;
            var late = Of(plan, Some.Forecast(Text(forecast), "2026-01-15"));
            // What has begun to be late is at least as late as today.
            var slip = Slip.Between(Some.Date(Text(plan)), Some.Date(Text((Math.Max(forecast.From, Now), forecast.To))));

            Assert.Equal(Bounds.Late(slip), late.Incurred + late.ToCome);
        });

    [Fact]
    public void What_is_done_is_as_late_as_its_slip_and_never_early() =>
        Gen.Select(Spans, Spans.Where(span => span.To <= Now)).Sample((plan, actual) =>
        {
            var told = new ToldSites().Plans("one", 7).Baseline("one", Text(plan)).Says("one", Some.Actual(Text(actual), "2026-11-23"));
            var late = MwDaysLate.Of(told.AsOf, "facility", Some.Today);

            Assert.Equal(Bounds.Late(told.AsOf[0].Reading.Slip!) * 7, late.Incurred);
            Assert.Equal(Bounds.None, late.ToCome);
            Assert.True(late.Incurred.Least >= 0);
        });

    static LateMilestone Of((int, int) plan, Report report)
    {
        var told = new ToldSites().Plans("one", 1).Baseline("one", Text(plan)).Says("one", report);
        return LateMilestone.Of(told.AsOf[0], told.AsOf[0].Reading.Plan!, 1, Some.Today);
    }

    static void AssertWithin(Bounds bounds, int days) => Assert.True(bounds.Least <= days && days <= bounds.Most && !bounds.IsOpen, $"{days} in {bounds}");

    static int Within((int From, int To) span, int percent) => span.From + ((span.To - span.From) * percent / 100);

    static string Text((int From, int To) span) => span.From == span.To
        ? $"{First.AddDays(span.From):yyyy-MM-dd}"
        : $"{First.AddDays(span.From):yyyy-MM-dd}/{First.AddDays(span.To):yyyy-MM-dd}";
}
