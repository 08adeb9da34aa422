using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests;

/// <summary>What stops a start says so in one sentence that names the setting or the file, and ends with exit code 1.</summary>
public sealed class StartupTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    string LogFile => Path.Combine(_data, "dashboard.db");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("Data:Reports=some", "Data:Reports", "some")]
    [InlineData("Data:Programme=/no/such/file.json", "Data:Programme", "/no/such/file.json")]
    [InlineData("Data:Programme=satrgate", "Data:Programme", "satrgate")]
    [InlineData("Access:OwnerKey=too-short", "Access:OwnerKey", "32")]
    [InlineData("Access:Viewing=everyone", "Access:Viewing", "everyone")]
    [InlineData("Access:Origins=dashboard.example.com", "Access:Origins", "dashboard.example.com")]
    [InlineData("Access:Origins=https://dashboard.example.com/", "Access:Origins", "https://dashboard.example.com/")]
    [InlineData("Acceptance:CauseBeyondDays=soon", "Acceptance:CauseBeyondDays", "soon")]
    [InlineData("Acceptance:CauseBeyondDays=-1", "Acceptance:CauseBeyondDays", "-1")]
    [InlineData("Acceptance:CauseBeyond=3", "Acceptance:CauseBeyond", "Acceptance:CauseBeyondDays")]
    [InlineData("Limits:BodyBytes=lots", "Limits:BodyBytes", "lots")]
    [InlineData("Limits:BodyBytes=10", "Limits:BodyBytes", "10")]
    [InlineData("Limits:BatchBytes=-1", "Limits:BatchBytes", "-1")]
    [InlineData("Limits:BatchItems=0", "Limits:BatchItems", "0")]
    [InlineData("Limits:TextLength=99999999999", "Limits:TextLength", "99999999999")]
    [InlineData("Limits:RatePerKey=1.5", "Limits:RatePerKey", "1.5")]
    [InlineData("Limits:RatePerAddress=fast", "Limits:RatePerAddress", "fast")]
    [InlineData("Data:Directry=/tmp", "Data:Directry", "Data:Directory")]
    [InlineData("Limits:RatePerkKey=5", "Limits:RatePerkKey", "Limits:RatePerKey")]
    [InlineData("Access:Owner:Key=x", "Access:Owner:Key", "Access:OwnerKey")]
    [InlineData("urls=nonsense", "--urls", "nonsense")]
    [InlineData("urls=http://127.0.0.1:99999", "--urls", "99999")]
    [InlineData("urls=http://192.0.2.1:5080", "--urls", "192.0.2.1")]
    public async Task A_wrong_or_unknown_setting(string setting, string named, string alsoNamed)
    {
        var sentence = await Refused($"--{setting}");

        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Contains(alsoNamed, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_log_file()
    {
        await MakeLog();
        // On Unix: chmod a-w.
        File.SetAttributes(LogFile, FileAttributes.ReadOnly);

        var sentence = await Refused();

        Assert.Contains(LogFile, sentence, StringComparison.Ordinal);
        Assert.Contains("read-only", sentence, StringComparison.Ordinal);
        File.SetAttributes(LogFile, FileAttributes.Normal);
        await Starts();
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file()
    {
        var file = Path.Combine(_data, "file");
        await File.WriteAllTextAsync(file, "not a directory");

        Assert.Contains($"Data:Directory {file}", await Refused($"--Data:Directory={file}"), StringComparison.Ordinal);
        Assert.Contains($"Data:Directory {file}/below", await Refused($"--Data:Directory={file}/below"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_in_use()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var sentence = await Refused($"--urls=http://127.0.0.1:{port}");

        Assert.Contains($"127.0.0.1:{port}", sentence, StringComparison.Ordinal);
        Assert.Contains("--urls", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_a_newer_version()
    {
        await MakeLog();
        Execute("pragma user_version = 7");

        var sentence = await Refused();

        Assert.Contains(LogFile, sentence, StringComparison.Ordinal);
        Assert.Contains("newer version", sentence, StringComparison.Ordinal);
        Execute("pragma user_version = 3");
        await Starts();
    }

    [Fact]
    public async Task A_second_server_on_one_directory_while_the_first_goes_on()
    {
        await using var first = await DashboardServer.StartIn(_data, "Data:Programme=none");

        var sentence = await Refused();

        Assert.Contains(_data, sentence, StringComparison.Ordinal);
        Assert.Contains("Another server", sentence, StringComparison.Ordinal);
        (await first.Owner.Put("/api/parties/crusoe", new { name = "Crusoe" })).Being(201);
        await first.Kill();
        await Starts();
    }

    [Fact]
    public async Task A_file_that_is_no_log()
    {
        await File.WriteAllTextAsync(LogFile, string.Concat(Enumerable.Repeat("These are the minutes of the site meeting.\n", 300)));
        Assert.Contains(LogFile, await Refused(), StringComparison.Ordinal);

        File.Delete(LogFile);
        Execute("create table minutes (text)");
        Assert.Contains(LogFile, await Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("body")]
    [InlineData("end cut off")]
    public async Task A_damaged_log(string where)
    {
        await MakeLog("--Data:Programme=stargate");
        var length = new FileInfo(LogFile).Length;
        using (var file = File.Open(LogFile, FileMode.Open))
        {
            if (where == "end cut off")
                file.SetLength(length / 2 / 4_096 * 4_096);
            else
            {
                file.Position = where == "head" ? 100 : 8 * 4_096;
                file.Write([.. Enumerable.Repeat((byte)0xA5, where == "head" ? 3_000 : 16 * 4_096)]);
            }
        }

        var sentence = await Refused();

        Assert.Contains(LogFile, sentence, StringComparison.Ordinal);
        Assert.Contains("backup", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_where_a_stopped_servers_log_was_copied_as_one_file()
    {
        await MakeLog("--Data:Programme=stargate", "--Data:Reports=none");
        Assert.Equal(["dashboard.db", "dashboard.lock"], Directory.GetFiles(_data).Select(Path.GetFileName).Order());
        Directory.CreateDirectory($"{_data}/copy");
        File.Copy(LogFile, $"{_data}/copy/dashboard.db");

        await using var server = await DashboardServer.StartIn($"{_data}/copy", "Data:Programme=none");

        (await server.Owner.Get("/api/sites/abilene-tx")).Being(200);
    }

    [Theory]
    [InlineData("insert into events values (2, 0, 'x', 'milestone-danced', '{}', x'00')", "milestone-danced")]
    [InlineData("insert into events values (2, 0, 'x', 'party-named', '{', x'00')", "2")]
    public async Task An_event_that_this_program_cannot_read(string insert, string named)
    {
        await MakeLog();
        Execute(insert);

        var sentence = await Refused();

        Assert.Contains(LogFile, sentence, StringComparison.Ordinal);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", "JSON")]
    [InlineData("""{"format":2}""", "format")]
    [InlineData("""{"format":1,"colour":"red"}""", "colour")]
    [InlineData("""{"format":1,"sites":[{"id":"a","name":"A","stage":"finished"}]}""", "sites[0].stage")]
    [InlineData("""{"format":1,"sites":[{"id":"a","name":"A","stage":"announced","responsible":"nobody"}]}""", "nobody")]
    [InlineData("""{"format":1,"parties":[{"id":"p","name":"P"},{"id":"p","name":"P"}]}""", "twice")]
    [InlineData("""{"format":1,"sites":[{"id":"a","name":"A","stage":"announced","milestones":[{"id":"m","name":"M","phase":"mep","reports":[{"party":"owner","dataDate":"2026-02-30","note":"n"}]}]}]}""", "dataDate")]
    [InlineData("""{"format":1,"sites":[{"id":"a","name":"A","stage":"announced","milestones":[{"id":"m","name":"M","phase":"mep","reports":[{"party":"nobody","dataDate":"2026-02-03","note":"n"}]}]}]}""", "nobody")]
    public async Task A_programme_file_with_a_fault_of_which_nothing_is_loaded(string content, string named)
    {
        var file = Path.Combine(_data, "programme.json");
        await File.WriteAllTextAsync(file, content);

        var sentence = await Refused($"--Data:Programme={file}");

        Assert.Contains(file, sentence, StringComparison.Ordinal);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Equal(0L, Execute("select count(*) from events"));
        await Starts();
    }

    /// <summary>What the program says as it refuses to start.</summary>
    async Task<string> Refused(params string[] settings)
    {
        string[] usual = [DashboardServer.Built, "--urls=http://127.0.0.1:0", $"--Data:Directory={_data}", "--Data:Programme=none"];

        var ended = await Run.ToTheEnd([.. usual, .. settings]);

        Assert.True(ended.Code == 1, $"exit code {ended.Code}: {ended.Output}{ended.Errors}");
        Assert.Equal("", ended.Output);
        var line = Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        return line;
    }

    async Task MakeLog(params string[] settings)
    {
        await using var server = await DashboardServer.StartIn(_data, ["Data:Programme=none", .. settings.Select(setting => setting[2..])]);
        Assert.Equal(0, await server.Stop());
    }

    async Task Starts()
    {
        await using var server = await DashboardServer.StartIn(_data, "Data:Programme=none");
        (await server.Owner.Get("/api/programme")).Being(200);
    }

    object? Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = LogFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
