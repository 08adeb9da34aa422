using System.Text;

namespace Construction.Tests.Import.Written;

/// <summary>Small schedules of each format.</summary>
static class Seeds
{
    public static readonly string[] Formats = ["P6 XER", "P6 XML", "MS Project XML", "CSV"];

    public static byte[] Of(string format, int activities = 24)
    {
        var path = WrittenPlan.Of(activities);
        using var text = new StringWriter();
        if (format == "P6 XER")
            WrittenXer.Write(path, text);
        else if (format == "P6 XML")
            WrittenXml.WriteP6(path, text);
        else if (format == "MS Project XML")
            WrittenXml.WriteMsProject(path, text);
        else
            WrittenTable.Write(path, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
