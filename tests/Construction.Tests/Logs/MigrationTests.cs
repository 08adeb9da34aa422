using Dashboard.Log;
using Microsoft.Data.Sqlite;

namespace Construction.Tests.Logs;

/// <summary>Logs of older versions are in the field: they are brought over as they are, or not at all.</summary>
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
        Assert.Empty(Names("select name from sqlite_master where name like '%\\_1' escape '\\' and name not like 'sqlite%'"));
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

    [Fact]
    public void A_log_of_version_2_keeps_every_row_and_its_epoch_and_keeps_files_from_then_on()
    {
        var before = MakeVersion2();
        Assert.Equal(["2"], Names("select user_version from pragma_user_version"));
        using var content = new MemoryStream("ERMHDR"u8.ToArray());
        var file = KeptFile.Of(content);

        using (var log = SqliteEventLog.Open(LogFile))
        {
            Assert.Equal(before.Epoch, log.Epoch);
            Assert.Equal(Shipped.Log.Select(EventsOf), log.ReadAllAfter(0).Select(EventsOf));
            log.Begin();
            log.Keep(file);
            log.Append(new(Shipped.Log.Count + 1, Some.Now, "a-key", new ScheduleAccepted(Some.Site, Some.Schedule with { Sha256 = file.Sha256 })));
            log.Commit();
            Assert.Equal(file.Content, log.FileOf(file.Sha256)?.Content);
        }
        var found = LogCheck.Read(LogFile);
        Assert.Null(found.Fault);
        Assert.Equal((before.Events + 1, before.Requests, before.Keys, before.Epoch), (found.Events, found.Requests, found.Keys, found.Epoch));
        foreach (var sql in new[] { "update files set content = x'00'", "delete from files", "update events set by = 'me'" })
            Assert.Contains("never", Assert.Throws<SqliteException>(() => Execute(sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_brought_over_is_as_a_new_one()
    {
        using var fresh = Construction.Tests.Logs.LogFile.WithTheShippedProgramme();
        MakeVersion2();
        SqliteEventLog.Open(LogFile).Dispose();

        Assert.Equal(SchemaOf(fresh.Path), SchemaOf(LogFile));
    }

    [Fact]
    public void A_log_of_version_2_is_left_as_it_was_where_the_new_table_cannot_be_made()
    {
        MakeVersion2();
        Execute("create table files (name text)");

        Assert.Throws<Dashboard.StartupException>(() => SqliteEventLog.Open(LogFile));

        Assert.Equal(["2"], Names("select user_version from pragma_user_version"));
        Assert.Empty(Names("select name from sqlite_master where name like 'files_are%'"));
    }

    // The rows of version 3 are those of version 2.
    LogFound MakeVersion2()
    {
        using var written = Construction.Tests.Logs.LogFile.WithTheShippedProgramme();
        var found = written.Check();
        Execute(File.ReadAllText(Checkout.Folder("tests", "Construction.Tests", "Logs", "schema-2.sql")));
        Execute($"attach '{written.Path}' as written; insert into meta select * from written.meta; insert into events select * from written.events; "
            + "insert into requests select * from written.requests; insert into keys select * from written.keys; pragma user_version = 2");
        return found;
    }

    // Comments and the way it is laid out apart.
    static List<string> SchemaOf(string log)
    {
        using var connection = Open(log);
        using var command = connection.CreateCommand();
        command.CommandText = "select m.name || ' ' || coalesce(c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk, m.sql) from sqlite_master m "
            + "left join pragma_table_info(m.name) c on m.type = 'table' order by 1";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return names;
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

    SqliteConnection Open() => Open(LogFile);

    static SqliteConnection Open(string log)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = log, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
