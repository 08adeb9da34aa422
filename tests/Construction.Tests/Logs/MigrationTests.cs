using Dashboard.Log;
using Microsoft.Data.Sqlite;

namespace Construction.Tests.Logs;

/// <summary>Logs of version 1 are in the field: they are brought over as they are, or not at all.</summary>
public sealed class MigrationTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    string LogFile => Path.Combine(_directory, "dashboard.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_log_of_version_1_keeps_every_row_and_its_epoch_and_is_chained()
    {
        MakeVersion1();

        using (var log = SqliteEventLog.Open(LogFile))
        {
            Assert.Equal("0123456789abcdef0123456789abcdef", log.Epoch);
            Assert.Equal(Shipped.Log.Select(EventsOf), log.ReadAllAfter(0).Select(EventsOf));
            var request = Assert.Single(log.RequestsAfter(0));
            Assert.Equal(((UInt128)1, (UInt128)2, 5L), (request.Fingerprint, request.Body, log.OutcomesOf(request.Id)[0].Position));
            var key = Assert.Single(log.Keys());
            Assert.Equal(("a-key", "crusoe", "Grüße"), (key.Id, key.Party, key.Label));
        }
        var found = LogCheck.Read(LogFile);
        Assert.Null(found.Fault);
        Assert.Equal((Shipped.Log.Count, 1, 1), (found.Events, found.Requests, found.Keys));
    }

    [Fact]
    public void It_is_guarded_as_a_new_log_is()
    {
        MakeVersion1();
        SqliteEventLog.Open(LogFile).Dispose();

        foreach (var sql in new[] { "update events set by = 'me'", "delete from events", "update requests set body = x'00'", "delete from requests" })
            Assert.Contains("never", Assert.Throws<SqliteException>(() => Execute(sql)).Message, StringComparison.Ordinal);
        Assert.Empty(Names("select name from sqlite_master where name like '%\\_1' escape '\\'"));
    }

    [Fact]
    public void A_migration_that_fails_half_way_leaves_the_log_as_it_was()
    {
        MakeVersion1();
        // A row that version 2 cannot hold.
        Execute("drop trigger events_are_never_changed; update events set received_at = 'yesterday' where position = 300");
        var before = Names("select name || sql from sqlite_master");

        Assert.Throws<Dashboard.StartupException>(() => SqliteEventLog.Open(LogFile));

        Assert.Equal(before, Names("select name || sql from sqlite_master"));
        Assert.Equal(["1"], Names("select user_version from pragma_user_version"));
    }

    void MakeVersion1()
    {
        Execute(File.ReadAllText(Checkout.Folder("tests", "Construction.Tests", "Logs", "schema-1.sql")));
        Execute("insert into meta values ('epoch', '0123456789abcdef0123456789abcdef'); pragma user_version = 1");
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        foreach (var entry in Shipped.Log)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "insert into events values (@position, @at, @by, @type, @body)";
            command.Parameters.AddWithValue("@position", entry.Position);
            command.Parameters.AddWithValue("@at", entry.ReceivedAt.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("@by", entry.By);
            command.Parameters.AddWithValue("@type", EventJson.TypeOf(entry.Event));
            command.Parameters.AddWithValue("@body", EventJson.Write(entry.Event));
            command.ExecuteNonQuery();
        }
        transaction.Commit();
        Execute("insert into requests values (1, x'01000000000000000000000000000000', x'02000000000000000000000000000000', '[{\"t\":true,\"p\":5}]')");
        Execute("insert into keys values ('a-key', 'crusoe', 'Grüße', null, x'0102', 5, null, null)");
    }

    static (long, DateTimeOffset, string, string) EventsOf(LogEntry entry) => (entry.Position, entry.ReceivedAt, entry.By, EventJson.Write(entry.Event));

    List<string> Names(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    void Execute(string sql) => Names(sql);

    SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = LogFile, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
