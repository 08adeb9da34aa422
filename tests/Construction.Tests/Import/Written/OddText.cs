using System.Globalization;
using System.Text;

namespace Construction.Tests.Import.Written;

/// <summary>What nobody expects in a schedule.</summary>
static class OddText
{
    static readonly string[] s_numbers =
    [
        "0", "-1", "1e308", "-1e308", "79228162514264337593543950335", "-79228162514264337593543950335", "2147483647", "-2147483648", "2147483648",
        "9223372036854775807", "35791394", "35791395", "30000000", "1.7976931348623157E+308", "NaN", "Infinity", "0.0000000000000000000000000001", "1,5",
        "1.000.000,5", "00000000000000000000001", "٣", "１２", "1_000", "+5", "5-", "--5", "1e-400", ".", ",", "-", "999999999", "999999999.99", "0x10",
    ];

    static readonly string[] s_dates =
    [
        "0001-01-01 00:00", "9999-12-31 23:59", "1979-12-31 23:59", "1980-01-01 00:00", "2150-12-31 23:59", "2151-01-01 00:00", "2026-02-30 08:00", "2026-13-01 08:00",
        "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2150-12-31T23:59:59.9999999", "2026-07-06T08:00:00+14:00", "2026-07-06T24:00:00", "2026-07-06", "06.07.2026", "7/6/26",
        "٠٦/٠٧/٢٠٢٦", "2026-07-06 08:00 A", "29221", "91676.99999", "1e9", "0", "-1", "2026-7-6 8:0", "9999-12-31T23:59:59.9999999",
    ];

    static readonly string[] s_signs =
    [
        "\0", "\0\0\0\0", "\x7f\x7f", "\u0001", "\u001A", "\uFEFF", "\uFFFF", "\u202E", "\u2028", "\U0001F3D7", "\"", "\"\"", "'", "\t", "\n", "\r", "\r\n", "\t\t\t\t", ";", "|", "#",
        "<", ">", "&", "&amp;", "&#0;", "&#x10FFFF;", "&nothing;", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", "</Task>", "<Task>", "<x:y z='1'>", "%T\tTASK\r\n", "%F\r\n", "%R\r\n", "%E\r\n",
        "ERMHDR\t", "(0||1()(", "))))", "(d|99999999|", "s|25:00|f|26:00", "xsi:nil=\"true\"", "PT999999999H0M0S", "PT99999999999H", "P9999999D", "-1", "1", "24", "sep=;\n",
    ];

    // What the formats know, in places where it is not expected.
    static readonly string[] s_words =
    [
        "TT_LOE", "TT_WBS", "TT_Mile", "TT_FinMile", "TT_Rsrc", "TK_Complete", "TK_Active", "CP_Units", "CP_Phys", "CS_ALAP", "CS_MANDSTART", "CS_MANDFIN", "CS_MSO", "CS_MEO",
        "CS_MSOB", "CS_MEOA", "PR_SS", "PR_FF", "PR_SF", "rcal_24Hour", "rcal_Successor", "rcal_ProjDefault", "FT_SF", "FT_MIN", "CT_DrivPath", "N", "Y", "task_id", "proj_id",
        "resume_date", "suspend_date", "expect_end_date", "cstr_type2", "cstr_date2", "external_early_start_date", "external_late_end_date", "sched_progress_override",
        "Level of Effort", "WBS Summary", "Start Milestone", "Finish Milestone", "Completed", "In Progress", "Mandatory Start", "Mandatory Finish", "As Late As Possible", "Start On",
        "Start to Finish", "ExpectedFinishDate", "ResumeDate", "SuspendDate", "true", "false", "0", "1", "2", "3", "4", "5", "6", "7", "8", "-1",
        "Deadline", "Manual", "ManualStart", "ManualFinish", "Summary", "OutlineLevel", "Stop", "Resume", "IsNull", "ExternalTask", "BaseCalendarUID", "ElapsedDuration",
        "A1003FS-99999d", "A1003SS+50%", "A1002", "A1004SF-3eh", "10ed", "3 wks?", "100%", "0.5", "ALAP", "Must Start On", "yes", "no",
    ];

    public static byte[] Word(Random random) => Encoding.UTF8.GetBytes(s_words[random.Next(s_words.Length)]);

    public static byte[] Number(Random random) => Encoding.UTF8.GetBytes(
        random.Next(4) == 0 ? (random.NextDouble() * Math.Pow(10, random.Next(-5, 20))).ToString(CultureInfo.InvariantCulture) : s_numbers[random.Next(s_numbers.Length)]);

    public static byte[] Date(Random random) => Encoding.UTF8.GetBytes(s_dates[random.Next(s_dates.Length)]);

    public static byte[] DocType(Random random) => random.Next(4) switch
    {
        0 => "<!DOCTYPE a SYSTEM 'file:///etc/hostname'>"u8.ToArray(),
        1 => "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"u8.ToArray(),
        2 => "<!DOCTYPE "u8.ToArray(),
        _ => "<!DOCTYPE a [<!ELEMENT a ANY>]>"u8.ToArray(),
    };

    public static byte[] Any(Random random) => random.Next(8) switch
    {
        0 => Number(random),
        1 => Date(random),
        2 => Encoding.UTF8.GetBytes(new string((char)random.Next(32, 0x3000), random.Next(1, 3000))),
        3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(s_signs[random.Next(s_signs.Length)], random.Next(1, 300)))),
        4 => RandomBytes(random),
        _ => Encoding.UTF8.GetBytes(s_signs[random.Next(s_signs.Length)]),
    };

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 64)];
        random.NextBytes(bytes);
        return bytes;
    }
}
