using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The director's views: each shows what the API computed, leads to the reports, and follows what is reported.</summary>
public sealed class AnalysisViewsTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx", Milestone = "buildings-5-8-ready-for-service";

    [BrowserFact]
    public async Task A_site_answers_what_slipped_whose_date_it_is_and_what_was_known_when_on_its_first_screen()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        var answers = look.Page.Locator(".site-answers");

        await Expect(answers.Locator("[data-part=slipped]")).ToContainTextAsync("Buildings 5-8 ready for service: +3 to +9");
        await Expect(answers.Locator("[data-part=whose]")).ToContainTextAsync("Epoch AI says so (observer)");
        await Expect(answers.Locator("[data-part=known] li")).ToHaveCountAsync(4);
        await Expect(answers.Locator("[data-part=known]")).ToContainTextAsync("13 Dec 2025");
        var box = (await answers.BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height < 900, $"the answers end at {box.Y + box.Height} of 900");
    }

    [BrowserFact]
    public async Task A_cell_of_the_heat_map_says_its_slip_and_leads_to_the_milestone()
    {
        var look = await Open(shared.Server, "/");
        await Near(look.Page.Locator("[data-slot=slips]"));
        var cell = look.Page.Locator(".slips [role=row]").Nth(1).Locator("[role=cell] a[data-part=link]:visible").Last;
        await cell.ScrollIntoViewIfNeededAsync();

        await Expect(cell).ToContainTextAsync("+3 to");
        await Expect(cell).ToHaveAttributeAsync("aria-label", new Regex("Abilene, in service: Buildings 5-8 ready for service, \\+3 to \\+9"));
        await cell.ClickAsync();
        await Expect(look.Page).ToHaveURLAsync($"/sites/{Site}/milestones/{Milestone}");
    }

    [BrowserFact]
    public async Task Dates_by_party_stand_side_by_side_with_who_differs_most_from_whom_and_each_leads_to_its_report()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        // It asks the server when somebody comes near.
        await Near(look.Page.Locator(".site-dates"));
        var row = look.Page.Locator(".dates-row", new() { HasTextString = "Campus complete" });
        await row.ScrollIntoViewIfNeededAsync();

        await Expect(row).ToContainTextAsync("Crusoe minus Oracle");
        var mark = row.Locator(".mark-link").First;
        await Expect(mark).ToHaveAttributeAsync("aria-label", new Regex("Crusoe, Dec 2026 \\(responsible, forecast\\), data date"));
        await Expect(mark).ToHaveAttributeAsync("href", new Regex($"/sites/{Site}/milestones/campus-complete\\?report=\\d+"));
    }

    [BrowserFact]
    public async Task The_trend_is_walked_with_the_arrow_keys_and_drawn_for_another_milestone_which_the_address_names()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        var trend = look.Page.Locator(".trend");
        await trend.ScrollIntoViewIfNeededAsync();
        var plot = trend.Locator("[data-part=plot]").First;
        await Expect(trend.Locator("[data-part=title]").First).ToContainTextAsync("from 1 July 2026 to Q4 2026 – Q1 2027 in 4 reports");

        await plot.FocusAsync();
        await look.Page.Keyboard.PressAsync("Home");
        await Expect(plot).ToHaveAttributeAsync("aria-valuetext", new Regex("Epoch AI, data of 13 Dec 2025: .* 1 July 2026"));
        await look.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(plot).ToHaveAttributeAsync("aria-valuetext", new Regex("1 November 2026"));

        await trend.Locator("select[data-part=milestone]").SelectOptionAsync("campus-complete");
        await Expect(look.Page).ToHaveURLAsync($"/sites/{Site}?trend=campus-complete");
        await Expect(trend.Locator("[data-part=title]").First).ToContainTextAsync("Campus complete");
        await Expect(trend.Locator(".courses")).ToContainTextAsync("Crusoe silent");
        await look.Page.ReloadAsync();
        await trend.ScrollIntoViewIfNeededAsync();
        await Expect(trend.Locator("[data-part=title]").First).ToContainTextAsync("Campus complete");
    }

    [BrowserFact]
    public async Task What_is_reported_is_in_trend_and_moves_without_a_reload()
    {
        var server = await Serve();
        var look = await Open(server, $"/sites/{Site}");
        await look.Becomes("live");
        var trend = look.Page.Locator(".trend");
        await trend.ScrollIntoViewIfNeededAsync();
        await Expect(trend).ToContainTextAsync("in 4 reports");

        await server.Report(Site, Milestone, new { party = "epoch-ai", dataDate = Some.Today, forecast = "2027-06-30" });

        await Expect(trend.Locator("[data-part=title]").First).ToContainTextAsync("to 30 June 2027 in 5 reports");
        await Expect(trend.Locator("[data-part=title]").Last).ToContainTextAsync("days later in 4 steps");
    }

    [BrowserFact]
    public async Task The_ramp_names_slip_and_scope_apart_and_how_many_MW_days_late()
    {
        var look = await Open(shared.Server, "/");
        var ramp = look.Page.Locator("[data-slot=ramp]");
        await Near(ramp);

        await Expect(ramp.Locator("[data-part=subtitle]")).ToContainTextAsync("590 MW of it slipped");
        await Expect(ramp.Locator("[data-part=subtitle]")).ToContainTextAsync("941 MW left the scope");
        await Expect(ramp.Locator(".ramp-late")).ToContainTextAsync("MW-days late so far");
        await Expect(ramp.Locator(".ramp-late a").First).ToHaveAttributeAsync("href", $"/sites/{Site}/milestones/{Milestone}");
    }

    [BrowserFact]
    public async Task Who_is_silent_is_named_and_the_progress_curve_has_its_index_in_front()
    {
        var look = await Open(shared.Server, "/");
        var sources = look.Page.Locator("[data-slot=sources]");
        await Near(sources);

        await Expect(sources.Locator("h2")).ToHaveTextAsync(new Regex("^\\d+ of \\d+ sources are silent$"));
        await Expect(sources.Locator(".source-line").First).ToContainTextAsync("responsible");
        await Expect(look.Page.Locator("[data-slot=progress] [data-part=title]")).ToContainTextAsync("baseline execution index");
    }

    [BrowserFact]
    public async Task Every_chart_has_its_table_and_its_files()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        foreach (var chart in new[] { "trend", "progress" })
        {
            var frame = look.Page.Locator($"[data-part={chart}] .chart-frame").First;
            await frame.ScrollIntoViewIfNeededAsync();
            await frame.Locator("[data-part=as-table]").ClickAsync();
            Assert.True(await frame.Locator("tbody tr").CountAsync() > 1, $"{chart} has no table");
            var file = await look.Page.RunAndWaitForDownloadAsync(() => frame.Locator("[data-part=csv]").ClickAsync());
            Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
            var picture = await look.Page.RunAndWaitForDownloadAsync(() => frame.Locator("[data-part=png]").ClickAsync());
            Assert.EndsWith(".png", picture.SuggestedFilename, StringComparison.Ordinal);
        }
    }

    // A view comes after the first screen, and asks the server when somebody comes near.
    static async Task Near(ILocator place)
    {
        await Expect(place.Locator("> *").First).ToBeAttachedAsync();
        await place.ScrollIntoViewIfNeededAsync();
    }
}
