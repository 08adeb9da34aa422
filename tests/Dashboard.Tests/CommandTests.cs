namespace Dashboard.Tests;

/// <summary>Backup, restore and verify, as an operator runs them: beside the server, after it, and with what can go wrong.</summary>
public sealed class CommandTests(WrittenLog written) : IClassFixture<WrittenLog>, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    string Data => In("data");

    string LogFile => In("data/dashboard.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_digest_is_written_beside_the_server_in_the_form_and_language_asked_for()
    {
        written.CopyTo(Data);
        await using var server = await DashboardServer.StartIn(Data);

        Assert.Contains("# Stargate: what changed from ", await Done("digest", "md"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", await Done("digest", "html:de:2026-01-31"), StringComparison.Ordinal);
        foreach (var form in new[] { "pdf", "md:fr", "md:en:tomorrow", "md:en:2026-01-31:more" })
            Assert.Contains("digest needs a form", await Refused("digest", form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_made_and_verified_while_the_server_runs_and_restored_while_it_does_not()
    {
        written.CopyTo(Data);
        await using var server = await DashboardServer.StartIn(Data);
        var before = await server.Owner.Get("/api/programme");

        Assert.Contains($"{written.Events:N0} events", await Done("backup", In("copy.db")), StringComparison.Ordinal);
        var reports = $"{await Some.Milestone(server)}/reports";
        (await server.Owner.Post(reports, Some.Report("after the backup"))).Being(201);

        Assert.Contains($"{written.Events:N0} events", await Done("verify", In("copy.db")), StringComparison.Ordinal);
        Assert.Contains($"{written.Events + 2:N0} events", await Done("verify"), StringComparison.Ordinal);
        Assert.Equal(written.Events, (long)(await server.Owner.Get("/api/status")).Json["backup"]!["position"]!);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("copy.db")));
        Assert.Contains("Another server is using", await Refused("restore", In("copy.db")), StringComparison.Ordinal);
        (await server.Owner.Post(reports, Some.Report("and nothing was changed"))).Being(201);
        Assert.Equal(0, await server.Stop());

        var said = await Done("restore", In("copy.db"));

        var kept = said.Split('\n').Single(line => line.StartsWith("Kept ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.Equal(Data, Path.GetDirectoryName(kept));
        Assert.Contains($"{written.Events + 3:N0} events", await Done("verify", kept), StringComparison.Ordinal);
        Assert.Contains($"{written.Events:N0} events", await Done("verify"), StringComparison.Ordinal);
        await server.Restart();
        var after = await server.Owner.Get("/api/programme");
        Assert.Equal(before.Position, after.Position);
        Assert.NotEqual(before.Epoch, after.Epoch);
        (await server.Owner.Get(reports[..^"/reports".Length])).BeingProblem(404);
    }

    [Fact]
    public async Task A_backup_is_restored_where_there_was_no_log_with_its_keys()
    {
        await using (var server = await DashboardServer.StartIn(Data, "Data:Reports=none"))
        {
            var (_, key) = await Some.Key(server);
            await Done("backup", In("copy.db"));
            Assert.Equal(0, await server.Stop());
            Directory.Delete(Data, recursive: true);

            Assert.DoesNotContain("Kept ", await Done("restore", In("copy.db")), StringComparison.Ordinal);

            await server.Restart();
            (await server.With(key).Get("/api/me")).Being(200);
        }
        // The copy is as it was, and can be restored again.
        await Done("verify", In("copy.db"));
    }

    [Theory]
    [InlineData("update events set body = replace(body, 'Crusoe', 'Crusoz') where position = (select min(position) from events where body like '%Crusoe%')", "position", "is not as it was written")]
    [InlineData("update events set body = body || ' ' where position >= 100", "position 100", "is not as it was written")]
    [InlineData("update requests set outcomes = outcomes || ' ' where id = 2", "remembered request 2", "is not as it was written")]
    [InlineData("update keys set party = 'oracle' where party = 'crusoe'", "the key", "is not as it was written")]
    [InlineData("delete from events where position = 77", "position 77 is missing", "the next is 78")]
    [InlineData("delete from events where position > 150", "the log ends at 150", "its end is missing")]
    [InlineData("delete from requests where id = 1", "remembered request 1 is missing", "the next is 2")]
    public async Task Verify_names_the_first_place_that_is_wrong_and_neither_backup_nor_restore_goes_past_it(string change, string named, string alsoNamed)
    {
        WrittenLog.Change(written.CopyTo(Data), change);
        File.Copy(LogFile, In("bad.db"));

        foreach (var words in new[] { ["verify"], new[] { "backup", In("copy.db") }, ["restore", In("bad.db")] })
        {
            var line = await Refused(words);
            Assert.Contains(named, line, StringComparison.Ordinal);
            Assert.Contains(alsoNamed, line, StringComparison.Ordinal);
        }
        Assert.Equal(["dashboard.db", "dashboard.lock"], Names(Data));
        Assert.Equal(["bad.db", "data"], Names(_directory));
    }

    [Theory]
    [InlineData("cut off", "damaged")]
    [InlineData("overwritten", "damaged")]
    [InlineData("a text", "no log of this program")]
    [InlineData("of another program", "no log of this program")]
    [InlineData("empty", "There is no backup at")]
    public async Task A_damaged_copy_is_not_restored_and_the_log_that_is_there_stays_as_it_is(string damage, string named)
    {
        written.CopyTo(Data);
        var copy = written.CopyTo(In("copy"));
        var before = await File.ReadAllBytesAsync(LogFile);
        switch (damage)
        {
            case "of another program":
                File.Delete(copy);
                using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={copy};Pooling=False"))
                {
                    other.Open();
                    using var command = other.CreateCommand();
                    command.CommandText = "create table minutes (text)";
                    command.ExecuteNonQuery();
                }
                break;
            case "a text":
                await File.WriteAllTextAsync(copy, string.Concat(Enumerable.Repeat("These are the minutes of the site meeting.\n", 300)));
                break;
            default:
                using (var file = File.Open(copy, FileMode.Open))
                {
                    if (damage == "overwritten")
                    {
                        file.Position = 8 * 4_096;
                        file.Write([.. Enumerable.Repeat((byte)0xA5, 8 * 4_096)]);
                    }
                    else
                        file.SetLength(damage == "empty" ? 0 : file.Length / 2 / 4_096 * 4_096);
                }
                break;
        }

        Assert.Contains(named, await Refused("restore", copy), StringComparison.Ordinal);

        Assert.Equal(before, await File.ReadAllBytesAsync(LogFile));
        Assert.Equal(["dashboard.db"], Names(Data).Where(name => name != "dashboard.lock"));
        await Done("verify");
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        written.CopyTo(Data);
        await File.WriteAllTextAsync(In("copy.db"), "the only copy of something else");
        Directory.CreateDirectory(In("folder"));

        foreach (var to in new[] { In("copy.db"), In("folder"), LogFile })
            Assert.Contains($"{to} exists already", await Refused("backup", to), StringComparison.Ordinal);

        Assert.Equal("the only copy of something else", await File.ReadAllTextAsync(In("copy.db")));
        Assert.Equal(["copy.db", "data", "folder"], Names(_directory));
    }

    [Theory]
    [InlineData("backup", "backup <to>")]
    [InlineData("restore", "restore <from>")]
    [InlineData("backup|", "backup <to>")]
    [InlineData("restore| ", "restore <from>")]
    [InlineData("verify|", "empty name")]
    [InlineData("backup|no/such/folder/copy.db", "no/such/folder")]
    [InlineData("backup|one.db|two.db", "'two.db'")]
    [InlineData("backup|DATA", "exists already")]
    [InlineData("restore|nowhere.db", "nowhere.db")]
    [InlineData("restore|DATA", "There is no backup at")]
    [InlineData("restore|DATA/dashboard.db", "is the log itself")]
    [InlineData("verify|nowhere.db", "nowhere.db")]
    [InlineData("verify|DATA", "There is no log at")]
    [InlineData("Backup|copy.db", "'Backup'")]
    [InlineData("bakcup|copy.db", "'bakcup'")]
    [InlineData("help", "backup, restore, verify")]
    [InlineData("--help", "--help")]
    [InlineData("backup|copy.db|--Data:Directry=x", "Data:Directry")]
    [InlineData("backup|copy.db|-Data:Directory=x", "-Data:Directory=x")]
    [InlineData("verify|--Data:Directory", "--Data:Directory has no value")]
    [InlineData("verify|--Data:Directory|--Data:Reports=none", "--Data:Directory has no value")]
    [InlineData("verify|--Data:Directory=", "Data:Directory is empty")]
    [InlineData("verify|--Data:Directory=/no/such/folder", "/no/such/folder")]
    [InlineData("--Data:Directory=/no/such/folder|verify", "'verify'")]
    public async Task What_cannot_be_done_is_said_in_one_line_and_changes_nothing(string words, string named)
    {
        written.CopyTo(Data);
        var before = await File.ReadAllBytesAsync(LogFile);

        var line = await Refused([.. words.Split('|').Select(word => word.Replace("DATA", Data, StringComparison.Ordinal))]);

        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(LogFile));
        Assert.Equal(["dashboard.db"], Names(Data).Where(name => name != "dashboard.lock"));
    }

    string In(string name) => Path.Combine(_directory, name);

    static IEnumerable<string?> Names(string directory) => Directory.GetFileSystemEntries(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    Task<Ended> Ran(string[] words) => Run.ToTheEnd(words.Any(word => word.Contains("--Data:Directory", StringComparison.Ordinal))
        ? [DashboardServer.Built, .. words]
        : [DashboardServer.Built, .. words, $"--Data:Directory={Data}"]);

    /// <summary>What a command says that did what it was asked.</summary>
    async Task<string> Done(params string[] words)
    {
        var ended = await Ran(words);
        Assert.True(ended.Code == 0, $"exit code {ended.Code}: {ended.Output}{ended.Errors}");
        Assert.Equal("", ended.Errors);
        return ended.Output;
    }

    /// <summary>The one line of a command that did not.</summary>
    async Task<string> Refused(params string[] words)
    {
        var ended = await Ran(words);
        Assert.True(ended.Code == 1, $"exit code {ended.Code}: {ended.Output}{ended.Errors}");
        Assert.Equal("", ended.Output);
        var line = Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        return line;
    }
}
