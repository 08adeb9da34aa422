using Dashboard.Log;
using Microsoft.Data.Sqlite;

namespace Construction.Tests.Logs;

/// <summary>A log in a directory of its own, with the shipped programme, a remembered request and a key in it.</summary>
sealed class LogFile : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    public string Path => System.IO.Path.Combine(_directory, "dashboard.db");

    public static LogFile WithTheShippedProgramme()
    {
        var file = new LogFile();
        using var log = SqliteEventLog.Open(file.Path);
        log.Begin();
        foreach (var entry in Shipped.Log)
            log.Append(entry);
        log.Remember(new(1, 2, [Outcome.Took(1), Outcome.Had(2)]));
        log.Remember(new(3, 4, [Outcome.Took(3), Outcome.Refused(Rejection.Unknown("site", "nowhere"))]));
        log.Save(new("a-key", "crusoe", "Grüße", ["abilene-tx"], [1, 2, 3], Some.Now, null, null));
        log.Commit();
        return file;
    }

    /// <summary>As anybody with an editor for SQLite files could do it: what guards the rows is taken away first.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = $"pragma journal_mode = delete; {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Every row, as text.</summary>
    public string Rows()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        var rows = new List<string>();
        foreach (var table in new[] { "events", "requests", "keys" })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
            command.CommandText = $"select * from {table} order by 1";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
                for (var column = 0; column < reader.FieldCount; column++)
                    rows.Add(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(column)}");
        }
        return string.Join('\n', rows);
    }

    public void Change(string sql) => Execute(
        "drop trigger if exists events_are_never_changed; drop trigger if exists events_are_never_deleted;"
        + "drop trigger if exists requests_are_never_changed; drop trigger if exists requests_are_never_deleted;" + sql);

    public LogFound Check() => LogCheck.Read(Path);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
