using Microsoft.Data.Sqlite;

namespace Dashboard.Log;

/// <summary>Makes the tables of a new log, and brings an older log to this version: in one transaction, whole or not at all.</summary>
static class LogSchema
{
    public const int Version = 3;

    /// <exception cref="StartupException">The file is no log of this program, or of a newer version.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        var found = VersionOf(connection, path);
        if (found == Version)
            return;
        using var transaction = connection.BeginTransaction(deferred: false);
        if (found == 0)
            Run(connection, Text("schema.sql") + $"insert into meta values ('epoch', '{NewEpoch()}');", transaction);
        else if (found == 1)
            Chain(connection, transaction);
        else
            Run(connection, Text("from-2-to-3.sql"), transaction);
        Run(connection, $"pragma user_version = {Version}", transaction);
        transaction.Commit();
    }

    public static string NewEpoch() => $"{Guid.NewGuid():N}";

    /// <summary>The log's version; 0 for a new file.</summary>
    /// <exception cref="StartupException">The file is no log of this program, or of a newer version.</exception>
    public static long VersionOf(SqliteConnection connection, string path)
    {
        var found = Number(connection, "pragma user_version");
        if (found > Version)
            throw new StartupException(
                $"The log file {path} was written by a newer version of this program (format {found}, this one knows {Version}). Install the newer version.");
        if (found == 0 && Number(connection, "select count(*) from sqlite_master") > 0)
            throw new StartupException(SqliteProblems.NotThisProgramsLog(path));
        return found;
    }

    // From 1 straight to this version: the new tables are those of a new log.
    static void Chain(SqliteConnection connection, SqliteTransaction transaction)
    {
        var (events, requests) = (new Log.Chain(), new Log.Chain());
        connection.CreateFunction("hash_of_event", (long position, long receivedAt, byte[] by, byte[] type, byte[] body) =>
            events.Event(position, receivedAt, by, type, body));
        connection.CreateFunction("hash_of_request", (long id, byte[] fingerprint, byte[] body, byte[] outcomes) =>
            requests.Request(id, fingerprint, body, outcomes));
        connection.CreateFunction("seal_of_key", (object?[] fields) => Log.Chain.Seal(fields));
        Run(connection, Text("from-1-to-2.sql").Replace("-- schema.sql", Text("schema.sql"), StringComparison.Ordinal), transaction);
    }

    static string Text(string name)
    {
        using var reader = new StreamReader(typeof(LogSchema).Assembly.GetManifestResourceStream($"Dashboard.Log.{name}")!);
        return reader.ReadToEnd();
    }

    static long Number(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return (long)command.ExecuteScalar()!;
    }

    static void Run(SqliteConnection connection, string sql, SqliteTransaction transaction)
    {
        using var command = Command(connection, sql);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // This program's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
