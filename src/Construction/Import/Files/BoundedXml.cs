using System.Xml;

namespace Construction.Import;

/// <summary>
/// What an XML reader draws from. As long as the reader stands at one place, all that it draws is one element's, attribute's or
/// comment's: beyond the limit it gets no more, before it has gathered it.
/// </summary>
sealed class BoundedStream(Stream stream) : Stream
{
    long _drawn;
    long _drawnHere;
    (int Line, int Position) _here;

    public XmlReader? Reader { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var here = Reader is IXmlLineInfo info ? (info.LineNumber, info.LinePosition) : default;
        if (here != _here)
            (_here, _drawnHere) = (here, 0);
        if (Reader?.Depth > SafeXml.Depth)
            throw new UnreadableException($"elements lie more than {SafeXml.Depth} deep within each other", here.LineNumber);
        // With each piece the reader goes through all attributes that it has.
        if (Reader?.AttributeCount > SafeXml.Attributes)
            throw new UnreadableException($"an element has more than {SafeXml.Attributes:N0} attributes", here.LineNumber);
        var read = stream.Read(buffer, offset, count);
        _drawn += read;
        _drawnHere += read;
        return _drawn > SafeXml.Bytes ? throw new UnreadableException($"the file has more than {SafeXml.Bytes >> 20} MB", here.LineNumber)
            : _drawnHere > ImportLimits.FieldLength ? throw SafeXml.TooLong(here.LineNumber)
            : read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _drawn; set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A reader keeps every name that it has met; no format has many.</summary>
sealed class BoundedNames : NameTable
{
    int _names;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Checked(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Checked(base.Add(key));

    string Checked(string name) =>
        ++_names <= SafeXml.Names ? name : throw new UnreadableException($"the file has more than {SafeXml.Names:N0} names of elements");
}
