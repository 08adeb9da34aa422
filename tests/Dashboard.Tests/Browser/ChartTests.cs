using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>What every chart can do, shown on the ramp of a site: keys, pointer, link, table, files, colours.</summary>
public sealed class ChartTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx", Address = $"/sites/{Site}";

    [BrowserFact]
    public async Task The_arrow_keys_go_from_point_to_point_and_line_to_line_and_Enter_opens_the_milestone()
    {
        var look = await Open(shared.Server, Address);
        var plot = await Plot(look);
        var atRest = await plot.GetAttributeAsync("aria-valuetext");
        Assert.Contains("MW ready", atRest, StringComparison.Ordinal);

        await plot.FocusAsync();
        var ahead = await Press(look, "ArrowRight");
        Assert.Contains("forecast", ahead, StringComparison.Ordinal);
        Assert.Equal(ahead, await look.Page.Locator(".site-ramp .chart-frame [data-part=says]").InnerTextAsync());
        Assert.NotEqual(ahead, await Press(look, "ArrowUp"));
        Assert.Equal(await Press(look, "Home"), await Press(look, "ArrowLeft"));
        Assert.Equal(await Press(look, "End"), await Press(look, "ArrowRight"));
        Assert.Equal(atRest, await Press(look, "Escape"));
        await Press(look, "ArrowDown");
        await Press(look, "End");
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(look.Page).ToHaveURLAsync(new Regex($"{Address}/milestones/"));
    }

    [BrowserFact]
    public async Task Escape_in_a_chart_leaves_its_point_before_it_closes_the_panel()
    {
        var look = await Open(shared.Server, $"{Address}/milestones/campus-complete");
        await (await Plot(look)).FocusAsync();
        await Press(look, "ArrowLeft");

        await look.Page.Keyboard.PressAsync("Escape");
        await Expect(look.Page.Locator("#panel")).ToBeVisibleAsync();
        await look.Page.Keyboard.PressAsync("Escape");
        await Expect(look.Page.Locator("#panel")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_pointer_chooses_what_the_keys_choose_and_a_click_opens_it()
    {
        var look = await Open(shared.Server, Address);
        var plot = await Plot(look);
        var atRest = await plot.GetAttributeAsync("aria-valuetext");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;

        await look.Page.Mouse.MoveAsync(box.X + box.Width - 5, box.Y + 30);
        await Expect(plot).ToHaveAttributeAsync("aria-valuetext", new Regex("Buildings 5-8"));
        await Expect(look.Page.Locator(".site-ramp .chart-frame [data-part=open]")).ToHaveAttributeAsync("href", new Regex("/milestones/"));
        await look.Page.Mouse.MoveAsync(5, 5);
        await Expect(plot).ToHaveAttributeAsync("aria-valuetext", atRest!);
        await look.Page.Mouse.ClickAsync(box.X + box.Width - 5, box.Y + 30);

        await Expect(look.Page).ToHaveURLAsync(new Regex($"{Address}/milestones/"));
    }

    [BrowserFact]
    public async Task The_table_has_the_same_numbers_and_each_milestone_leads_to_its_reports()
    {
        var look = await Open(shared.Server, Address);
        await Plot(look);
        await look.Page.Locator(".site-ramp .chart-frame [data-part=as-table]").ClickAsync();

        var rows = look.Page.Locator(".site-ramp .chart-table tbody tr");
        await Expect(rows.First).ToContainTextAsync("147 MW");
        await Expect(rows.First.Locator("th a")).ToHaveAttributeAsync("href", new Regex($"{Address}/milestones/"));
        Assert.Equal("right", await rows.First.Locator("td").First.EvaluateAsync<string>("cell => getComputedStyle(cell).textAlign.replace('end', 'right')"));
    }

    [BrowserFact]
    public async Task CSV_and_PNG_are_files_whose_names_say_what_and_as_of_when()
    {
        var look = await Open(shared.Server, Address);
        await Plot(look);

        var (csvName, csv) = await Download(look, "csv");
        Assert.Matches($"^stargate-ramp-{Site}-facility-update-\\d+-\\d{{4}}-\\d{{2}}-\\d{{2}}\\.csv$", csvName);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        Assert.StartsWith("Milestone,MW,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Building 1 ready for service,147,", StringComparison.Ordinal));

        var (pngName, png) = await Download(look, "png");
        Assert.EndsWith(".png", pngName, StringComparison.Ordinal);
        Assert.Equal("PNG", Encoding.ASCII.GetString(png[1..4]));
        Assert.True(png.Length > 20_000, $"the picture has {png.Length} bytes");
    }

    [BrowserFact]
    public async Task A_report_changes_the_chart_in_place_and_the_theme_its_colours()
    {
        var look = await Open(shared.Server, Address);
        await look.Becomes("live");
        await Plot(look);
        await look.Page.EvaluateAsync("() => { window.before = Chart.getChart(document.querySelector('.site-ramp .chart-plot canvas')); window.sets = [...before.data.datasets]; }");
        var day = Ink(look);

        var position = await shared.Server.Report(Site, "buildings-5-8-ready-for-service", new { dataDate = Some.Today, forecast = "2027-05-31", reason = "a pump came late" });
        await look.Reaches(position);
        await Expect(await Plot(look)).ToBeVisibleAsync();
        Assert.True(await look.Page.EvaluateAsync<bool>("""
            () => { const now = Chart.getChart(document.querySelector(".site-ramp .chart-plot canvas")); return now === before && now.data.datasets.every((set, at) => set === sets[at]); }
            """), "the chart was made anew");

        await look.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var light = await day;
        await look.Page.WaitForFunctionAsync("light => Chart.getChart(document.querySelector('.site-ramp .chart-plot canvas')).data.datasets.at(-1).borderColor !== light", light);
    }

    static async Task<ILocator> Plot(Look look)
    {
        await look.Page.Locator(".site-ramp").ScrollIntoViewIfNeededAsync();
        await look.Page.WaitForFunctionAsync("() => window.Chart && Chart.getChart(document.querySelector('.site-ramp .chart-plot canvas'))?.data.datasets.length");
        return look.Page.Locator(".site-ramp .chart-plot").First;
    }

    static async Task<string> Press(Look look, string key)
    {
        await look.Page.Keyboard.PressAsync(key);
        return (await look.Page.Locator(".site-ramp .chart-plot").First.GetAttributeAsync("aria-valuetext"))!;
    }

    /// <summary>The colour of the line of what is ready.</summary>
    static Task<string> Ink(Look look) => look.Page.EvaluateAsync<string>("() => Chart.getChart(document.querySelector('.site-ramp .chart-plot canvas')).data.datasets.at(-1).borderColor");

    static async Task<(string Name, byte[] Bytes)> Download(Look look, string part)
    {
        var download = await look.Page.RunAndWaitForDownloadAsync(() => look.Page.Locator($".site-ramp .chart-frame [data-part={part}]").ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
