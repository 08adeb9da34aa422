using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>What <c>dotnet publish</c> makes runs from anywhere: the page is in it, and so is the programme.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed partial class PublishedTests(Chromium chromium) : BrowserTest(chromium)
{
    readonly string _folder = Directory.CreateTempSubdirectory("dashboard-published-").FullName;

    [BrowserFact]
    public async Task The_published_output_serves_the_page_and_the_programme_from_another_working_directory()
    {
        await Publish(_folder);
        var server = Keep(await DashboardServer.StartProgram(Path.Combine(_folder, "Dashboard.dll")));
        using var http = new HttpClient { BaseAddress = server.Address };

        var page = await http.GetStringAsync("/");
        var assets = Asset().Matches(page).Select(match => match.Groups["path"].Value).ToList();
        Assert.True(assets.Count > 5, "index.html names next to no files");
        foreach (var asset in assets)
            Assert.NotEmpty(await http.GetByteArrayAsync(asset));

        var look = await Open(server, "/");
        await look.Becomes("live");
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        await look.Page.GotoAsync("/sites/abilene-tx");
        await Expect(look.Lane("campus-complete")).ToBeVisibleAsync();
        await look.Reaches(await server.Report("abilene-tx", "campus-complete", new { dataDate = Some.Today, note = "published" }), 5_000);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static async Task Publish(string folder)
    {
        // What was built with these tests: to compile it once more would take the processor from all that run beside it.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Repository.Root, "src", "Dashboard"), "-o", folder, "-c", configuration, "--no-build", "-v", "quiet", "--nologo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A build server that outlives the publish would keep its output open.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
        })!;
        var (output, errors) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, $"dotnet publish failed:\n{await output}{await errors}");
    }

    [GeneratedRegex("(href|src)=\"(?<path>/[^\"]+\\.(css|js|svg))\"")]
    private static partial Regex Asset();
}
