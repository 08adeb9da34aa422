using Microsoft.Data.Sqlite;

namespace Dashboard.Log;

/// <summary>SQLite's error codes (sqlite.org/rescode.html) in words for an operator.</summary>
static class SqliteProblems
{
    const int Busy = 5, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static string AtStart(SqliteException problem, string path) => problem.SqliteErrorCode switch
    {
        ReadOnly => $"The log file {path} is read-only. Make it writable, or set Data:Directory to another directory.",
        Busy => $"The log file {path} is in use by another program.",
        Full => $"The disk of {path} is full. Make room, or set Data:Directory to another directory.",
        CannotOpen => $"The log file {path} cannot be opened: check that its directory can be written.",
        Corrupt or NotADatabase => NotThisProgramsLog(path),
        _ => $"The log file {path} cannot be used: {problem.Message}",
    };

    public static string NotThisProgramsLog(string path) =>
        $"The file {path} is damaged or is no log of this program. Restore a backup, or set Data:Directory to another directory.";

    public static LogUnavailableException WhileRunning(SqliteException problem) => problem.SqliteErrorCode switch
    {
        Full => new("the disk of the log is full", canHeal: true, problem),
        Busy => new("the log is locked by another program", canHeal: true, problem),
        // After a failed write or sync nobody knows what is on the disk: only a restart reads it again.
        _ => new($"the log cannot be written: {problem.Message}", canHeal: false, problem),
    };
}
