namespace Dashboard.Bench.Schedules;

/// <summary>A file that nobody has to hold: a beginning, the same piece over and over, an end.</summary>
sealed class GeneratedStream : Stream
{
    const int Tile = 1 << 16;

    readonly byte[] _before;
    readonly byte[] _after;
    readonly byte[] _tile;
    readonly long _length;

    /// <param name="length">Of all pieces; cut down to whole ones.</param>
    public GeneratedStream(byte[] before, byte[] piece, long length, byte[] after)
    {
        (_before, _after, _length) = (before, after, length / piece.Length * piece.Length);
        _tile = new byte[Math.Max(1, Tile / piece.Length) * piece.Length];
        for (var at = 0; at < _tile.Length; at += piece.Length)
            piece.CopyTo(_tile, at);
    }

    public override long Length => _before.Length + _length + _after.Length;

    public override long Position { get; set; }

    /// <summary>How far it was read at most.</summary>
    public long Furthest { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var inside = Position - _before.Length;
        var source = inside < 0 ? _before.AsSpan((int)Position)
            : inside < _length ? Rest(inside)
            : _after.AsSpan((int)Math.Min(_after.Length, inside - _length));
        var read = Math.Min(source.Length, buffer.Length);
        source[..read].CopyTo(buffer);
        Position += read;
        Furthest = Math.Max(Furthest, Position);
        return read;
    }

    Span<byte> Rest(long inside)
    {
        var at = (int)(inside % _tile.Length);
        return _tile.AsSpan(at, (int)Math.Min(_tile.Length - at, _length - inside));
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
