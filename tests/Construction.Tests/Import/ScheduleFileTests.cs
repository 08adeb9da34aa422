using System.Text;
using Construction.Import;

namespace Construction.Tests.Import;

public sealed class ScheduleFileTests
{
    [Fact]
    public void A_table_is_read_and_checked()
    {
        var plan = Assert.IsType<Imported.Read>(Read("Code,Name,Finish,Predecessors\nA,One,2026-01-05,A\n"u8.ToArray())).Plan;

        Assert.Equal("A", plan.Finding("link-to-itself").Subject);
        Assert.Empty(plan.Links);
    }

    [Fact]
    public void A_table_is_read_by_the_mapping() =>
        Assert.Equal(
            "B", Assert.IsType<Imported.Read>(Read("Foo,Bar\nB,2026-01-05\n"u8.ToArray(), new()
            {
                Columns = new Dictionary<string, PlanColumn> { ["Foo"] = PlanColumn.Code, ["Bar"] = PlanColumn.Finish },
            })).Plan.Activities[0].Code);

    [Fact]
    public void A_schedule_without_activities_is_refused() =>
        Assert.Contains("holds no activities", Refused("Code,Name,Finish\n"u8.ToArray()), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\r\n ", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("PK\u0003\u0004....[Content_Types].xml....xl/workbook.xml", "an Excel workbook (.xlsx)")]
    [InlineData("PK\u0003\u0004....schedule.xer", "unpack it first")]
    [InlineData("PK\u0005\u0006", "unpack it first")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("GIF89a", "picture")]
    [InlineData("BZh9", "unpack it first")]
    [InlineData("Rar!\u001a", "unpack it first")]
    [InlineData("SQLite format 3\0", "SQLite")]
    [InlineData("\0\u0001\0\0Standard Jet DB\0", "Access")]
    [InlineData("\0\u0001\0\0Standard ACE DB\0", "Access")]
    [InlineData("\0\0000000PP", "Asta")]
    [InlineData("{\\rtf1", "RTF")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    [InlineData("<html lang='en'>", "web page")]
    [InlineData("<?xml version='1.0'?><!-- a > comment --><rss version='2'>", "'rss'")]
    [InlineData("<?xml version='1.0'?>", "no element")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\">", "namespace")]
    [InlineData("{ \"a\": 1 }", "JSON")]
    [InlineData("[\n {", "JSON")]
    [InlineData("MPX,Microsoft Project,4.0", ".mpx")]
    [InlineData("Code,Name\0,Finish", "not text")]
    public void What_is_no_schedule_is_refused_in_plain_words(string begins, string words) =>
        Assert.Contains(words, Refused(Encoding.UTF8.GetBytes(begins)), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8 }, "unpack it first")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, "save it as XML in Project")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "picture")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "picture")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 65, 0, 0, 0 }, "UTF-32")]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF, 0, 0, 0, 65 }, "UTF-32")]
    [InlineData(new byte[] { 7, 0, 1, 200, 90 }, "not text")]
    public void What_is_no_text_is_refused_in_plain_words(byte[] begins, string words) =>
        Assert.Contains(words, Refused(begins), StringComparison.Ordinal);

    [Theory]
    [InlineData("ERMHDR\t23.12\t2026-08-11", "P6Xer")]
    [InlineData("%T\tPROJECT\n", "P6Xer")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- x -->\n<APIBusinessObjects xmlns=\"http://xmlns.oracle.com/Primavera/P6/V8\">", "P6Xml")]
    [InlineData("<ns2:Project xmlns:ns2=\"http://schemas.microsoft.com/project\">", "MsProjectXml")]
    [InlineData("\uFEFF<?xml version='1.0'?><Project xmlns = 'http://schemas.microsoft.com/project/2007'>", "MsProjectXml")]
    [InlineData("Code,Name,Finish", "Table")]
    [InlineData("[ID];Name;Finish", "Table")]
    public void The_format_is_told_by_how_the_file_begins(string begins, string format) =>
        Assert.Equal((Enum.Parse<FileKind>(format), null), (Head(Encoding.UTF8.GetBytes(begins)).Kind, Head(Encoding.UTF8.GetBytes(begins)).WhyNot));

    [ScheduleTheory(
        "terminal-building-66.xer", "encoding1251.xer", "percent-complete-8.4.pmxml", "ozbuild-15.mspdi.xml", "ymca-171-foreign-writer.mspdi.xml",
        "ozbuild-15.tasks.tsv")]
    [InlineData("terminal-building-66.xer", "P6Xer")]
    [InlineData("encoding1251.xer", "P6Xer")]
    [InlineData("percent-complete-8.4.pmxml", "P6Xml")]
    [InlineData("ozbuild-15.mspdi.xml", "MsProjectXml")]
    [InlineData("ymca-171-foreign-writer.mspdi.xml", "MsProjectXml")]
    [InlineData("ozbuild-15.tasks.tsv", "Table")]
    public void The_format_of_real_files_is_told(string file, string format)
    {
        using var stream = Schedules.Open(file);

        Assert.Equal(Enum.Parse<FileKind>(format), FileHead.Read(stream).Kind);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void XML_in_UTF_16_is_told_with_its_mark_and_without(string name, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = isMarked ? encoding.GetPreamble() : [];

        Assert.Equal(FileKind.P6Xml, Head([.. mark, .. encoding.GetBytes("<?xml version='1.0' encoding='utf-16'?><APIBusinessObjects>")]).Kind);
    }

    [Fact]
    public void An_XER_in_UTF_16_is_refused() =>
        Assert.Contains("UTF-16", Refused([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("ERMHDR\t23.12")]), StringComparison.Ordinal);

    [Fact]
    public void No_more_than_64_KB_are_read_of_what_is_refused()
    {
        using var file = new MemoryStream([.. "%PDF-1.7"u8, .. new byte[1 << 20]]);

        Assert.IsType<Imported.Refused>(ScheduleFile.Read(file));
        Assert.Equal(64 << 10, file.Position);
    }

    [Fact]
    public void A_file_is_read_from_where_its_stream_is()
    {
        using var file = new MemoryStream("%PDFCode,Name,Finish\nA,One,2026-01-05\n"u8.ToArray()) { Position = 4 };

        Assert.Equal("A", Assert.IsType<Imported.Read>(ScheduleFile.Read(file)).Plan.Activities[0].Code);
    }

    static string Refused(byte[] file) => Assert.IsType<Imported.Refused>(Read(file)).Rejection.Rule;

    static Imported Read(byte[] file, ColumnMapping? mapping = null)
    {
        using var stream = new MemoryStream(file);
        return ScheduleFile.Read(stream, mapping);
    }

    static FileHead Head(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return FileHead.Read(stream);
    }
}
