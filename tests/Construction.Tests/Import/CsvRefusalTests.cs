using System.Text;
using Construction.Import;

namespace Construction.Tests.Import;

public sealed class CsvRefusalTests
{
    [Theory]
    [InlineData("Foo,Bar\n1,2\n", "no column can be an activity's name or code", "'Foo', 'Bar'")]
    [InlineData("Code,Name,Duration\nA,One,2\n", "no column can be a date", "'Code', 'Name', 'Duration'")]
    [InlineData("Dear all, this is no table.\n", "no column can be an activity's name or code", "'Dear all'")]
    [InlineData("# nothing but comments\n", "holds no table", "")]
    public void A_table_that_is_no_schedule_is_refused_with_what_was_found_and_what_is_needed(string table, string rule, string found)
    {
        var refused = Tables.Refused(table);

        Assert.Contains(rule, refused, StringComparison.Ordinal);
        Assert.Contains(found, refused, StringComparison.Ordinal);
    }

    [Fact]
    public void More_activities_than_are_read_are_refused()
    {
        var table = new StringBuilder("Name,Finish\n");
        for (var row = 0; row <= ImportLimits.Activities; row++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"Activity {row},2026-01-05\n");

        Assert.Contains("more than 200,000 activities", Tables.Refused(table.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_without_end_is_refused() =>
        Assert.Contains("longer than", Tables.Refused($"Name,Finish\n\"{new string('x', ImportLimits.FieldLength + 1)}"), StringComparison.Ordinal);

    [Fact]
    public void The_preview_of_a_table_that_is_refused_shows_what_a_person_needs_to_correct_it()
    {
        const string Table = "Wer;Wann\nA;05.01.2026\n";
        var preview = CsvPlan.Preview(new MemoryStream(Encoding.UTF8.GetBytes(Table)))!;

        Assert.Equal(["Wer", "Wann"], preview.Header);
        Assert.Equal(["A", "05.01.2026"], Assert.Single(preview.FirstRows));
        var corrected = preview.Mapping with { Columns = new Dictionary<string, PlanColumn> { ["Wer"] = PlanColumn.Name, ["Wann"] = PlanColumn.Finish } };
        Assert.Equal(Tables.At("2026-01-05 17:00"), Assert.Single(Tables.Read(Table, corrected).Activities).PlannedFinish);
    }
}
