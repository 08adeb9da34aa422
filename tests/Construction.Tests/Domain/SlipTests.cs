namespace Construction.Tests.Domain;

public sealed class SlipTests
{
    [Theory]
    [InlineData("2026-07-01", "2026-10-01/2027-03-31", 3, 9, SlipSense.Late)]
    [InlineData("2026-H2", "2027-H1", 0, 12, SlipSense.Late)]
    [InlineData("2026", "2027-03", 2, 15, SlipSense.Late)]
    [InlineData("2026-01-01/2026-03-31", "2026-06-01", 2, 5, SlipSense.Late)]
    [InlineData("2026", "2026-12-01", -1, 11, SlipSense.Open)]
    [InlineData("2027-Q1", "2026-Q3", -9, -3, SlipSense.Early)]
    public void A_slip_is_an_interval_in_months_unless_both_dates_are_days(string plan, string date, int from, int to, SlipSense sense)
    {
        var slip = Between(plan, date);

        Assert.Equal((from, to, SlipUnit.Month, sense), (slip.From, slip.To, slip.Unit, slip.Sense));
    }

    [Theory]
    [InlineData("2026-04-01", "2026-05-23", 52, SlipSense.Late)]
    [InlineData("2026-05-23", "2026-04-01", -52, SlipSense.Early)]
    [InlineData("2026-04-01", "2026-04-01", 0, SlipSense.OnPlan)]
    [InlineData("2026-04-01", "2026-04-02", 1, SlipSense.Late)]
    [InlineData("2026-04-01", "2029-04-01", 1_096, SlipSense.Late)]
    public void A_day_against_a_day_slips_by_days_however_many(string plan, string date, int days, SlipSense sense)
    {
        var slip = Between(plan, date);

        Assert.Equal((days, days, SlipUnit.Day, sense), (slip.From, slip.To, slip.Unit, slip.Sense));
    }

    [Fact]
    public void The_interval_goes_from_earliest_minus_latest_to_latest_minus_earliest()
    {
        var slip = Between("2026-01-10/2026-01-20", "2026-02-01/2026-02-11");

        Assert.Equal((12, 32), (slip.FromDays, slip.ToDays));
    }

    [Fact]
    public void The_same_month_said_again_may_be_a_month_early_or_late()
    {
        var slip = Between("2026-10", "2026-10");

        Assert.Equal((-30, 30, -1, 1, SlipSense.Open), (slip.FromDays, slip.ToDays, slip.From, slip.To, slip.Sense));
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-31/2027-01-31", 0, 31)]
    [InlineData("2026-12", "2026-12-01", -30, 0)]
    public void A_slip_that_may_be_none_is_neither_late_nor_early_nor_on_plan(string plan, string date, int from, int to)
    {
        var slip = Between(plan, date);

        Assert.Equal((from, to, SlipSense.Open), (slip.FromDays, slip.ToDays, slip.Sense));
    }

    [Theory]
    [InlineData("2026-H1", "../2025-06-30", null, -185, SlipSense.Early)]
    [InlineData("2025-H1", "../2025-06-30", null, 180, SlipSense.Open)]
    [InlineData("2026-H2", "2027-01-01/..", 1, null, SlipSense.Late)]
    [InlineData("2027", "2027-01-01/..", -364, null, SlipSense.Open)]
    [InlineData("../2026-06-30", "2026-09-01", 63, null, SlipSense.Late)]
    [InlineData("2027-01-01/..", "2026-09-01", null, -122, SlipSense.Early)]
    [InlineData("../2026-06-30", "../2026-09-30", null, null, SlipSense.Open)]
    public void An_open_side_of_a_date_leaves_a_side_of_the_slip_open(string plan, string date, int? from, int? to, SlipSense sense)
    {
        var slip = Between(plan, date);

        Assert.Equal((from, to, SlipUnit.Month, sense), (slip.FromDays, slip.ToDays, slip.Unit, slip.Sense));
        Assert.Equal((from is null, to is null), (slip.From is null, slip.To is null));
    }

    [Theory]
    [InlineData("2026-01-16", 0)]
    [InlineData("2026-01-17", 1)]
    [InlineData("2026-02-15", 1)]
    [InlineData("2026-02-16", 2)]
    [InlineData("2025-12-17", 0)]
    [InlineData("2025-12-16", -1)]
    public void Months_are_rounded_to_the_nearest_whole_one(string date, int months)
    {
        // A range of one day is no day: the unit is the month.
        var slip = Between("2026-01-01/2026-01-01", date);

        Assert.Equal((months, months), (slip.From, slip.To));
    }

    static Slip Between(string plan, string date) => Slip.Between(StatedDate.Parse(plan), StatedDate.Parse(date));
}
