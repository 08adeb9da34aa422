using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench.Viewers;

/// <summary>One viewer: its socket, what of a frame or message has come so far, and the position it has reached.</summary>
sealed class Watcher(Socket socket)
{
    byte[] _frame = [];
    int _framed;
    byte[] _message = [];
    int _assembled;
    long _position = -1;

    public delegate void Handler(Watcher watcher, ReadOnlySpan<byte> message);

    public Socket Socket { get; } = socket;

    /// <summary>-1 until the first message.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    /// <summary>What it got, as hashes of messages in order; only where the run checks final states.</summary>
    public List<ulong>? Got { get; set; }

    /// <summary>Takes what came from the socket and gives each whole message to the handler.</summary>
    public void Take(ReadOnlySpan<byte> bytes, Handler handler)
    {
        if (_framed > 0)
        {
            // The rest of a frame that came in parts: only up to its end is copied.
            while (_framed > 0 && bytes.Length > 0)
            {
                var missing = Missing(_frame.AsSpan(0, _framed));
                var part = bytes[..Math.Min(missing, bytes.Length)];
                Append(ref _frame, ref _framed, part);
                bytes = bytes[part.Length..];
                if (Missing(_frame.AsSpan(0, _framed)) == 0)
                {
                    Frame(_frame.AsSpan(0, _framed), handler);
                    _framed = 0;
                }
            }
        }
        while (bytes.Length > 0)
        {
            var length = LengthOf(bytes);
            if (length < 0 || length > bytes.Length)
            {
                Append(ref _frame, ref _framed, bytes);
                return;
            }
            Frame(bytes[..length], handler);
            bytes = bytes[length..];
        }
    }

    public void Send(string message)
    {
        var text = Encoding.UTF8.GetBytes(message + "\u001e");
        // A client masks; a mask of zeros changes nothing.
        byte[] frame = text.Length < 126
            ? [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text]
            : [0x81, 0xfe, (byte)(text.Length >> 8), (byte)text.Length, 0, 0, 0, 0, .. text];
        Socket.Send(frame);
    }

    void Frame(ReadOnlySpan<byte> frame, Handler handler)
    {
        var (last, kind) = ((frame[0] & 0x80) != 0, frame[0] & 0x0f);
        if (kind > 2)
            return;
        var payload = frame[HeaderOf(frame)..];
        if (last && _assembled == 0)
        {
            handler(this, payload);
            return;
        }
        Append(ref _message, ref _assembled, payload);
        if (last)
        {
            handler(this, _message.AsSpan(0, _assembled));
            _assembled = 0;
        }
    }

    static int Missing(ReadOnlySpan<byte> frame)
    {
        var length = LengthOf(frame);
        return length < 0 ? 1 : length - frame.Length;
    }

    static int HeaderOf(ReadOnlySpan<byte> frame) => (frame[1] & 0x7f) switch { 126 => 4, 127 => 10, _ => 2 };

    /// <summary>Of the whole frame; less than 0 where too little of it is there to tell.</summary>
    static int LengthOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 2 || frame.Length < HeaderOf(frame))
            return -1;
        return HeaderOf(frame) switch
        {
            4 => 4 + BinaryPrimitives.ReadUInt16BigEndian(frame[2..]),
            10 => 10 + (int)BinaryPrimitives.ReadInt64BigEndian(frame[2..]),
            _ => 2 + frame[1],
        };
    }

    static void Append(ref byte[] buffer, ref int used, ReadOnlySpan<byte> more)
    {
        if (buffer.Length < used + more.Length)
            Array.Resize(ref buffer, Math.Max(used + more.Length, 2 * buffer.Length));
        more.CopyTo(buffer.AsSpan(used));
        used += more.Length;
    }
}
