using CsCheck;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>Comma-separated values that any reader reads back, and no spreadsheet runs.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("5\" pipe", "\"5\"\" pipe\"")]
    [InlineData("first\nsecond", "\"first\nsecond\"")]
    [InlineData("first\r\nsecond", "\"first\r\nsecond\"")]
    [InlineData(" at the edge ", "\" at the edge \"")]
    [InlineData("建設 👷🏽‍♀️ e\u0301", "建設 👷🏽‍♀️ e\u0301")]
    public void Quotes_commas_and_line_breaks_are_kept_within_quotes(string text, string cell) =>
        Assert.Equal($"{cell},end\r\n", Csv.Line([text, "end"]));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1234", "'+49 30 1234")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\uFEFF=1", "'\uFEFF=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("2026-Q4", "2026-Q4")]
    [InlineData("−5", "−5")]
    public void A_text_that_would_be_a_formula_gets_an_apostrophe(string text, string cell) => Assert.Equal($"{cell}\r\n", Csv.Line([text]));

    [Fact]
    public void Numbers_days_and_times_stay_what_they_are() => Assert.Equal(
        "-92,-1.5,2026-11-23,2026-11-23T12:00:00Z,,,,\r\n",
        Csv.Line([-92, -1.5m, Some.Today, Some.Now.ToOffset(TimeSpan.FromHours(5)), (int?)null, (decimal?)null, (DateOnly?)null, (string?)null]));

    [Theory]
    [InlineData("a\u0000b\u001Bc\u007Fd\u0085e", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData(Exporting.Override, "abc\uFFFDtxt.exe\uFFFD\uFFFDx\uFFFD")]
    [InlineData("\u202E=1", "\uFFFD=1")]
    public void What_has_no_place_in_a_text_is_replaced_so_that_a_reader_sees_it(string text, string cell) => Assert.Equal($"{cell}\r\n", Csv.Line([text]));

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced_and_a_whole_one_is_kept() =>
        Assert.Equal("a\uFFFDb🏗\uFFFD\r\n", Csv.Line(["a\uD83Cb\uD83C\uDFD7\uDFD7"]));

    [Fact]
    public void Ten_thousand_marks_on_a_letter_are_kept_since_a_table_is_data() => Assert.Equal($"{Exporting.Marks}\r\n", Csv.Line([Exporting.Marks]));

    [Fact]
    public void Whatever_was_written_is_read_back_by_anybody_and_no_text_starts_as_a_formula() =>
        Gen.OneOf(Gen.Char, Gen.Char["\",\r\n=+-@\t '\u202E\uD83C"]).Array[0, 12].Select(characters => new string(characters))
            .Array[1, 6].Sample(texts =>
            {
                var record = Assert.Single(CsvReading.Read(Csv.Line(texts.Select(text => (Cell)text))));
                Assert.Equal(texts.Length, record.Count);
                foreach (var (text, read) in texts.Zip(record))
                {
                    var clean = PlainText.Clean(text);
                    Assert.True(read == clean || read == $"'{clean}", $"{text} became {read}");
                    Assert.False(read is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..], read);
                }
            });
}
