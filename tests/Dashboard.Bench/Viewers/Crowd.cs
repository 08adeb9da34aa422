using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench.Viewers;

/// <summary>Thousands of viewers on one thread. Of a message it reads no more than its position: all that it takes is the server's not to lose.</summary>
sealed class Crowd : IDisposable
{
    const int AtOnce = 200;
    // Several of the loopback's segments of 64 kB, and not what the kernel would give to each: ten thousand times that is more than
    // it has for all connections, and then it waits for its timers.
    const int ReceiveBuffer = 1 << 18;
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    readonly Epoll _epoll = new();
    readonly List<Watcher> _watchers = [];
    readonly byte[] _buffer = new byte[262_144];
    readonly Watcher.Handler _handle;
    readonly Thread _thread;
    readonly Arrivals _arrivals;
    readonly States? _states;
    volatile bool _ends, _ping;
    long _messages, _bytes, _lost;

    Crowd(Arrivals arrivals, States? states)
    {
        (_arrivals, _states) = (arrivals, states);
        _handle = Handle;
        _thread = new Thread(Run) { IsBackground = true, Name = "viewers" };
    }

    public int Count => _watchers.Count;

    public IReadOnlyList<Watcher> Watchers => _watchers;

    public long Messages => Volatile.Read(ref _messages);

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Viewers whose connection ended.</summary>
    public long Lost => Volatile.Read(ref _lost);

    public static Crowd Connect(IDoor door, int count, Arrivals arrivals, States? states = null)
    {
        var crowd = new Crowd(arrivals, states);
        crowd._watchers.EnsureCapacity(count);
        // From the first on they read: a server is not to hold what it says to those who came before.
        crowd._thread.Start();
        // Who says nothing at first is no client of a hub, and is not expected to say anything later.
        crowd._ping = door.Hello.Count > 0;
        while (crowd.Count < count)
            crowd.Connect(door, Math.Min(AtOnce, count - crowd.Count));
        return crowd;
    }

    /// <summary>Until every viewer has got its first message; false when the time is over.</summary>
    public bool AllAreGreeted(TimeSpan within) => AllReach(0, within);

    /// <summary>The position that every viewer has reached.</summary>
    public long Slowest => _watchers.Min(watcher => watcher.Position);

    /// <summary>Until every viewer has reached the position; false when the time is over.</summary>
    public bool AllReach(long position, TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        while (!_watchers.TrueForAll(watcher => watcher.Position >= position))
        {
            if (clock.Elapsed > within)
                return false;
            Thread.Sleep(1);
        }
        return true;
    }

    public void Dispose()
    {
        _ends = true;
        _thread.Join();
        _watchers.ForEach(watcher => watcher.Socket.Dispose());
        _epoll.Dispose();
    }

    void Connect(IDoor door, int count)
    {
        var sockets = new List<Socket>();
        for (var number = 0; number < count; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = ReceiveBuffer };
            socket.Connect(IPAddress.Loopback, door.Address.Port);
            AskToUpgrade(socket, door);
            sockets.Add(socket);
        }
        foreach (var socket in sockets)
        {
            ReadUpgrade(socket);
            var watcher = new Watcher(socket) { Got = _states is null ? null : [] };
            foreach (var message in door.Hello)
                watcher.Send(message);
            _watchers.Add(watcher);
            _epoll.Watch((int)socket.Handle, _watchers.Count - 1);
        }
    }

    internal static void AskToUpgrade(Socket socket, IDoor door) => socket.Send(Encoding.ASCII.GetBytes(
        $"GET {door.Path} HTTP/1.1\r\nHost: {door.Address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));

    // Byte by byte: what comes after the head is the first frame.
    internal static void ReadUpgrade(Socket socket)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
            head.Add(socket.Receive(one) == 1 ? one[0] : throw new IOException("the server closed while it upgraded"));
        var text = Encoding.ASCII.GetString([.. head]);
        if (!text.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new IOException(text);
    }

    void Run()
    {
        var pinged = Stopwatch.StartNew();
        while (!_ends)
        {
            var ready = _epoll.Wait(100);
            for (var index = 0; index < ready; index++)
                Read(_watchers[_epoll.Tag(index)]);
            if (!_ping || pinged.Elapsed < PingEvery)
                continue;
            pinged.Restart();
            // By number: more may come meanwhile.
            for (var index = 0; index < _watchers.Count; index++)
                if (_watchers[index].Socket.Connected)
                    _watchers[index].Send("""{"type":6}""");
        }
    }

    void Read(Watcher watcher)
    {
        var count = Epoll.Receive((int)watcher.Socket.Handle, _buffer);
        if (count > 0)
        {
            _bytes += count;
            watcher.Take(_buffer.AsSpan(0, count), _handle);
        }
        else if (count == 0)
        {
            _lost++;
            watcher.Socket.Close();
        }
    }

    void Handle(Watcher watcher, ReadOnlySpan<byte> message)
    {
        var position = Positions.Of(message);
        if (position < 0)
            return;
        _messages++;
        _states?.Take(watcher, message);
        _arrivals.Note(watcher, position);
    }
}
