using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests;

/// <summary>A WebSocket at <c>/live</c> that does what no client would: its frames are made by hand.</summary>
public sealed class RawSocket : IDisposable
{
    // The hub lets go of who is silent after a minute.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    static readonly byte[] Mask = [0x11, 0x22, 0x33, 0x44];

    readonly TcpClient _tcp = new();
    readonly List<byte> _unread = [];

    public const byte Continuation = 0x00, Text = 0x01, Binary = 0x02, Close = 0x08, Ping = 0x09, Pong = 0x0A, Final = 0x80;

    /// <summary>Everything that came in texts so far.</summary>
    public StringBuilder Said { get; } = new();

    /// <summary>Opens a socket; nothing was said in it yet.</summary>
    public static async Task<RawSocket> Open(DashboardServer server)
    {
        var socket = new RawSocket();
        await socket._tcp.ConnectAsync(server.Address.Host, server.Address.Port);
        await socket.Send(Encoding.ASCII.GetBytes(
            $"GET /live HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var answer = new StringBuilder();
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            answer.Append((char)(await socket.Bytes(1))![0]);
        Assert.StartsWith("HTTP/1.1 101 ", answer.ToString(), StringComparison.Ordinal);
        return socket;
    }

    /// <summary>Opens a socket and follows the programme; its rows have come.</summary>
    public static async Task<RawSocket> Following(DashboardServer server)
    {
        var socket = await Open(server);
        await socket.SendText("""{"protocol":"json","version":1}""");
        await socket.SendText("""{"type":1,"target":"Follow","arguments":["programme",null,0]}""");
        await socket.Hears("\"rows\"");
        return socket;
    }

    public async Task Send(params byte[] bytes) => await _tcp.GetStream().WriteAsync(bytes);

    /// <summary>A message of the hub's, as a client sends it.</summary>
    public Task SendText(string message) => Send(Frame(Text | Final, message + "\u001e"));

    public static byte[] Frame(int first, string payload, bool masked = true) => Frame(first, Encoding.UTF8.GetBytes(payload), masked);

    public static byte[] Frame(int first, byte[] payload, bool masked = true)
    {
        var length = new byte[payload.Length < 126 ? 1 : payload.Length <= ushort.MaxValue ? 3 : 9];
        length[0] = (byte)((masked ? 0x80 : 0) | (length.Length switch { 1 => payload.Length, 3 => 126, _ => 127 }));
        if (length.Length == 3)
            BinaryPrimitives.WriteUInt16BigEndian(length.AsSpan(1), (ushort)payload.Length);
        else if (length.Length == 9)
            BinaryPrimitives.WriteInt64BigEndian(length.AsSpan(1), payload.Length);
        return [(byte)first, .. length, .. masked ? Mask : [], .. masked ? payload.Select((value, at) => (byte)(value ^ Mask[at % 4])) : payload];
    }

    /// <summary>The next frame; null where the server has ended the connection.</summary>
    public async Task<(int Kind, byte[] Payload)?> Read()
    {
        if (await Bytes(2) is not { } head)
            return null;
        long length = head[1] & 0x7F;
        if (length == 126)
            length = BinaryPrimitives.ReadUInt16BigEndian(await Bytes(2));
        else if (length == 127)
            length = BinaryPrimitives.ReadInt64BigEndian(await Bytes(8));
        if (await Bytes((int)length) is not { } payload)
            return null;
        var kind = head[0] & 0x0F;
        if (kind is Text or Continuation)
            Said.Append(Encoding.UTF8.GetString(payload));
        return (kind, payload);
    }

    /// <summary>Reads until these words have come.</summary>
    public async Task Hears(string words)
    {
        while (!$"{Said}".Contains(words, StringComparison.Ordinal))
            Assert.True(await Read() is not null, $"the server ended the connection; it said {Said}");
    }

    /// <summary>Reads until the server has ended the connection, and gives the last frame before.</summary>
    public async Task<(int Kind, byte[] Payload)?> ToTheEnd()
    {
        (int, byte[])? last = null;
        while (await Read() is { } frame)
            last = frame;
        return last;
    }

    /// <summary>Without a close, as a crash would.</summary>
    public void Reset()
    {
        _tcp.LingerState = new(enable: true, 0);
        _tcp.Close();
    }

    public void Dispose() => _tcp.Dispose();

    async Task<byte[]?> Bytes(int count)
    {
        var buffer = new byte[16_384];
        using var patience = new CancellationTokenSource(Patience);
        while (_unread.Count < count)
        {
            int read;
            try
            {
                read = await _tcp.GetStream().ReadAsync(buffer, patience.Token);
            }
            catch (IOException)
            {
                return null;
            }
            if (read == 0)
                return null;
            _unread.AddRange(buffer.AsSpan(0, read));
        }
        var bytes = _unread[..count];
        _unread.RemoveRange(0, count);
        return [.. bytes];
    }
}
