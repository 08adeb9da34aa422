using System.Text;

namespace Construction.Tests.Import;

/// <summary>What is no schedule, or none that can be read, is refused in words, and before it takes memory.</summary>
public sealed class MsProjectXmlRefusalTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("ERMHDR\t8.4", "not well-formed XML")]
    [InlineData("<html/>", "begins with <html>")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk'><PropertyGroup/></Project>", "no <Tasks>")]
    [InlineData("<Project xmlns='urn:another'/>", "namespace")]
    [InlineData("<x:APIBusinessObjects xmlns:x='urn:p6'/>", "Primavera P6")]
    [InlineData("<Project><Tasks></Project>", "not well-formed XML")]
    [InlineData("<?xml version='1.0' encoding='none-such'?><Project/>", "not well-formed XML")]
    public void What_is_no_schedule_is_refused_with_the_reason(string file, string reason) =>
        Assert.Contains(reason, Msp.Refused(file).Rule, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_breaks_off_is_refused_and_the_line_is_named()
    {
        var whole = Msp.File(Msp.Some(1) + Msp.Some(2));
        var refused = Msp.Refused(whole[..whole.IndexOf("T2", StringComparison.Ordinal)]);

        Assert.Equal(("file", "line 5"), (refused.Field, refused.Value));
        Assert.Contains("breaks off on line 5", refused.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Wherever_a_file_breaks_off_it_is_refused()
    {
        var whole = Msp.File(Msp.Some(1, Msp.After(1)) + Msp.Some(2));

        for (var length = 0; length < whole.LastIndexOf('>'); length++)
            Assert.NotEmpty(Msp.Refused(whole[..length]).Rule);
    }

    [Theory]
    [InlineData("<!DOCTYPE Project SYSTEM 'http://example.org/a.dtd'>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>")]
    public void A_document_type_is_refused_whatever_it_says(string type) =>
        Assert.Contains("DTD", Msp.Refused($"{type}<Project><Title>&c;</Title><Tasks/></Project>").Rule, StringComparison.Ordinal);

    [Fact]
    public void An_entity_that_nobody_declared_is_refused() =>
        Assert.Contains("not well-formed", Msp.Refused("<Project><Title>&a;</Title><Tasks/></Project>").Rule, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<Tasks><Task>")]
    public void Elements_within_elements_without_an_end_are_refused(string before)
    {
        var refused = Refused($"<Project>{before}", "<a>", 100_000_000);

        Assert.Contains("deep within each other", refused.Rule, StringComparison.Ordinal);
    }

    // Each would be hundreds of megabytes: text, CDATA, an attribute, a name, a comment, a processing instruction, space.
    [Theory]
    [InlineData("<Project><Title>", "lorem ipsum ")]
    [InlineData("<Project><Tasks><Task><Name>", "lorem ipsum ")]
    [InlineData("<Project><Tasks><Task><TimephasedData>", "lorem ipsum ")]
    [InlineData("<Project><Tasks><Task><Name><![CDATA[", "lorem ipsum ")]
    [InlineData("<Project><Tasks><Task Name='", "lorem ipsum ")]
    [InlineData("<Project><Tasks><Task><a", "aaaaaaaa")]
    [InlineData("<Project><!--", "lorem ipsum ")]
    [InlineData("<Project><?a ", "lorem ipsum ")]
    [InlineData("<Project>", "          ")]
    public void One_piece_of_hundreds_of_megabytes_is_refused_before_it_is_gathered(string before, string repeated) =>
        Assert.Contains("more than 4,194,304 characters", Refused(before, repeated, 500_000_000).Rule, StringComparison.Ordinal);

    [Theory]
    [InlineData("<Project><Tasks><Task>", "<Baseline><Number>1</Number></Baseline>")]
    [InlineData("<Project><Tasks><Task><Name>", "<![CDATA[lorem ipsum]]>")]
    [InlineData("<Project><Title>", "<![CDATA[lorem ipsum]]>")]
    [InlineData("<Project><Calendars><Calendar><WeekDays>", "<WeekDay><DayType>0</DayType></WeekDay>")]
    public void One_element_of_small_pieces_without_an_end_is_refused(string before, string repeated) =>
        Assert.Contains("more than 4,194,304 characters", Refused(before, repeated, 500_000_000).Rule, StringComparison.Ordinal);

    [Fact]
    public void Attributes_without_an_end_are_refused() =>
        Assert.Contains("more than 1,000 attributes", Refused("<Project><Tasks><Task ", "a1='' ", 500_000_000).Rule, StringComparison.Ordinal);

    [Fact]
    public void More_tasks_than_a_schedule_can_have_are_refused_on_the_way() =>
        Assert.Contains("more than 200,000 tasks", Refused("<Project><Tasks>", "<Task><UID>1</UID></Task>", 500_000_000).Rule, StringComparison.Ordinal);

    [Fact]
    public void More_calendars_than_a_schedule_can_have_are_refused_on_the_way() =>
        Assert.Contains("more than 10,000 calendars", Refused("<Project><Calendars>", "<Calendar><UID>1</UID></Calendar>", 500_000_000).Rule, StringComparison.Ordinal);

    [Fact]
    public void Names_of_elements_that_are_all_different_are_refused() =>
        Assert.Contains(
            "10,000 names", Msp.Refused($"<Project>{string.Concat(Enumerable.Range(0, 10_100).Select(name => $"<a{name}/>"))}</Project>").Rule, StringComparison.Ordinal);

    [Fact]
    public void Exceptions_that_recur_for_all_time_are_refused_where_there_are_too_many()
    {
        var exception = "<Exception><TimePeriod><FromDate>1984-01-01T00:00:00</FromDate><ToDate>2149-12-31T23:59:00</ToDate></TimePeriod><Type>1</Type><DayWorking>0</DayWorking></Exception>";

        Assert.Contains("recur over more days", Refused("<Project><Calendars><Calendar><UID>1</UID><Exceptions>", exception, 3_000_000, "</Exceptions></Calendar>").Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outline_without_an_end_is_refused() =>
        Assert.Contains("levels deep", Msp.Refused(Msp.File(string.Concat(Enumerable.Range(1, 200).Select(level => Msp.Some(level, level: level))))).Rule, StringComparison.Ordinal);

    [Fact]
    public void Links_between_summaries_are_refused_where_they_are_more_than_a_schedule_can_have()
    {
        var leaves = string.Concat(Enumerable.Range(1000, 1100).Select(id => Msp.Some(id, level: 2)));
        var others = string.Concat(Enumerable.Range(3000, 1100).Select(id => Msp.Some(id, level: 2)));

        Assert.Contains("more than 1,000,000 links", Msp.Refused(Msp.File(Msp.Summary(1) + leaves + Msp.Summary(2, Msp.After(1)) + others)).Rule, StringComparison.Ordinal);
    }

    static Rejection Refused(string before, string repeated, long length, string after = "")
    {
        var held = GC.GetAllocatedBytesForCurrentThread();
        var stream = new Repeating(before, repeated, length / repeated.Length * repeated.Length, after);
        var refused = Msp.Refused(stream);
        // Of what the limits allow, but not of what the file holds.
        Assert.InRange(stream.Position, 0, 50_000_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - held, 0, 1_000_000_000);
        return refused;
    }

    /// <summary>A file that nobody has to hold.</summary>
    sealed class Repeating(string before, string repeated, long length, string after) : Stream
    {
        readonly byte[] _before = Encoding.UTF8.GetBytes(before);
        readonly byte[] _repeated = Encoding.UTF8.GetBytes(repeated);
        readonly byte[] _after = Encoding.UTF8.GetBytes(after);

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = 0;
            for (; read < count && At(Position) is { } next; read++, Position++)
                buffer[offset + read] = next;
            return read;
        }

        byte? At(long position) =>
            position < _before.Length ? _before[position]
            : position < _before.Length + length ? _repeated[(position - _before.Length) % _repeated.Length]
            : position < Length ? _after[position - _before.Length - length]
            : null;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => _before.Length + length + _after.Length;
        public override long Position { get; set; }
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
