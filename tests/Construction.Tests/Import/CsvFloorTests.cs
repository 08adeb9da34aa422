using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>A table says when its activities are, and not always why: its own dates hold where nothing in it explains them.</summary>
public sealed class CsvFloorTests
{
    static readonly ColumnMapping s_november = new() { DataDate = Tables.At("2026-11-20 17:00") };

    [Fact]
    public void What_waits_for_nothing_does_not_come_before_its_own_date()
    {
        const string Table = """
            Code,Name,Start,Finish,Duration,Predecessors
            M0,Transformer delivery,,2027-06-01,0,
            T1,Install,2027-06-02,2027-08-31,65,M0
            M1,Energised,,2027-08-31,0,T1
            T2,Order,2027-02-01,2027-02-05,5,
            T3,Survey,,2027-03-05,5,
            """;

        var finishes = Finishes(Table);

        Assert.Equal(("2027-06-01", "2027-08-31", "2027-08-31"), (finishes["M0"], finishes["T1"], finishes["M1"]));
        Assert.Equal(("2027-02-05", "2027-03-05"), (finishes["T2"], finishes["T3"]));
        var plan = Tables.Read(Table, s_november);
        Assert.Equal(Floor(ConstraintType.FinishOnOrAfter, "2027-06-01 17:00"), plan.Activity("M0").Constraint);
        Assert.Equal(Floor(ConstraintType.StartOnOrAfter, "2027-02-01 08:00"), plan.Activity("T2").Constraint);
    }

    [Theory]
    [InlineData("A", 5, null)]
    [InlineData("A", 3, null)]
    [InlineData("AFS+10d", 5, null)]
    [InlineData("ASS+5d", 5, null)]
    [InlineData("AFF+5d", 5, null)]
    [InlineData("AFS-1d", 5, "2027-02-08 08:00")]
    [InlineData("ASS", 5, "2027-02-08 08:00")]
    [InlineData("ASS+4d", 5, "2027-02-08 08:00")]
    [InlineData("X", 5, "2027-02-08 08:00")]
    public void What_its_links_put_where_it_is_may_come_earlier_and_nothing_else(string predecessors, int days, string? floor)
    {
        var plan = Tables.Read(
            $"Code,Name,Start,Finish,Duration,Predecessors\nA,One,2027-02-01,2027-02-05,5,\nB,Two,2027-02-08,2027-02-12,{days},{predecessors}\n", s_november);

        Assert.Equal(floor, plan.Activity("B").Constraint?.At?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_start_after_a_holiday_that_the_table_does_not_name_holds() => Assert.Equal(
        "2027-01-08",
        Finishes("Code,Name,Start,Finish,Duration,Predecessors\nA,One,2026-12-21,2026-12-23,3,\nB,Two,2027-01-04,2027-01-08,5,A\n")["B"]);

    [Fact]
    public void Nothing_is_held_that_has_begun_has_a_constraint_or_starts_with_the_data_date()
    {
        var plan = Tables.Read(
            """
            Code,Name,Start,Finish,Actual Start,Duration,Predecessors,Constraint Type,Constraint Date
            A,Begun,2026-11-02,2027-02-05,2026-11-02,70,,,
            B,Held,2027-03-01,2027-03-05,,5,,Finish On or Before,2027-03-08
            C,Next,2026-11-23,2026-11-27,,5,,,
            D,Late,2027-05-03,2027-05-07,,5,C,,
            E,Later,2027-05-03,2027-05-07,,5,,,
            """, s_november);

        Assert.Equal(
            [null, ConstraintType.FinishOnOrBefore, null, null, ConstraintType.StartOnOrAfter], plan.Activities.Select(activity => activity.Constraint?.Type));
    }

    [Fact]
    public void In_a_table_without_links_a_finish_alone_holds() =>
        Assert.Equal("2027-05-03", Finishes("Code,Name,Finish\nM1,Energised,2027-05-03\n")["M1"]);

    static PlanConstraint Floor(ConstraintType type, string at) => new(type, Tables.At(at)) { IsAssumed = true };

    static Dictionary<string, string> Finishes(string table)
    {
        var path = new CriticalPath(new Network(PlanCheck.Check(Tables.Read(table, s_november))));
        return Enumerable.Range(0, path.Network.Count).ToDictionary(
            place => path.Network.Activities[place].Code, place => $"{path.EarlyFinish(place):yyyy-MM-dd}");
    }
}
