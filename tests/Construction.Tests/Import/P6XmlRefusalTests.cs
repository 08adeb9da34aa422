using System.Text;

namespace Construction.Tests.Import;

/// <summary>What is no P6 XML, or would be too much of it, is refused in words for the person who sent it.</summary>
public sealed class P6XmlRefusalTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n", "cannot be read further")]
    [InlineData("ERMHDR\t8.4", "cannot be read further")]
    [InlineData("<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks /></Project>", "outermost element is Project")]
    [InlineData("<APIBusinessObjects><Calendar><ObjectId>1</ObjectId></Calendar></APIBusinessObjects>", "no project")]
    [InlineData("<!DOCTYPE APIBusinessObjects SYSTEM \"http://example.org/p6.dtd\"><APIBusinessObjects />", "DTD")]
    [InlineData("<?xml version=\"1.0\" encoding=\"EBCDIC-17\"?><APIBusinessObjects />", "EBCDIC-17")]
    public void What_is_no_P6_XML_is_refused_with_what_is_wrong(string file, string rule)
    {
        var refused = P6.Refused(file);

        Assert.Equal((Refusal.Invalid, "file"), (refused.Refusal, refused.Field));
        Assert.Contains(rule, refused.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_grow_from_each_other_are_refused_with_their_document_type()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));

        var refused = P6.Refused($"<!DOCTYPE x [<!ENTITY l0 \"lol\">{entities}]><APIBusinessObjects>&l9;</APIBusinessObjects>");

        Assert.Contains("DTD", refused.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void An_external_entity_is_refused_with_its_document_type() =>
        Assert.Contains(
            "DTD", P6.Refused("<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]><APIBusinessObjects>&file;</APIBusinessObjects>").Rule,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = P6.File(P6.Calendar + P6.Project(P6.Activity("1", "<PercentComplete>0.5</PercentComplete>") + P6.Link("1", "1")));

        for (var length = 0; length < whole.Length; length++)
            Assert.NotNull(P6.Refused(whole[..length]));
        Assert.Equal("line 14", P6.Refused(whole[..whole.LastIndexOf("</Project>", StringComparison.Ordinal)]).Value);
    }

    [Fact]
    public void A_wanted_text_without_end_is_refused_early() => RefusesEarly("<Project><Activity><Name>", "x", "</Name>");

    [Fact]
    public void A_text_that_nobody_wants_is_refused_as_well_where_it_has_no_end() => RefusesEarly("<Project><Activity><NotesToResources>", "x", "");

    [Fact]
    public void An_attribute_without_end_is_refused_early() => RefusesEarly("<Project note=\"", "x", "\" />");

    [Fact]
    public void A_name_without_end_is_refused_early() => RefusesEarly("<", "x", " />");

    [Fact]
    public void A_text_of_many_pieces_without_end_is_refused_early() => RefusesEarly("<Project><Activity><Name>", "<![CDATA[xxxx]]>", "</Name>");

    [Fact]
    public void An_object_of_many_parts_without_end_is_refused_early() =>
        RefusesEarly("<Calendar><HolidayOrExceptions>", "<HolidayOrException><Date>2026-01-01</Date></HolidayOrException>", "</HolidayOrExceptions>");

    [Theory]
    [InlineData("<Project><Activity>", "<Code>")]
    [InlineData("<Project><Activity>", "<Anything>")]
    [InlineData("", "<Anything>")]
    public void Elements_that_nest_without_end_are_refused_early(string before, string piece) => RefusesEarly(before, piece, "");

    [Theory]
    [InlineData("<Activity><ObjectId>1</ObjectId></Activity>", "200,000 activities")]
    [InlineData("<Relationship><PredecessorActivityObjectId>1</PredecessorActivityObjectId><SuccessorActivityObjectId>1</SuccessorActivityObjectId></Relationship>", "1,000,000 links")]
    [InlineData("<WBS><ObjectId>1</ObjectId></WBS>", "parts of work breakdowns")]
    public void More_than_a_schedule_can_have_is_refused(string piece, string rule)
    {
        var file = new Endless("<APIBusinessObjects><Project>", piece, "", 1 << 30);

        Assert.Contains(rule, P6.Refused(file).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_activities_and_links_are_read()
    {
        const int Count = 100_000;
        var activity = P6.Activity("1", string.Concat(Enumerable.Range(0, 12).Select(at => $"<ActualLaborCost{at}>0</ActualLaborCost{at}>")));
        var length = (activity.Length + P6.Link("1", "1").Length) * (long)Count;

        using var file = new Endless("<APIBusinessObjects><Project>", activity + P6.Link("1", "1"), "</Project></APIBusinessObjects>", length);
        var plan = P6.Read(file);

        Assert.Equal((Count, Count), (plan.Activities.Count, plan.Links.Count));
    }

    static void RefusesEarly(string before, string piece, string after)
    {
        const long Length = 1L << 32;
        using var file = new Endless("<APIBusinessObjects>" + before, piece, after, Length);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        P6.Refused(file);

        Assert.InRange(file.Position, 1, 40 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 500L << 20);
    }

    /// <summary>One piece again and again, made while it is read.</summary>
    sealed class Endless(string before, string piece, string after, long length) : Stream
    {
        readonly byte[] _before = Encoding.UTF8.GetBytes(before);
        readonly byte[] _piece = Encoding.UTF8.GetBytes(piece);
        readonly byte[] _after = Encoding.UTF8.GetBytes(after);

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = 0;
            while (read < count && Position < Length)
            {
                var (part, at) = Position < _before.Length ? (_before, Position)
                    : Position < _before.Length + length ? (_piece, (Position - _before.Length) % _piece.Length)
                    : (_after, Position - _before.Length - length);
                var taken = Math.Min(count - read, part.Length - (int)at);
                part.AsSpan((int)at, taken).CopyTo(buffer.AsSpan(offset + read));
                Position += taken;
                read += taken;
            }
            return read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => _before.Length + length + _after.Length;
        public override long Position { get; set; }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
