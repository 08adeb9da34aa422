using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench.Viewers;

/// <summary>One kept connection that puts updates into a server and learns their positions.</summary>
sealed class Publisher : IDisposable
{
    readonly Peer _peer;
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    byte[] _answer = new byte[65_536];

    public Publisher(Peer peer)
    {
        _peer = peer;
        _socket.Connect(IPAddress.Loopback, peer.Address.Port);
    }

    /// <summary>Sends the n-th update; returns its position and when it was sent.</summary>
    public (long Position, long SentAt) Publish(long number)
    {
        var request = _peer.Update(number);
        var sentAt = Stopwatch.GetTimestamp();
        var answer = Send(request);
        return (_peer.AnswersPosition ? Positions.Of(answer) : number, sentAt);
    }

    /// <summary>Sends a request and returns the answer with its head; it must be a success.</summary>
    public ReadOnlySpan<byte> Send(byte[] request)
    {
        _socket.Send(request);
        var received = 0;
        while (!Poster.IsComplete(_answer.AsSpan(0, received)))
        {
            if (received == _answer.Length)
                Array.Resize(ref _answer, 2 * received);
            var count = _socket.Receive(_answer.AsSpan(received));
            received = count > 0 ? received + count : throw new IOException("the server closed the connection");
        }
        var answer = _answer.AsSpan(0, received);
        return answer.StartsWith("HTTP/1.1 20"u8) ? answer : throw new IOException(Encoding.UTF8.GetString(answer));
    }

    public void Dispose() => _socket.Dispose();
}
