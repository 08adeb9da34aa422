using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>Planned against earned value of the schedules that were accepted, now and as of a past moment.</summary>
public sealed class EarnedValueTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task Each_months_file_says_what_is_earned_of_what_the_first_one_planned()
    {
        var site = await Sending.NewSite(_server);
        Assert.Empty((await Value(site)).Json["projects"]!.AsArray());
        // Ten working days for each of two, from the Monday on which the data date lies.
        var monday = DateOnly.Parse(Some.Day(-60), System.Globalization.CultureInfo.InvariantCulture);
        monday = monday.AddDays(-((int)monday.DayOfWeek + 6) % 7);
        var first = await _server.Owner.Takes(site, new Xer("TEST", Day(monday)).Task("A", "Dig", 10).Task("B", "Pour", 10, "A").Milestone("M", "Done", "B"));
        await _server.Owner.Takes(site, new Xer("TEST", Day(monday.AddDays(21)))
            .Task("A", "Dig", 10).On(started: Day(monday), actual: Day(monday.AddDays(18))).Task("B", "Pour", 10, "A").Task("C", "New", 5, "A").Milestone("M", "Done", "B", "C"));

        var answer = await Value(site);

        var project = Assert.Single(answer.Json["projects"]!.AsArray())!;
        Assert.Equal((160, 2, 0, (string)first.Json["schedule"]!, false), (
            (double)project["hours"]!, (int)project["activities"]!, (int)project["withoutDates"]!, (string)project["plan"]!["schedule"]!, (bool)project["plan"]!["isBaseline"]!));
        Assert.Equal([40, 80, 120, 160], project["planned"]!.AsArray().Select(one => (double)one!["hours"]!));
        var latest = project["updates"]![1]!;
        Assert.Equal((Day(monday.AddDays(21)), 80.0, 14.0, -8.0), (
            (string)latest["dataDate"]!, (double)latest["earned"]!, (double)latest["earnedScheduleDays"]!, (double)latest["varianceDays"]!));
        Assert.Equal((0.636, Day(monday.AddDays(43))), ((double)latest["performanceIndex"]!, (string)latest["finish"]!));
        // A reader who has it is not sent it again.
        Assert.Equal(304, (await _server.Owner.Get($"/api/sites/{site}/earned-value", ("If-None-Match", answer.Header("ETag")!))).Status);
        // As of the first file there was nothing but it.
        var then = (await _server.Owner.Get($"/api/sites/{site}/earned-value?asOf={first.Position}")).Being(200).Json["projects"]![0]!;
        Assert.Equal(0.0, (double)Assert.Single(then["updates"]!.AsArray())!["earned"]!);
    }

    [Fact]
    public async Task A_baseline_in_the_latest_file_is_what_counts()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(site, new Xer("TEST", Some.Day(-60)).Task("A", "Dig", 10).Milestone("M", "Done", "A"));
        await _server.Owner.Takes(site, new Xer("TEST", Some.Day(-30)).Task("A", "Dig", 10).On(baseline: Some.Day(-40)).Milestone("M", "Done", "A").On(baseline: Some.Day(-40)));

        var project = Assert.Single((await Value(site)).Json["projects"]!.AsArray())!;

        Assert.Equal((true, Some.Day(-30)), ((bool)project["plan"]!["isBaseline"]!, (string)project["plan"]!["dataDate"]!));
        Assert.Equal(2, project["updates"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_site_that_is_not_there_has_none() => (await _server.Owner.Get("/api/sites/nowhere/earned-value")).BeingProblem(404);

    async Task<Answer> Value(string site) => (await _server.Owner.Get($"/api/sites/{site}/earned-value")).Being(200);

    static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
