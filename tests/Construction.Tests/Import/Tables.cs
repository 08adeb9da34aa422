using System.Text;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Tables and plans written in tests.</summary>
static class Tables
{
    public static Plan Read(string table, ColumnMapping? mapping = null) => Read(Encoding.UTF8.GetBytes(table), mapping);

    public static Plan Read(byte[] table, ColumnMapping? mapping = null)
    {
        var imported = CsvPlan.Read(new MemoryStream(table), mapping);
        return Assert.IsType<Imported.Read>(imported).Plan;
    }

    public static string Refused(string table) =>
        Assert.IsType<Imported.Refused>(CsvPlan.Read(new MemoryStream(Encoding.UTF8.GetBytes(table)))).Rejection.Rule;

    public static PlannedActivity Activity(this Plan plan, string code) => Assert.Single(plan.Activities, activity => activity.Code == code);

    public static Finding Finding(this Plan plan, string kind) => Assert.Single(plan.Findings, finding => finding.Kind == kind);

    public static void HasNo(this Plan plan, string kind) => Assert.DoesNotContain(plan.Findings, finding => finding.Kind == kind);

    public static DateTime At(string moment) => DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
