using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Bench;
using Dashboard.Bench.Viewers;

namespace Dashboard.Faults;

/// <summary>
/// A viewer on a raw socket that comes back as the page does (<c>asking.js</c>, <c>live.js</c>): it asks for what it missed,
/// again and again with the page's own pauses, and when it was answered it negotiates, connects and follows. While it is not
/// connected it asks about every three seconds.
/// </summary>
sealed partial class Returning(Uri server, Backoff backoff, Storm storm)
{
    // asking.js and live.js.
    const double LongestPauseMs = 4_000, LongestPauseToConnectMs = 15_000, PollEveryMs = 3_000;
    static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    string? _epoch;
    long _position;
    int _returnWithin;
    Watcher? _following;
    (string What, long Since) _doing = ("has not begun", 0);

    public long Position => Volatile.Read(ref _position);

    /// <summary>Where it stands and what it has been doing since when, for a person to read.</summary>
    public string State => $"at {Position}, {_doing.What} for {(Environment.TickCount64 - _doing.Since) / 1000.0:F1} s";

    /// <summary>As the client does, so that the server knows it is there.</summary>
    public void Ping()
    {
        try
        {
            Volatile.Read(ref _following)?.Send("""{"type":6}""");
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Lost, or about to be.
        }
    }

    public async Task Run(TimeSpan wait, CancellationToken over)
    {
        try
        {
            await Task.Delay(wait, over);
            for (double? due = null; ;)
            {
                await AskUntilAnswered(due, over);
                await ComeBack(over);
                // Counted from the instant in which all lost the server.
                due = await backoff.After(0, LongestPauseMs, _returnWithin);
                storm.Plans(due.Value);
                await Task.Delay(TimeSpan.FromMilliseconds(due.Value), over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The check is over.
        }
    }

    /// <summary>Connects and follows until the connection is lost.</summary>
    async Task ComeBack(CancellationToken over)
    {
        for (var failures = 0; ; failures++)
        {
            Does($"connects, failures {failures}");
            var (socket, asked) = await Connect(over);
            if (socket is not null)
            {
                using (socket)
                    await Follow(socket, over);
                return;
            }
            var pause = Math.Max(await backoff.After(failures, LongestPauseToConnectMs, _returnWithin), asked);
            for (var poll = await backoff.Spread(PollEveryMs); poll < pause; pause -= poll, poll = Math.Max(await backoff.Spread(PollEveryMs), asked))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(poll), over);
                (_, asked) = await Ask(over);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(pause), over);
        }
    }

    async Task AskUntilAnswered(double? due, CancellationToken over)
    {
        Does("asks what it missed");
        for (var failures = 0; await Ask(over) is var (isAnswered, askedMs) && !isAnswered; failures++)
        {
            var pause = Math.Max(await backoff.After(failures, LongestPauseMs, _returnWithin), askedMs);
            if ((due += pause) is { } at)
                storm.Plans(at);
            await Task.Delay(TimeSpan.FromMilliseconds(pause), over);
        }
    }

    /// <summary>The rows since its position.</summary>
    async Task<(bool IsAnswered, double AskedMs)> Ask(CancellationToken over)
    {
        var since = _epoch is null ? "" : $"&since={Position}&epoch={_epoch}";
        var (status, retryAfter, body) = await Exchange($"GET /api/board?topic=programme{since} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n", over);
        if (status != 200)
            return (false, await Asked(retryAfter));
        _epoch = Epoch().Match(body).Groups[1].Value;
        Reach(Positions.Of(Encoding.UTF8.GetBytes(body)));
        return (true, 0);
    }

    async Task<(Socket? Socket, double AskedMs)> Connect(CancellationToken over)
    {
        var (status, retryAfter, _) = await Exchange(
            $"POST /live/negotiate?negotiateVersion=1 HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: 0\r\n\r\n", over);
        if (status != 200)
            return (null, await Asked(retryAfter));
        var socket = NewSocket();
        // A browser does not tell a page why its WebSocket was refused, nor what Retry-After said.
        (status, _, _) = await Exchange(
            socket,
            $"GET /live HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", over);
        if (status == 101)
            return (socket, 0);
        socket.Close(0);
        return (null, 0);
    }

