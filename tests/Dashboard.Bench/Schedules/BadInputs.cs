using System.IO.Compression;
using System.Text;
using Construction.Tests.Import.Written;

namespace Dashboard.Bench.Schedules;

/// <summary>The files that are tried, with what is said about each.</summary>
static partial class BadInputs
{
    static readonly byte[] s_xer = Seeds.Of("P6 XER");
    static readonly byte[] s_p6 = Seeds.Of("P6 XML");
    static readonly byte[] s_project = Seeds.Of("MS Project XML");
    static readonly byte[] s_table = Seeds.Of("CSV");

    public static IReadOnlyList<BadInput> All => [.. CutOff(), .. WrongEncodings(), .. NoSchedules(), .. Packed(), .. Bombs(), .. Huge(), .. Broken()];

    static IEnumerable<BadInput> CutOff() =>
    [
        BadInput.Of("XER, cut off", s_xer[..(s_xer.Length * 2 / 3)], "cut off"),
        BadInput.Of("P6 XML, cut off", s_p6[..(s_p6.Length * 2 / 3)], "cut off"),
        BadInput.Of("Project XML, cut off", s_project[..(s_project.Length * 2 / 3)], "breaks off"),
        BadInput.Of("CSV, cut off within quotes", s_table[..(s_table.AsSpan().LastIndexOf((byte)'"') - 2)], "quote"),
        BadInput.Of("empty", "", "empty"),
        BadInput.Of("XER, only its header", "ERMHDR\t23.12\n", "without a single activity"),
    ];

    static IEnumerable<BadInput> WrongEncodings() =>
    [
        BadInput.Of("XER in UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text(s_xer))], "UTF-16"),
        BadInput.Of("XER in UTF-16 without mark", Encoding.Unicode.GetBytes(Text(s_xer)), "not text"),
        BadInput.Of("CSV in UTF-32", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Text(s_table))], "UTF-32"),
        BadInput.Of("P6 XML that says it is in UTF-16", Text(s_p6).Replace("utf-8", "utf-16", StringComparison.Ordinal), "XML"),
        BadInput.Of("Project XML in Latin-1 that says UTF-8", Encoding.Latin1.GetBytes(Text(s_project)), "XML"),
        BadInput.Of("Project XML in an encoding of no name", Text(s_project).Replace("UTF-8", "x-none", StringComparison.Ordinal), "XML"),
    ];

    static IEnumerable<BadInput> NoSchedules() =>
    [
        BadInput.Of("random bytes", Noise(100_000), ""),
        BadInput.Of("a web page", "<!DOCTYPE html><html><body>Schedule</body></html>", "web page"),
        BadInput.Of("another XML", "<?xml version='1.0'?><rss><channel/></rss>", "no schedule"),
        BadInput.Of("a project of a compiler", "<Project Sdk='Microsoft.NET.Sdk'><PropertyGroup/></Project>", "not Microsoft Project's"),
        BadInput.Of("JSON", "{\"activities\": [1, 2]}", "JSON"),
        BadInput.Of("PDF", "%PDF-1.7\n1 0 obj", "PDF"),
        BadInput.Of("prose", string.Concat(Enumerable.Repeat("The schedule will follow next week, as agreed.\nBest regards\n", 500)), "no column"),
        BadInput.Of("a table of something else", "Animal,Legs\nDog,4\nHen,2\n", "no column"),
        BadInput.Of("Microsoft Project's own .mpp", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(5000)], "mpp"),
    ];

    static IEnumerable<BadInput> Packed() =>
    [
        BadInput.Of("zip", Zip("schedule.xer", to => to.Write(s_xer)), "unpack"),
        BadInput.Of("xlsx", Zip("xl/workbook.xml", to => to.Write("<workbook/>"u8)), "Excel"),
        BadInput.Of("zip bomb, 1 GB of zeros", Zip("schedule.xer", WriteZeros), "unpack"),
        BadInput.Of("gzip", [0x1F, 0x8B, 8, 0, .. Noise(1000)], "unpack"),
    ];

    static IEnumerable<BadInput> Bombs()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY e{level} '{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}'>"));
        var bomb = $"<!DOCTYPE a [<!ENTITY e0 'haha'>{entities}]>";
        foreach (var (name, file) in ((string, byte[])[])[("P6 XML", s_p6), ("Project XML", s_project)])
        {
            yield return BadInput.Of($"{name}, entity bomb", AfterProlog(file, bomb).Replace("Hall of data", "&e9;", StringComparison.Ordinal), "DTD");
            yield return BadInput.Of($"{name}, DTD elsewhere", AfterProlog(file, "<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'>"), "DTD");
            yield return BadInput.Of($"{name}, DTD of a local file", AfterProlog(file, "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"), "DTD");
        }
    }

    static byte[] Zip(string name, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open())
            write(entry);
        return packed.ToArray();
    }

    static void WriteZeros(Stream to)
    {
        for (var written = 0; written < 1024; written++)
            to.Write(new byte[1 << 20]);
    }

    static string AfterProlog(byte[] file, string inserted) => Text(file).Insert(Text(file).IndexOf("?>", StringComparison.Ordinal) + 2, inserted);

    static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        // No signature by chance.
        bytes[0] = 7;
        return bytes;
    }

    static string Text(byte[] file) => Encoding.UTF8.GetString(file);
}
