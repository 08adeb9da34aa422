using System.Xml;

namespace Construction.Import;

/// <summary>XML of strangers: no document type, no other files, no piece that outgrows memory.</summary>
static class SafeXml
{
    const long Characters = 1L << 30;

    /// <summary>Characters that XML forbids but programs write all the same, such as a null at the end of a note, are let through.</summary>
    public static XmlReader Open(Stream file) => XmlReader.Create(new Bounded(file), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Characters,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    /// <summary>The reader keeps a whole tag with its attributes, whatever its length: here it is refused before it is too long.</summary>
    sealed class Bounded(Stream file) : Stream
    {
        const long BytesWithoutTag = 4L * ImportLimits.FieldLength;

        long _sinceTag;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = file.Read(buffer, offset, count);
            var tag = buffer.AsSpan(offset, read).LastIndexOf((byte)'<');
            _sinceTag = tag < 0 ? _sinceTag + read : read - tag;
            return _sinceTag <= BytesWithoutTag ? read
                : throw new UnreadableException($"more than {BytesWithoutTag:N0} bytes without a tag: this is no schedule");
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
