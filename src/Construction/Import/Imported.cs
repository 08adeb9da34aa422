using Construction.Domain;

namespace Construction.Import;

/// <summary>What became of reading a file: a plan, or the reason why there is none.</summary>
public abstract record Imported
{
    public sealed record Read(Plan Plan) : Imported;

    public sealed record Refused(Rejection Rejection) : Imported;

    /// <param name="rule">What is wrong with the file, and what would be right, in words for the person who sent it.</param>
    /// <param name="line">The line at which it cannot be read further.</param>
    public static Refused Refuse(string rule, int? line = null) =>
        new(Domain.Rejection.Invalid("file", line is null ? null : $"line {line}", Findings.Short(rule)));
}

/// <summary>A file that cannot be read further; a reader's own way out, which it catches itself.</summary>
sealed class UnreadableException(string rule, int? line = null) : Exception(rule)
{
    public Imported.Refused Refusal => Imported.Refuse(Message, line);
}

/// <summary>How large a schedule may be.</summary>
public static class ImportLimits
{
    public const int Activities = 200_000;
    public const int Links = 1_000_000;
    public const int Calendars = 10_000;

    /// <summary>By which activities go: each takes a megabyte to compute with.</summary>
    public const int CalendarsUsed = 500;

    /// <summary>Of one calendar, each with working hours of its own.</summary>
    public const int KindsOfDays = 200;

    /// <summary>Characters of one line, field or element.</summary>
    public const int FieldLength = 4 << 20;

    /// <summary>Of one row: somewhat more than Excel has.</summary>
    public const int Columns = 20_000;

    /// <summary>Of a table, with its headings; and as many that hold nothing.</summary>
    public const int Rows = 2 * Activities;

    public const int Projects = 5_000;

    /// <summary>Characters of an activity's code; longer ones are cut, with a finding.</summary>
    public const int CodeLength = 100;

    /// <summary>Years in which a construction schedule can lie; other dates are taken as none, with a finding.</summary>
    public const int FirstYear = 1980;
    public const int LastYear = 2150;

    /// <summary>Of numbers without a limit of their own, so that they can be added up.</summary>
    public const decimal Number = 1e15m;

    /// <summary>Working minutes of a duration or a lag: as many as there are in all these years.</summary>
    public const int Minutes = (LastYear - FirstYear + 1) * 366 * 24 * 60;
}
