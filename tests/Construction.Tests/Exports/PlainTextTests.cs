using System.Globalization;
using CsCheck;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>What people wrote, where it has to fit on a line or in a picture.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("one\r\n\ttwo  three ", "one two three")]
    [InlineData("+9\u00A0months", "+9\u00A0months")]
    [InlineData("\u2028 a \u2029 b", "a b")]
    [InlineData("", "")]
    public void A_line_has_single_blanks_and_no_breaks(string text, string line) => Assert.Equal(line, PlainText.Line(text));

    [Fact]
    public void A_letter_carries_six_marks_at_most_and_the_next_one_its_own() =>
        Assert.Equal("a" + new string('\u0301', 6) + "e\u0301", PlainText.Line(Exporting.Marks + "e\u0301"));

    [Theory]
    [InlineData("Abilene", 7, "Abilene")]
    [InlineData("Abilene", 6, "Abile…")]
    // Each is one character to a reader, however many it is to a machine.
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2, "👨‍👩‍👧‍👦…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("one two", 5, "one…")]
    public void What_is_too_long_is_cut_between_characters_as_a_reader_counts_them(string text, int atMost, string line) =>
        Assert.Equal(line, PlainText.Line(text, atMost));

    [Fact]
    public void A_chain_of_ten_thousand_joined_signs_is_no_character() =>
        Assert.Equal("ab…", PlainText.Line("ab" + string.Concat(Enumerable.Repeat("👨\u200D", 10_000)), 30));

    [Fact]
    public void A_line_never_has_more_characters_than_were_allowed_and_is_always_text() =>
        Gen.Select(Gen.Char.Array[0, 40], Gen.Int[1, 12]).Sample((characters, atMost) =>
        {
            var line = PlainText.Line(new string(characters), atMost);
            Assert.True(new StringInfo(line).LengthInTextElements <= atMost, line);
            Assert.Equal(line, PlainText.Clean(line));
        });
}