    async Task Follow(Socket socket, CancellationToken over)
    {
        var watcher = new Watcher(socket);
        var buffer = new byte[4_096];
        try
        {
            watcher.Send("""{"protocol":"json","version":1}""");
            watcher.Send($$"""{"type":1,"target":"Follow","arguments":["programme",{{(_epoch is null ? "null" : $"\"{_epoch}\"")}},{{Position}}]}""");
            Volatile.Write(ref _following, watcher);
            Does("follows and hears nothing");
            while (await socket.ReceiveAsync(buffer, over) is var count and > 0)
                watcher.Take(buffer.AsSpan(0, count), (_, message) =>
                {
                    Reach(Positions.Of(message));
                    Listen(message);
                    Does("follows, nothing new");
                });
        }
        catch (SocketException)
        {
            // Lost.
        }
        Volatile.Write(ref _following, null);
    }

    void Does(string what) => _doing = (what, Environment.TickCount64);

    void Listen(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"target\":\"pulse\""u8) < 0)
            return;
        const string said = "\"returnWithin\":";
        _returnWithin = message.IndexOf(Encoding.ASCII.GetBytes(said)) is var at and >= 0 && Utf8Parser.TryParse(message[(at + said.Length)..], out int seconds, out _) ? seconds : 0;
    }

    void Reach(long position)
    {
        if (position > Position)
            Volatile.Write(ref _position, position);
    }

    async Task<double> Asked(int? seconds) => seconds is { } given ? await backoff.Asked(given) : 0;

    async Task<(int? Status, int? RetryAfter, string Body)> Exchange(string request, CancellationToken over)
    {
        var socket = NewSocket();
        try
        {
            return await Exchange(socket, request, over);
        }
        finally
        {
            // With a reset: the ports of thousands who come several times would run out.
            socket.Close(0);
        }
    }

    async Task<(int? Status, int? RetryAfter, string Body)> Exchange(Socket socket, string request, CancellationToken over)
    {
        var begun = storm.Begins();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(over);
            patience.CancelAfter(AnswersWithin);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, patience.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes(request), patience.Token);
            var (answer, received) = (new byte[4_096], 0);
            do
            {
                if (received == answer.Length)
                    Array.Resize(ref answer, 4 * received);
                var count = await socket.ReceiveAsync(answer.AsMemory(received), patience.Token);
                received = count > 0 ? received + count : throw new SocketException((int)SocketError.ConnectionReset);
            }
            while (!IsComplete(answer.AsSpan(0, received)));
            var text = Encoding.UTF8.GetString(answer, 0, received);
            var (status, retryAfter) = (Number(text.AsSpan(9, 3)), RetryAfter().Match(text) is { Success: true } found ? Number(found.Groups[1].Value) : (int?)null);
            storm.Answered(begun, status, retryAfter);
            return (status, retryAfter, text);
        }
        catch (Exception problem) when (problem is SocketException || (problem is OperationCanceledException && !over.IsCancellationRequested))
        {
            storm.Unanswered(begun, problem);
            return (null, null, "");
        }
    }

    static int Number(ReadOnlySpan<char> text) => int.Parse(text, CultureInfo.InvariantCulture);

    static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    static bool IsComplete(ReadOnlySpan<byte> answer) => answer.StartsWith("HTTP/1.1 101"u8) ? answer.EndsWith("\r\n\r\n"u8) : Poster.IsComplete(answer);

    [GeneratedRegex("\"epoch\":\"([0-9a-f]+)\"")]
    private static partial Regex Epoch();

    [GeneratedRegex("\r\nRetry-After: ([0-9]+)\r\n")]
    private static partial Regex RetryAfter();
}
