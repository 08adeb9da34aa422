using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Tests;

/// <summary>Where looking needs a key too, and a key for some sites shows these only.</summary>
public sealed class ViewingTests(GuardedServer shared) : IClassFixture<GuardedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData("/api/programme")]
    [InlineData("/api/sites")]
    [InlineData("/api/sites/abilene-tx")]
    [InlineData("/api/sites/nowhere")]
    [InlineData("/api/sites/abilene-tx/milestones/announced")]
    [InlineData("/api/sites/abilene-tx/milestones/announced/reports/1")]
    [InlineData("/api/board")]
    [InlineData("/api/board?topic=site:abilene-tx")]
    [InlineData("/api/board?topic=site:nowhere")]
    [InlineData("/api/events")]
    [InlineData("/api/acceptance")]
    [InlineData("/api/me")]
    public async Task Without_a_good_key_nothing_is_shown(string view)
    {
        var (id, revoked) = await Some.Key(_server);
        (await _server.With(revoked).Get("/api/sites")).Being(200);
        (await _server.Owner.Delete($"/api/keys/{id}")).Being(204);

        var answers = new[] { await _server.Anyone.Get(view), await _server.With(revoked).Get(view), await _server.With("nonsense").Get(view), await _server.Anyone.Get(view, ("If-None-Match", "*")) };

        Assert.All(answers, answer => answer.BeingProblem(401));
        Assert.Single(answers.Select(answer => answer.Whole).Distinct());
    }

    [Fact]
    public async Task Without_a_good_key_nobody_connects_to_the_hub()
    {
        (await _server.Anyone.Post("/live/negotiate?negotiateVersion=1", "")).BeingProblem(401);
        await using var viewer = Viewer.Of(_server, "nonsense");

        var refused = await Assert.ThrowsAsync<HttpRequestException>(viewer.Connect);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_key_for_a_site_shows_this_site_and_nothing_of_another()
    {
        var holder = await Some.KeyHolder(_server, "crusoe", Some.Site);
        await Some.NewSite(_server);
        (await _server.Owner.Post($"/api/sites/{Some.OtherSite}/flags", new { type = "risk", text = "not for everybody" })).Being(201);

        Assert.Equal([Some.Site], (await holder.Get("/api/sites")).Being(200).Json["sites"]!.AsArray().Select(site => (string)site!["id"]!));
        (await holder.Get($"/api/sites/{Some.Site}")).Being(200);
        foreach (var path in new[] { await Some.Milestone(_server), await Some.Milestone(_server, Some.OtherSite) })
            (await _server.Owner.Post($"{path}/reports", new { dataDate = Some.Today, actual = Some.Today })).Being(201);
        Assert.Equal([Some.Site], (await holder.Get("/api/acceptance")).Being(200).Json["waiting"]!.AsArray().Select(waiting => (string)waiting!["site"]!));
        var programme = (await holder.Get("/api/programme")).Being(200);
        // The programme's row sums every site and names milestones of any.
        Assert.Null(programme.Json["programme"]);
        Assert.NotEmpty(programme.Json["parties"]!.AsArray());
        var board = (await holder.Get("/api/board")).Being(200);
        Assert.Contains(board.Json["rows"]!.AsArray(), row => (string?)row!["site"] == Some.Site);
        Assert.DoesNotContain(board.Json["rows"]!.AsArray(), row => (string)row!["kind"]! == "programme" || ((string?)row["site"] ?? Some.Site) != Some.Site);
        var events = (await holder.Get("/api/events?limit=10000")).Being(200).Text;
        Assert.Contains(Some.Site, events, StringComparison.Ordinal);
        Assert.DoesNotContain("not for everybody", events, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"site\":\"{Some.OtherSite}\"", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/sites/{site}")]
    [InlineData("/api/sites/{site}/milestones/announced")]
    [InlineData("/api/sites/{site}/milestones/announced/reports/9")]
    [InlineData("/api/board?topic=site:{site}")]
    public async Task Another_site_looks_like_one_that_does_not_exist(string view)
    {
        var holder = await Some.KeyHolder(_server, "crusoe", Some.Site);
        Task<Answer> Look(string site) => holder.Get(view.Replace("{site}", site, StringComparison.Ordinal));

        var (there, nowhere) = ((await Look("milam-tx")).BeingProblem(404), (await Look("milam-xx")).BeingProblem(404));

        Assert.Equal(nowhere.Whole, there.Whole.Replace("milam-tx", "milam-xx", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_key_for_a_site_follows_this_site_only(HttpTransportType transport)
    {
        await using var viewer = Viewer.Of(_server, (await Some.Key(_server, "crusoe", [Some.Site])).Key, transport);
        await viewer.Connect();

        await viewer.Follow($"site:{Some.Site}");
        Assert.Equal($"site:{Some.Site}", (string)(await viewer.Rows())["topic"]!);

        var (other, unknown) = (await Refusal(viewer, "site:milam-tx"), await Refusal(viewer, "site:milam-xx"));
        Assert.Equal(unknown, other.Replace("milam-tx", "milam-xx", StringComparison.Ordinal));
        await Refusal(viewer, "programme");
    }

    [Fact]
    public async Task A_key_for_every_site_follows_the_programme_until_it_is_revoked()
    {
        var (id, key) = await Some.Key(_server);
        await using var viewer = Viewer.Of(_server, key);
        await viewer.Connect();
        await viewer.Follow("programme");
        await viewer.Rows();

        (await _server.Owner.Delete($"/api/keys/{id}")).Being(204);

        await viewer.Closed;
    }

    static async Task<string> Refusal(Viewer viewer, string topic) =>
        (await Assert.ThrowsAsync<HubException>(() => viewer.Follow(topic))).Message;
}
