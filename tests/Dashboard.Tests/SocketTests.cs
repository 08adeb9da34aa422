using System.Diagnostics;
using System.Text;

namespace Dashboard.Tests;

/// <summary>What comes over a WebSocket and is none, or no message of the hub's, ends this one connection and nothing else.</summary>
public sealed class SocketTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    const string Follow = """{"type":1,"target":"Follow","arguments":["programme",null,0]}""";

    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData("unmasked")]
    [InlineData("a reserved bit")]
    [InlineData("an unknown kind")]
    [InlineData("a length beyond all")]
    [InlineData("a negative length")]
    [InlineData("a long control frame")]
    [InlineData("a control frame in pieces")]
    [InlineData("a piece of nothing")]
    [InlineData("a message within a message")]
    [InlineData("no UTF-8")]
    [InlineData("a close of one byte")]
    [InlineData("no JSON")]
    [InlineData("JSON of nothing known")]
    [InlineData("arguments that are none")]
    [InlineData("a message larger than the hub takes")]
    [InlineData("a message without an end")]
    public async Task Broken_frames_and_messages_end_the_connection_without_a_word_of_the_inside(string what)
    {
        await using var other = await Viewer.Following(_server, "programme");
        var reached = (long)(await other.Rows())["position"]!;
        using var socket = await RawSocket.Following(_server);

        await socket.Send(Broken(what));
        await socket.ToTheEnd();

        foreach (var word in new[] { "Exception", "   at ", "System.", "Microsoft." })
            Assert.DoesNotContain(word, $"{socket.Said}"[^Math.Min(500, socket.Said.Length)..], StringComparison.Ordinal);
        await NobodyIsHurt(other, reached);
    }

    [Theory]
    [InlineData("""{"protocol":"protobuf","version":1}""")]
    [InlineData("""{"protocol":"json","version":9}""")]
    [InlineData("""{"protocol":1}""")]
    [InlineData("not at all")]
    [InlineData(Follow)]
    public async Task A_handshake_that_is_none_is_answered_in_a_sentence_and_ended(string handshake)
    {
        using var socket = await RawSocket.Open(_server);

        await socket.SendText(handshake);
        await socket.ToTheEnd();

        Assert.StartsWith("{\"error\":\"", $"{socket.Said}", StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", $"{socket.Said}", StringComparison.Ordinal);
        await Leaves(0);
    }

    [Fact]
    public async Task Who_stops_in_the_middle_of_a_frame_of_a_handshake_or_of_what_is_sent_is_gone()
    {
        await using var other = await Viewer.Following(_server, "programme");
        var reached = (long)(await other.Rows())["position"]!;
        using (var frame = await RawSocket.Following(_server))
        {
            await frame.Send(RawSocket.Frame(RawSocket.Text | RawSocket.Final, Follow)[..20]);
            frame.Reset();
        }
        using (var handshake = await RawSocket.Open(_server))
        {
            await handshake.Send(RawSocket.Frame(RawSocket.Text | RawSocket.Final, """{"proto"""));
            handshake.Reset();
        }
        using (var sending = await RawSocket.Open(_server))
        {
            await sending.SendText("""{"protocol":"json","version":1}""");
            await sending.SendText(Follow);
            sending.Reset();
        }

        await NobodyIsHurt(other, reached);
    }

    [Fact]
    public async Task Half_a_handshake_and_then_silence_is_ended_by_the_server()
    {
        using var socket = await RawSocket.Open(_server);

        await socket.Send(RawSocket.Frame(RawSocket.Text | RawSocket.Final, """{"protocol":"js"""));

        await socket.ToTheEnd();
        Assert.Contains("Handshake was canceled", $"{socket.Said}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_in_pieces_with_a_ping_between_is_one_message_and_the_ping_is_answered()
    {
        using var socket = await RawSocket.Open(_server);
        await socket.SendText("""{"protocol":"json","version":1}""");
        await socket.Send(RawSocket.Frame(RawSocket.Text, Follow[..10]));
        await socket.Send(RawSocket.Frame(RawSocket.Ping | RawSocket.Final, "are you there"));
        await socket.Send(RawSocket.Frame(RawSocket.Continuation, Follow[10..30]));

        (int Kind, byte[] Payload)? answer;
        while ((answer = await socket.Read()) is { Kind: not RawSocket.Pong })
        {
            // The handshake's answer.
        }
        Assert.Equal("are you there", Encoding.UTF8.GetString(answer!.Value.Payload));
        await socket.Send(RawSocket.Frame(RawSocket.Continuation | RawSocket.Final, Follow[30..] + "\u001e"));
        await socket.Hears("\"rows\"");
    }

    [Fact]
    public async Task A_close_is_answered_with_a_close()
    {
        using var socket = await RawSocket.Following(_server);

        await socket.Send(RawSocket.Frame(RawSocket.Close | RawSocket.Final, [0x03, 0xE8]));

        var last = await socket.ToTheEnd();
        Assert.Equal(RawSocket.Close, last!.Value.Kind);
        Assert.Equal([0x03, 0xE8], last.Value.Payload[..2]);
    }

    [Fact]
    public async Task Who_follows_nothing_hears_the_hubs_own_ping_and_who_stops_pinging_for_a_minute_is_let_go()
    {
        using var socket = await RawSocket.Open(_server);
        var silent = Stopwatch.StartNew();
        await socket.SendText("""{"protocol":"json","version":1}""");
        // Who has pinged once is expected to go on; the hub lets others be.
        await socket.SendText("""{"type":6}""");

        await socket.Hears("""{"type":6}""");
        Assert.True(silent.Elapsed < TimeSpan.FromSeconds(30), $"the first ping came after {silent.Elapsed}");
        await socket.ToTheEnd();

        Assert.True(silent.Elapsed > TimeSpan.FromSeconds(55), $"it was let go after {silent.Elapsed}");
        Assert.Contains("\"type\":7", $"{socket.Said}", StringComparison.Ordinal);
    }

    /// <summary>The others hear of the next report, the one that was ended is counted no more, and nothing was logged.</summary>
    async Task NobodyIsHurt(Viewer other, long reached)
    {
        var position = (await _server.Owner.Post($"{await Some.Milestone(_server)}/reports", Some.Report())).Being(201).Position;
        while (reached < position)
            reached = (long)(await other.Rows())["position"]!;
        await Leaves(1);
        Assert.DoesNotMatch("(?m)^[^ ]* (fail|crit): ", _server.Output);
        (await _server.Anyone.Get("/health/ready")).Being(200);
    }

    async Task Leaves(int viewers)
    {
        for (var patience = Stopwatch.StartNew(); await Connected() != viewers;)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "a viewer that has gone is still counted");
            await Task.Delay(50);
        }

        async Task<int> Connected() => (int)(await _server.Owner.Get("/api/status")).Being(200).Json["viewers"]!["connected"]!;
    }

    static byte[] Broken(string what)
    {
        const int text = RawSocket.Text | RawSocket.Final, ping = RawSocket.Ping | RawSocket.Final;
        return what switch
        {
            "unmasked" => RawSocket.Frame(text, Follow + "\u001e", masked: false),
            "a reserved bit" => RawSocket.Frame(text | 0x40, Follow + "\u001e"),
            "an unknown kind" => RawSocket.Frame(RawSocket.Final | 0x03, Follow + "\u001e"),
            "a length beyond all" => [text, 0xFF, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. new byte[8_000]],
            "a negative length" => [text, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            "a long control frame" => RawSocket.Frame(ping, new string('x', 126)),
            "a control frame in pieces" => RawSocket.Frame(RawSocket.Ping, "x"),
            "a piece of nothing" => RawSocket.Frame(RawSocket.Continuation | RawSocket.Final, Follow + "\u001e"),
            "a message within a message" => [.. RawSocket.Frame(RawSocket.Text, "{"), .. RawSocket.Frame(text, Follow + "\u001e")],
            "no UTF-8" => RawSocket.Frame(text, [0xC3, 0x28, 0xFF, 0x1E]),
            "a close of one byte" => RawSocket.Frame(RawSocket.Close | RawSocket.Final, "x"),
            "no JSON" => RawSocket.Frame(text, "hello\u001e"),
            "JSON of nothing known" => RawSocket.Frame(text, "[1]\u001e"),
            "arguments that are none" => RawSocket.Frame(text, """{"type":1,"target":"Follow","arguments":7}""" + "\u001e"),
            "a message larger than the hub takes" => RawSocket.Frame(text, $$"""{"type":1,"target":"Follow","arguments":["{{new string('x', 4_200)}}",null,0]}""" + "\u001e"),
            "a message without an end" => [.. RawSocket.Frame(RawSocket.Text, new string(' ', 4_000)), .. RawSocket.Frame(RawSocket.Continuation, new string(' ', 4_000))],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
