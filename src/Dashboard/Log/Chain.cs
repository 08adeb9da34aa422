using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Log;

/// <summary>
/// SHA-256 over rows, each together with the hash of the row before it: who changes a byte changes every hash from there
/// on. Every field goes in with its length before it, so that no two rows are written alike. One buffer is used again and
/// again: a row costs about a microsecond and no memory. One thread at a time.
/// </summary>
public sealed class Chain
{
    /// <summary>Length of a hash, in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    readonly byte[] _head = new byte[Length];
    readonly byte[] _kept = new byte[Length];
    byte[] _row = new byte[1_024];
    int _length;

    /// <param name="head">Hash of the last row; left out (all zeros) where there is none.</param>
    public Chain(byte[]? head = null)
    {
        head?.CopyTo(_head, 0);
        Keep();
    }

    /// <summary>Hash of the last row. The same array after every row.</summary>
    public byte[] Head => _head;

    /// <summary>Goes on from here after a <see cref="Return"/>.</summary>
    public void Keep() => _head.CopyTo(_kept, 0);

    /// <summary>Forgets the rows since <see cref="Keep"/>: they did not get into the log.</summary>
    public void Return() => _kept.CopyTo(_head, 0);

    /// <summary>A row of <c>events</c>. Text as UTF-8, times in milliseconds since 1970.</summary>
    public byte[] Event(long position, long receivedAt, ReadOnlySpan<byte> by, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body) =>
        Start().Add(position).Add(receivedAt).Add(by).Add(type).Add(body).End();

    /// <inheritdoc cref="Event(long, long, ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public byte[] Event(long position, long receivedAt, string by, string type, string body) =>
        Start().Add(position).Add(receivedAt).Add(by).Add(type).Add(body).End();

    /// <summary>A row of <c>requests</c>.</summary>
    public byte[] Request(long id, ReadOnlySpan<byte> fingerprint, ReadOnlySpan<byte> body, ReadOnlySpan<byte> outcomes) =>
        Start().Add(id).Add(fingerprint).Add(body).Add(outcomes).End();

    /// <summary>A row that stands alone, of texts, byte arrays, whole numbers and nulls.</summary>
    public static byte[] Seal(params ReadOnlySpan<object?> fields)
    {
        var seal = new Chain().Start();
        foreach (var field in fields)
            _ = field switch
            {
                null or DBNull => seal.Number(-1),
                long number => seal.Add(number),
                string text => seal.Add(text),
                byte[] bytes => seal.Add(bytes),
                _ => throw new ArgumentException($"{field.GetType()} is none of these"),
            };
        return seal.End();
    }

    Chain Start()
    {
        _length = 0;
        _head.CopyTo(Room(Length));
        return this;
    }

    byte[] End()
    {
        SHA256.HashData(_row.AsSpan(0, _length), _head);
        return _head;
    }

    Chain Add(long number) => Number(sizeof(long)).Number(number);

    Chain Add(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
        return this;
    }

    Chain Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Room(length));
        return this;
    }

    Chain Number(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), number);
        return this;
    }

    Span<byte> Room(int length)
    {
        if (_row.Length - _length < length)
            Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + length));
        var room = _row.AsSpan(_length, length);
        _length += length;
        return room;
    }
}
