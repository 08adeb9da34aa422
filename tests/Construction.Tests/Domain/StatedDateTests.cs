namespace Construction.Tests.Domain;

public sealed class StatedDateTests
{
    [Theory]
    [InlineData("2026-12-31", Precision.Day, "2026-12-31", "2026-12-31")]
    [InlineData("2028-02-29", Precision.Day, "2028-02-29", "2028-02-29")]
    [InlineData("2026-12", Precision.Month, "2026-12-01", "2026-12-31")]
    [InlineData("2026-02", Precision.Month, "2026-02-01", "2026-02-28")]
    [InlineData("2028-02", Precision.Month, "2028-02-01", "2028-02-29")]
    [InlineData("2026-Q1", Precision.Quarter, "2026-01-01", "2026-03-31")]
    [InlineData("2026-Q2", Precision.Quarter, "2026-04-01", "2026-06-30")]
    [InlineData("2026-Q3", Precision.Quarter, "2026-07-01", "2026-09-30")]
    [InlineData("2026-Q4", Precision.Quarter, "2026-10-01", "2026-12-31")]
    [InlineData("2026-H1", Precision.Half, "2026-01-01", "2026-06-30")]
    [InlineData("2026-H2", Precision.Half, "2026-07-01", "2026-12-31")]
    [InlineData("2026", Precision.Year, "2026-01-01", "2026-12-31")]
    [InlineData("2026-10-01/2027-03-31", Precision.Range, "2026-10-01", "2027-03-31")]
    [InlineData("2026-10-01/2026-10-01", Precision.Range, "2026-10-01", "2026-10-01")]
    [InlineData("../2025-06-30", Precision.By, null, "2025-06-30")]
    [InlineData("2027-01-01/..", Precision.From, "2027-01-01", null)]
    public void Every_form_keeps_its_words_its_precision_and_the_days_it_can_mean(
        string text, Precision precision, string? earliest, string? latest)
    {
        var date = StatedDate.Parse(text);

        Assert.Equal(
            new StatedDate(text, precision, earliest is null ? null : Some.Day(earliest), latest is null ? null : Some.Day(latest)), date);
    }

    [Theory]
    [InlineData("1990-01-01")]
    [InlineData("1990")]
    [InlineData("2100-12-31")]
    [InlineData("2100-12")]
    [InlineData("2100-H2")]
    [InlineData("2100")]
    public void The_first_and_the_last_year_can_be_meant(string text) => Assert.NotNull(StatedDate.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("2027-02-29")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-1-1")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H0")]
    [InlineData("2026-H3")]
    [InlineData("2026-q4")]
    [InlineData("2026-h2")]
    [InlineData("2026Q4")]
    [InlineData("2026/Q4")]
    [InlineData("Q4-2026")]
    [InlineData("2026/12/31")]
    [InlineData("31.12.2026")]
    [InlineData("20261231")]
    [InlineData("26")]
    [InlineData("-026")]
    [InlineData(" 2026-12-31")]
    [InlineData("2026-12-31 ")]
    [InlineData("2026-12-31\n")]
    [InlineData("2026-12-31T00:00:00Z")]
    [InlineData("2026-12 ")]
    [InlineData(" 026")]
    [InlineData("\uFF12\uFF10\uFF12\uFF16")]
    [InlineData("\u0662\u0660\u0662\u0666-12-31")]
    [InlineData("2026-12-\u0663\u0661")]
    [InlineData("2026\u201112\u201131")]
    public void What_is_no_date_in_the_stated_form_is_refused(string? text) => Assert.Null(StatedDate.TryParse(text));

    [Theory]
    [InlineData("0001")]
    [InlineData("0001-01-01")]
    [InlineData("1989-12-31")]
    [InlineData("1989-Q4")]
    [InlineData("2101-01-01")]
    [InlineData("2101-01")]
    [InlineData("9999")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("../9999-12-31")]
    [InlineData("0001-01-01/..")]
    [InlineData("2026-01-01/9999-12-31")]
    public void A_year_that_no_construction_programme_means_is_refused(string text) => Assert.Null(StatedDate.TryParse(text));

    [Theory]
    [InlineData("2027-03-31/2026-10-01")]
    [InlineData("../..")]
    [InlineData("/")]
    [InlineData("/2026-12-31")]
    [InlineData("2026-12-31/")]
    [InlineData("../")]
    [InlineData("/..")]
    [InlineData("./2026-12-31")]
    [InlineData("2026-10-01/2026-02-30")]
    [InlineData("2026-10-01/2027-03-31/..")]
    [InlineData("2026-10-01 / 2027-03-31")]
    [InlineData("2026-10-01--2027-03-31")]
    [InlineData("2026-10/2027-03")]
    [InlineData("2026-Q4/2027-Q1")]
    [InlineData("../2026-Q4")]
    public void A_range_goes_from_one_day_to_a_later_one_and_is_open_on_one_side_at_most(string text) =>
        Assert.Null(StatedDate.TryParse(text));

    [Fact]
    public void Parsing_what_is_no_date_says_the_rule()
    {
        var problem = Assert.Throws<FormatException>(() => StatedDate.Parse("2026-Q5"));

        Assert.Contains("2026-Q5", problem.Message, StringComparison.Ordinal);
        Assert.Contains(StatedDate.Rule, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_as_a_stated_date_is_the_one_that_is_parsed_from_its_text() =>
        Assert.Equal(StatedDate.Parse("2026-03-09"), StatedDate.Day(new(2026, 3, 9)));

    [Theory]
    [InlineData("2026-Q4", "2027-01-01", true)]
    [InlineData("2026-Q4", "2026-12-31", false)]
    [InlineData("2026-12-31", "2026-12-31", false)]
    [InlineData("2026-12-30", "2026-12-31", true)]
    [InlineData("../2025-06-30", "2025-07-01", true)]
    [InlineData("2020-01-01/..", "2026-12-31", false)]
    public void A_date_lies_before_a_day_when_every_day_it_can_mean_does(string text, string day, bool before) =>
        Assert.Equal(before, StatedDate.Parse(text).IsBefore(Some.Day(day)));
}
