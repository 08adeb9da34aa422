using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench;

/// <summary>
/// One kept connection that posts and awaits each answer. Written on the socket itself, so that the generator takes
/// little of the processor that it shares with the server.
/// </summary>
sealed class Poster(Uri address, string path, string key) : IDisposable
{
    static long s_count;

    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] _answer = new byte[65_536];

    public List<double> Milliseconds { get; } = [];

    /// <summary>Posts until the time is over; each answer must be a success.</summary>
    public async Task Run(TimeSpan duration, TimeSpan pause)
    {
        if (!_socket.Connected)
            await _socket.ConnectAsync(address.Host, address.Port);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            var before = clock.Elapsed;
            await Post();
            Milliseconds.Add((clock.Elapsed - before).TotalMilliseconds);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause);
        }
    }

    public void Dispose() => _socket.Dispose();

    async Task Post()
    {
        var number = Interlocked.Increment(ref s_count).ToString("D12", CultureInfo.InvariantCulture);
        var body = $$"""{"dataDate":"2026-11-20","forecast":"2027-02-15","percent":40,"reason":"load test","note":"statement {{number}}"}""";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        var received = 0;
        while (!IsComplete(_answer.AsSpan(0, received)))
        {
            var count = await _socket.ReceiveAsync(_answer.AsMemory(received));
            received = count > 0 ? received + count : throw new IOException("the server closed the connection");
        }
        if (!_answer.AsSpan(0, received).StartsWith("HTTP/1.1 20"u8))
            throw new IOException(Encoding.UTF8.GetString(_answer, 0, received));
    }

    /// <summary>Whether an HTTP answer is there to its end.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var header = Encoding.ASCII.GetString(answer[..end]);
        var at = header.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var digits = header.AsSpan(at + "Content-Length: ".Length);
        var line = digits.IndexOf('\r');
        return answer.Length - end - 4 >= int.Parse(line < 0 ? digits : digits[..line], CultureInfo.InvariantCulture);
    }
}
