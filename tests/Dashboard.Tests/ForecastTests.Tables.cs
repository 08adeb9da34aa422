using System.Text;

namespace Dashboard.Tests;

// Of schedules that came as tables, which say when, and not why.
public sealed partial class ForecastTests
{
    [Fact]
    public async Task What_waits_for_nothing_in_a_table_is_not_forecast_before_its_own_date()
    {
        var site = await Sending.NewSite(_server);
        var table = $"Code,Name,Duration,Finish,Predecessors\nM0,Transformer delivery,0,{Some.Day(190)},\nT1,Install,65,,M0\nM1,Energised,0,{Some.Day(290)},T1\n";

        await _server.Owner.Takes(site, Encoding.UTF8.GetBytes(table), new { dataDate = Some.Day(-3) }, $"&dataDate={Some.Day(-3)}", "table.csv");

        var forecast = await Caught(_server, site);
        // On a weekend, the Friday before it.
        Assert.True(Day((string)Of(forecast, "m0")["p10"]!) >= Day(Some.Day(188)), $"{Of(forecast, "m0")["p10"]}");
    }

    [Fact]
    public async Task A_table_is_computed_from_the_day_that_was_said_for_it()
    {
        var site = await Sending.NewSite(_server);
        var table = $"Code,Name,Duration,Finish,Predecessors\nA1,Dig,20,{Some.Day(30)},\nM1,Dug,0,{Some.Day(30)},A1\n";

        await _server.Owner.Takes(site, Encoding.UTF8.GetBytes(table), new { dataDate = Some.Day(-3) }, $"&dataDate={Some.Day(-3)}", "table.csv");

        var row = Of(await Caught(_server, site), "m1");
        Assert.InRange(Day((string)row["planned"]!), Day(Some.Day(20)), Day(Some.Day(32)));
        Assert.InRange(Day((string)row["p50"]!), Day(Some.Day(10)), Day(Some.Day(60)));
    }

    [Fact]
    public async Task A_tables_own_date_gives_way_to_an_earlier_one_that_is_reported()
    {
        var site = await Sending.NewSite(_server);
        var table = $"Code,Name,Duration,Finish,Predecessors\nA1,Dig,20,,\nM1,Dug,0,{Some.Day(200)},A1\n";
        await _server.Owner.Takes(site, Encoding.UTF8.GetBytes(table), new { dataDate = Some.Day(-3) }, $"&dataDate={Some.Day(-3)}", "table.csv");
        Assert.True(Day((string)Of(await Caught(_server, site), "m1")["p50"]!) > Day(Some.Day(190)));

        (await _server.Owner.Post(Reports(site, "m1"), Forecast(Some.Day(60)))).Being(201);

        Assert.True(Day((string)Of(await Caught(_server, site), "m1")["p50"]!) < Day(Some.Day(100)));
    }
}
