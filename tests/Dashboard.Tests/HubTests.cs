using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Tests;

/// <summary>The push: what a viewer gets, in which order, and what it does not get.</summary>
public sealed class HubTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    static readonly TimeSpan PulseWithin = TimeSpan.FromSeconds(6.5);

    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task The_first_message_brings_everything_to_who_has_nothing()
    {
        await using var viewer = await Viewer.Following(_server, "programme");

        var first = await viewer.Rows();

        var board = (await _server.Anyone.Get("/api/board")).Json;
        Assert.Equal("epoch position previous reset rows serverTime topic", Answer.Names(first));
        Assert.True((bool)first["reset"]!);
        Assert.Equal(board["rows"]!.ToJsonString(), first["rows"]!.ToJsonString());
        Assert.Equal((long)board["position"]!, (long)first["position"]!);
    }

    [Fact]
    public async Task The_first_message_comes_also_where_nothing_changed()
    {
        var head = await _server.Anyone.Get("/api/board?topic=site:uk");
        await using var viewer = await Viewer.Following(_server, "site:uk", head.Epoch, head.Position);

        var first = await viewer.Rows();

        Assert.Empty(first["rows"]!.AsArray());
        Assert.Equal((false, head.Position, head.Position), ((bool)first["reset"]!, (long)first["previous"]!, (long)first["position"]!));
    }

    [Fact]
    public async Task Only_what_changed_comes_to_who_has_been_there_before()
    {
        var before = await _server.Anyone.Get("/api/board?topic=site:lordstown-oh");
        var milestone = await Some.Milestone(_server, "lordstown-oh");

        await using var viewer = await Viewer.Following(_server, "site:lordstown-oh", before.Epoch, before.Position);

        var first = await viewer.Rows();
        Assert.Equal((false, before.Position), ((bool)first["reset"]!, (long)first["previous"]!));
        Assert.Contains(first["rows"]!.AsArray(), row => (string)row!["id"]! == milestone.Split('/')[^1]);
        Assert.All(first["rows"]!.AsArray(), row => Assert.True((long)row!["position"]! > before.Position));
    }

    [Fact]
    public async Task Who_asks_again_and_again_is_cut_off_and_who_turns_pages_is_not()
    {
        await using var turning = Viewer.Of(_server);
        await turning.Connect();
        for (var count = 0; count < 10; count++)
            await turning.Follow(count % 2 == 0 ? "programme" : "site:uk");
        while ((string)(await turning.Rows())["topic"]! != "site:uk")
        {
            // Questions that came while a message was on its way are answered in one.
        }
        await using var hasty = Viewer.Of(_server);
        await hasty.Connect();

        // Some of them are never answered.
        _ = Task.WhenAll(Enumerable.Range(0, 100).Select(_ => hasty.Follow("programme"))).ContinueWith(all => all.Exception, TaskScheduler.Default);

        await hasty.Closed;
    }

    [Theory]
    [InlineData("another epoch")]
    [InlineData("a position ahead")]
    public async Task Who_comes_from_elsewhere_starts_over(string from)
    {
        var head = await _server.Anyone.Get("/api/board");
        await using var viewer = from == "another epoch"
            ? await Viewer.Following(_server, "programme", "0123456789abcdef0123456789abcdef", head.Position)
            : await Viewer.Following(_server, "programme", head.Epoch, head.Position + 1_000_000);

        var first = await viewer.Rows();

        Assert.True((bool)first["reset"]!);
        Assert.Equal(head.Epoch, (string)first["epoch"]!);
        Assert.NotEmpty(first["rows"]!.AsArray());
        // And goes on from there.
        var position = (await _server.Owner.Post($"{await Some.Milestone(_server)}/reports", Some.Report())).Being(201).Position;
        await Reaches(viewer, position, (long)first["position"]!);
    }

    [Theory]
    [InlineData("programme")]
    [InlineData("site:saline-mi")]
    public async Task Every_message_goes_on_where_the_one_before_ended(string topic)
    {
        var milestone = await Some.Milestone(_server, "saline-mi");
        var other = await Some.Milestone(_server, "uae");
        await using var viewer = await Viewer.Following(_server, topic);
        var chained = (long)(await viewer.Rows())["position"]!;
        long last = 0;

        for (var count = 0; count < 5; count++)
        {
            (await _server.Owner.Post($"{other}/reports", Some.Report())).Being(201);
            last = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;
            // One message at least for each: the next is posted when this has come.
            chained = await Reaches(viewer, last, chained);
        }

        Assert.Equal(last, (await _server.Anyone.Get($"/api/board?topic={topic}")).Position);
    }

    [Fact]
    public async Task Another_sites_report_neither_reaches_a_site_nor_moves_its_head()
    {
        var milestone = await Some.Milestone(_server, "port-washington-wi");
        var other = await Some.Milestone(_server, "dona-ana-nm");
        await using var viewer = await Viewer.Following(_server, "site:port-washington-wi");
        var head = (long)(await viewer.Rows())["position"]!;

        for (var count = 0; count < 5; count++)
            (await _server.Owner.Post($"{other}/reports", Some.Report())).Being(201);
        var position = (await _server.Owner.Post($"{milestone}/reports", Some.Report("for this site"))).Being(201).Position;

        var message = await viewer.Rows();
        Assert.Equal((head, position), ((long)message["previous"]!, (long)message["position"]!));
        Assert.All(message["rows"]!.AsArray(), row => Assert.Equal("port-washington-wi", (string)row!["site"]!));
        Assert.Empty(viewer.Arrived());
    }

    [Fact]
    public async Task A_party_that_is_named_anew_reaches_every_topic()
    {
        await using var viewer = await Viewer.Following(_server, "site:norway");
        var head = (long)(await viewer.Rows())["position"]!;

        var position = (await _server.Owner.Put("/api/parties/cisco", new { name = Some.Id("Cisco") })).Being(201).Position;

        var message = await viewer.Rows();
        Assert.Equal((head, position), ((long)message["previous"]!, (long)message["position"]!));
        Assert.Equal(("party", "cisco"), ((string)message["rows"]!.AsArray().Single()!["kind"]!, (string)message["rows"]![0]!["id"]!));
    }

    [Fact]
    public async Task In_silence_a_pulse_says_where_the_head_of_the_topic_is()
    {
        var other = await Some.Milestone(_server, "uae");
        // A new forecast would break the silence.
        while ((await _server.Anyone.Get("/api/sites/norway/forecast")).Json["position"] is null)
            await Task.Yield();
        await using var viewer = await Viewer.Following(_server, "site:norway");
        var head = (long)(await viewer.Rows())["position"]!;
        var silent = Stopwatch.StartNew();
        (await _server.Owner.Post($"{other}/reports", Some.Report())).Being(201);

        var (method, pulse) = await viewer.Next();

        Assert.Equal("pulse", method);
        Assert.InRange(silent.Elapsed, TimeSpan.FromSeconds(4), PulseWithin);
        Assert.Equal("epoch forecast head serverTime topic", Answer.Names(pulse));
        Assert.Equal(("site:norway", head), ((string)pulse["topic"]!, (long)pulse["head"]!));
        Assert.InRange((DateTimeOffset)pulse["serverTime"]!, DateTimeOffset.UtcNow.AddSeconds(-2), DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal("pulse", (await viewer.Next()).Method);
        Assert.InRange(silent.Elapsed, TimeSpan.FromSeconds(9), PulseWithin * 2);
    }

    [Theory]
    [InlineData("weather")]
    [InlineData("site:nowhere")]
    [InlineData("site:")]
    [InlineData("")]
    [InlineData("Programme")]
    public async Task An_unknown_topic_is_refused_and_the_one_before_stays(string topic)
    {
        await using var viewer = await Viewer.Following(_server, "site:uae");
        var head = (long)(await viewer.Rows())["position"]!;

        await Assert.ThrowsAsync<HubException>(() => viewer.Follow(topic));

        var position = (await _server.Owner.Post($"{await Some.Milestone(_server, "uae")}/reports", Some.Report())).Being(201).Position;
        await Reaches(viewer, position, head);
    }

    [Fact]
    public async Task Who_follows_another_topic_gets_that_and_no_more_of_the_first()
    {
        var (first, second) = (await Some.Milestone(_server, "uae"), await Some.Milestone(_server, "uk"));
        await using var viewer = await Viewer.Following(_server, "site:uae");
        await viewer.Rows();

        await viewer.Follow("site:uk");

        var switched = await viewer.Rows();
        Assert.Equal(("site:uk", true), ((string)switched["topic"]!, (bool)switched["reset"]!));
        (await _server.Owner.Post($"{first}/reports", Some.Report())).Being(201);
        var position = (await _server.Owner.Post($"{second}/reports", Some.Report())).Being(201).Position;
        var message = await viewer.Rows();
        Assert.Equal(("site:uk", position), ((string)message["topic"]!, (long)message["position"]!));
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_report_arrives_over_every_transport(HttpTransportType transport)
    {
        var milestone = await Some.Milestone(_server);
        await using var viewer = Viewer.Of(_server, null, transport);
        await viewer.Connect();
        await viewer.Follow("programme");
        var head = (long)(await viewer.Rows())["position"]!;

        var position = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

        await Reaches(viewer, position, head);
    }

    /// <summary>Reads until the position has come, and checks the chain on the way.</summary>
    static async Task<long> Reaches(Viewer viewer, long position, long chained)
    {
        while (chained < position)
        {
            var message = await viewer.Rows();
            Assert.Equal(chained, (long)message["previous"]!);
            Assert.False((bool)message["reset"]!);
            chained = (long)message["position"]!;
        }
        Assert.Equal(position, chained);
        return chained;
    }
}
