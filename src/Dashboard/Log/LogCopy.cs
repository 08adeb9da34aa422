using Microsoft.Data.Sqlite;

namespace Dashboard.Log;

/// <summary>Copies of a log as files of their own, for <c>backup</c> and <c>restore</c>.</summary>
static class LogCopy
{
    const int ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static bool IsLog(string path) => File.Exists(path) && new FileInfo(path).Length > 0;

    /// <summary>
    /// One consistent state of a log, however much is written to it meanwhile, as one synced file of this version, with an
    /// epoch of its own: what is written after it, here and there, is not the same.
    /// </summary>
    public static void Make(string from, string to)
    {
        Remove(to);
        Create(to);
        using (var source = Open(from, SqliteOpenMode.ReadOnly))
        using (var target = Open(to, SqliteOpenMode.ReadWrite))
        {
            // A copy that is cut short is thrown away: it is synced once, when it is whole.
            Run(target, "pragma synchronous = off");
            source.BackupDatabase(target);
            Run(target, "pragma journal_mode = delete");
            if (LogSchema.VersionOf(target, from) == 0)
                throw new StartupException(SqliteProblems.NotThisProgramsLog(from));
            LogSchema.Prepare(target, from);
            Run(target, $"update meta set value = '{LogSchema.NewEpoch()}' where name = 'epoch'");
        }
        Disk.Sync(to);
    }

    /// <summary>Brings what is in a log's write-ahead file home, where that is still possible.</summary>
    public static void BringHome(string log)
    {
        try
        {
            using var connection = Open(log, SqliteOpenMode.ReadWrite);
            Run(connection, "pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // It is damaged; what is beside it is kept beside it.
        }
    }

    public static void Remove(string copy)
    {
        foreach (var file in new[] { copy, $"{copy}-journal", $"{copy}-wal", $"{copy}-shm" }.Where(File.Exists))
            File.Delete(file);
    }

    /// <summary>A sentence for what stops a copy; null for a bug.</summary>
    public static string? Explain(Exception problem, string path) => problem switch
    {
        SqliteException { SqliteErrorCode: Full } => $"the disk of {path} has no room for it.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } => $"{path} or the log cannot be opened; check who may read and write them.",
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => "the file to copy is damaged or is no log of this program.",
        SqliteException other => other.Message,
        IOException or UnauthorizedAccessException => problem.Message,
        _ => null,
    };

    // For this account only, as the log is.
    static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // This program's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
