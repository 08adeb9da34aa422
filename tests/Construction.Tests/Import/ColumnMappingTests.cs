using System.Text.Json;
using Construction.Import;

namespace Construction.Tests.Import;

public sealed class ColumnMappingTests
{
    [Theory]
    [InlineData("13/02/2026", DateOrder.DayFirst)]
    [InlineData("02/13/2026", DateOrder.MonthFirst)]
    [InlineData("13-02-26 08:00", DateOrder.DayFirst)]
    [InlineData("Fri 2/13/26", DateOrder.MonthFirst)]
    public void One_date_that_can_be_only_one_decides_for_all(string date, DateOrder order)
    {
        var mapping = ColumnMapping.Guess(["Name", "Finish"], [["One", "03/04/2026"], ["Two", date], ["Three", "05/06/2026"]]);

        Assert.Equal(order, mapping.DateOrder);
    }

    [Fact]
    public void The_date_that_decides_may_be_the_last_of_the_whole_file()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(row => $"{row},03/04/2026\n"));
        var plan = Tables.Read($"Name,Finish\n{rows}Last,25/04/2026\n");

        Assert.Equal(Tables.At("2026-04-03 17:00"), plan.Activities[0].PlannedFinish);
        plan.HasNo("date-order");
    }

    [Fact]
    public void What_the_dates_say_counts_for_more_than_the_delimiter() =>
        Assert.Equal(Tables.At("2026-03-04 17:00"), Tables.Read("Name;Finish\nOne;03/04/2026\nTwo;04/25/2026\n").Activities[0].PlannedFinish);

    [Theory]
    [InlineData(',', "2026-03-04 17:00")]
    [InlineData(';', "2026-04-03 17:00")]
    public void Where_no_date_decides_it_is_said_and_the_mapping_may_say_which(char delimiter, string guessed)
    {
        var table = $"Name{delimiter}Finish\nOne{delimiter}03/04/2026\n";
        var plan = Tables.Read(table);

        Assert.Equal(Severity.Error, plan.Finding("date-order").Severity);
        Assert.Equal(Tables.At(guessed), plan.Activities[0].PlannedFinish);
        var said = Tables.Read(table, new() { DateOrder = DateOrder.DayFirst });
        Assert.Equal(Tables.At("2026-04-03 17:00"), said.Activities[0].PlannedFinish);
        said.HasNo("date-order");
    }

    [Fact]
    public void Dates_in_both_orders_are_said_and_none_is_read_wrongly()
    {
        var plan = Tables.Read("Name,Finish\nOne,13/04/2026\nTwo,14/04/2026\nThree,04/15/2026\n");

        Assert.Equal(Severity.Error, plan.Finding("date-order-mixed").Severity);
        Assert.Equal([Tables.At("2026-04-13 17:00"), Tables.At("2026-04-14 17:00"), null], plan.Activities.Select(activity => activity.PlannedFinish));
    }

    [Fact]
    public void Dates_that_leave_nothing_open_have_no_order() =>
        Assert.Null(ColumnMapping.Guess(["Name", "Finish"], [["One", "2026-04-03"], ["Two", "03.04.2026"], ["Three", "04/04/2026"]]).DateOrder);

    [Theory]
    [InlineData("3,5 d", "1,200 d", ',')]
    [InlineData("3.5 d", "1,200 d", '.')]
    [InlineData("1.200,5 d", "2", ',')]
    [InlineData("1,200.5 d", "2", '.')]
    [InlineData("36.000d", "2", '.')]
    public void The_decimal_sign_is_that_of_the_numbers_which_leave_nothing_open(string one, string other, char sign) =>
        Assert.Equal(sign, ColumnMapping.Guess(["Name", "Finish", "Duration"], [["One", "2026-04-03", one], ["Two", "", other]]).DecimalSign);

    [Theory]
    [InlineData("0.5", 50)]
    [InlineData("0.25", 25)]
    [InlineData("50", 50)]
    [InlineData("50%", 50)]
    [InlineData("0.5%", 0.5)]
    public void Percents_may_be_written_as_parts_of_one(string written, double percent)
    {
        var plan = Tables.Read($"Name,Finish,% Complete\nOne,2026-04-03,{written}\nTwo,2026-04-03,1\n");

        Assert.Equal((decimal)percent, plan.Activities[0].Percent);
        Assert.Equal(written is "0.5" or "0.25" ? 100 : 1, plan.Activities[1].Percent);
    }

    [Theory]
    [InlineData("yes", "no", PlanColumn.Milestone)]
    [InlineData("Power on", "Topping out", PlanColumn.Name)]
    public void A_column_called_milestone_is_a_flag_or_a_name_by_what_is_in_it(string one, string other, PlanColumn meaning) =>
        Assert.Equal(meaning, ColumnMapping.Guess(["Milestone", "Date"], [[one, "2026-04-03"], [other, "2026-04-03"]]).Columns["Milestone"]);

    [Fact]
    public void Planned_dates_are_the_baseline_where_others_are_forecast()
    {
        string[] header = ["Milestone", "Planned Finish", "Forecast Finish", "Actual Finish"];
        var mapping = ColumnMapping.Guess(header, [["Power on", "", "2026-04-03", ""]]);

        Assert.Equal(
            [PlanColumn.Name, PlanColumn.BaselineFinish, PlanColumn.Finish, PlanColumn.ActualFinish], header.Select(name => mapping.Columns[name]));
        Assert.Equal(PlanColumn.Finish, ColumnMapping.Guess(["Milestone", "Planned Finish"], [["Power on", "2026-04-03"]]).Columns["Planned Finish"]);
    }

    [Fact]
    public void Headers_that_come_twice_or_are_empty_can_be_told_apart()
    {
        var mapping = ColumnMapping.Guess(["Name", "Finish", "Finish", "", " "], [["One", "2026-04-03", "2026-04-04", "x", ""]]);

        Assert.Equal(
            new Dictionary<string, PlanColumn>
            {
                ["Name"] = PlanColumn.Name, ["Finish"] = PlanColumn.Finish, ["Finish (2)"] = PlanColumn.Grouping,
                ["Column 4"] = PlanColumn.Grouping, ["Column 5"] = PlanColumn.Ignored,
            },
            mapping.Columns);
    }

    [Fact]
    public void What_a_person_said_stands_and_the_rest_is_guessed()
    {
        var said = new ColumnMapping { Columns = new Dictionary<string, PlanColumn> { ["Start"] = PlanColumn.Ignored, ["Due"] = PlanColumn.Finish, ["Gone"] = PlanColumn.Duration } };

        var plan = Tables.Read("Name,Start,Due,Due date\nOne,2026-04-03,2026-04-04,2026-04-05\n", said);

        Assert.Equal((null, Tables.At("2026-04-04 17:00")), (plan.Activities[0].PlannedStart, plan.Activities[0].PlannedFinish!.Value));
        Assert.Equal(["Due", "Due date", "Name", "Start"], plan.Mapping!.Columns.Keys.Order());
        Assert.Equal("Gone", plan.Finding("column-missing").Subject);
    }

    [Fact]
    public void The_data_date_may_come_with_the_mapping() =>
        Assert.Equal(
            Tables.At("2026-02-01 17:00"),
            Tables.Read("Name,Finish\nOne,2026-04-03\n", new() { DataDate = Tables.At("2026-02-01 17:00") }).Projects[0].DataDate);

    [Fact]
    public void A_mapping_is_the_same_after_it_was_remembered_as_JSON()
    {
        var used = Tables.Read("Name;Finish;Dauer\nOne;13/04/2026;3,5\n", new() { HoursPerDay = 7.5m, DataDate = Tables.At("2026-02-01 17:00") }).Mapping!;

        var remembered = JsonSerializer.Deserialize<ColumnMapping>(JsonSerializer.Serialize(used))!;

        Assert.Equal(used.Columns, remembered.Columns);
        Assert.Equal(used with { Columns = remembered.Columns }, remembered);
        Assert.Equal((DateOrder.DayFirst, ';', ','), (used.DateOrder!.Value, used.Delimiter!.Value, used.DecimalSign!.Value));
    }
}
