using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>The files of accepted schedules, as an operator has them: verified, backed up and restored with the log.</summary>
public sealed class ScheduleFilesTests : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;
    readonly Xer _month = new Xer("TEST", Some.Day(-30)).Milestone("M1", "Energised").On(Some.Day(100));
    DashboardServer? _server;
    string _address = "";

    string Data => Path.Combine(_directory, "data");

    string LogFile => Path.Combine(Data, "dashboard.db");

    string Copy => Path.Combine(_directory, "copy.db");

    public async Task InitializeAsync()
    {
        _server = await DashboardServer.StartIn(Data, "Data:Reports=none");
        var site = await Sending.NewSite(_server);
        _address = $"/api/sites/{site}/schedules/{(await _server.Owner.Takes(site, _month)).Json["schedule"]}";
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_backup_carries_the_files_and_they_are_there_when_it_was_restored()
    {
        await Done("backup", Copy);
        await Done("verify", Copy);
        Assert.Equal(0, await _server!.Stop());
        Directory.Delete(Data, recursive: true);

        await Done("restore", Copy);

        await Done("verify");
        await _server.Restart();
        Assert.Equal(_month.Bytes, (await _server.Owner.Get(_address)).Being(200).Bytes);
    }

    [Theory]
    [InlineData("update files set content = substr(content, 1, length(content) - 20)", "is not as it was kept")]
    [InlineData("delete from files", "is missing, of which an event speaks")]
    public async Task A_damaged_or_missing_file_is_named_and_neither_backed_up_nor_restored(string change, string words)
    {
        Assert.Equal(0, await _server!.Stop());
        await Done("verify");
        WrittenLog.Change(LogFile, change);
        var bad = Path.Combine(_directory, "bad.db");
        File.Copy(LogFile, bad);

        foreach (var command in new[] { ["verify"], new[] { "backup", Copy }, ["restore", bad] })
        {
            var ended = await Ran(command);
            Assert.True(ended.Code == 1, $"exit code {ended.Code}: {ended.Output}{ended.Errors}");
            Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task A_server_whose_file_is_missing_goes_on_without_it()
    {
        Assert.Equal(0, await _server!.Stop());
        WrittenLog.Change(LogFile, "delete from files");

        await _server.Restart();

        Assert.Equal(404, (await _server.Owner.Get(_address)).Status);
        (await _server.Owner.Get($"{_address[.._address.IndexOf("/schedules", StringComparison.Ordinal)]}/forecast")).Being(200);
        (await _server.Anyone.Get("/health/ready")).Being(200);
    }

    Task<Ended> Ran(string[] words) => Run.ToTheEnd([DashboardServer.Built, .. words, $"--Data:Directory={Data}"]);

    async Task Done(params string[] words)
    {
        var ended = await Ran(words);
        Assert.True(ended.Code == 0, $"exit code {ended.Code}: {ended.Output}{ended.Errors}");
    }
}
