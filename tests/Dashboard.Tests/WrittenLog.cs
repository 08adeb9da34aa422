using Microsoft.Data.Sqlite;

namespace Dashboard.Tests;

/// <summary>The log of a server that has stopped: a programme, reports, remembered requests and a key. Tests work on copies of it.</summary>
public sealed class WrittenLog : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    /// <summary>How many events it holds.</summary>
    public long Events { get; private set; }

    public async Task InitializeAsync()
    {
        await using var server = await DashboardServer.StartIn(_directory, "Data:Reports=none");
        await Some.Key(server, "crusoe");
        var reports = $"{await Some.Milestone(server)}/reports";
        for (var count = 0; count < 3; count++)
            (await server.Owner.Post(reports, Some.Report(), Some.IdempotencyKey())).Being(201);
        Events = await server.Anyone.Head();
        Assert.Equal(0, await server.Stop());
    }

    /// <summary>A data directory of the caller's with the log in it, which may stay as it is: one file.</summary>
    public string CopyTo(string directory)
    {
        Directory.CreateDirectory(directory);
        File.Copy(Path.Combine(_directory, "dashboard.db"), Path.Combine(directory, "dashboard.db"));
        return Path.Combine(directory, "dashboard.db");
    }

    /// <summary>As anybody with an editor for SQLite files could do it: what guards the rows is taken away first.</summary>
    public static void Change(string log, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = log, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        const string guards =
            "drop trigger events_are_never_changed; drop trigger events_are_never_deleted; "
            + "drop trigger requests_are_never_changed; drop trigger requests_are_never_deleted; "
            + "drop trigger files_are_never_changed; drop trigger files_are_never_deleted;";
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = $"pragma journal_mode = delete; {guards} {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }
}
