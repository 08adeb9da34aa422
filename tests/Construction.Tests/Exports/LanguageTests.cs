using System.Text.RegularExpressions;
using Dashboard.Board;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>What leaves the page is said in the page's words; the expected ones are those of the page's own tests.</summary>
public sealed partial class LanguageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_text_of_the_page_is_known(string code)
    {
        var file = File.ReadAllText(Checkout.Folder("wwwroot", "js", "texts", $"{code}.js"));
        var keys = Key().Matches(file).Select(match => match.Groups[1].Value).ToList();

        Assert.True(keys.Count > 400, $"{keys.Count}");
        Assert.Equal(keys.Order(), Language.Of(code)!.Keys.Order());
    }

    [Fact]
    public void A_language_that_the_page_does_not_speak_is_none() => Assert.Null(Language.Of("fr"));

    [Theory]
    [InlineData("2026-05-23", "23 May 2026", "23. Mai 2026")]
    [InlineData("2026-05", "May 2026", "Mai 2026")]
    [InlineData("2026-Q4", "Q4 2026", "Q4 2026")]
    [InlineData("2026-H2", "H2 2026", "2. Halbjahr 2026")]
    [InlineData("2026", "2026", "2026")]
    [InlineData("2026-10-01/2027-03-31", "Q4 2026 – Q1 2027", "Q4 2026 – Q1 2027")]
    [InlineData("2026-11-01/2027-03-31", "Nov 2026 – Mar 2027", "Nov. 2026 – März 2027")]
    [InlineData("2026-01-01/2027-12-31", "2026 – 2027", "2026 – 2027")]
    [InlineData("2026-12-01/2026-12-31", "Dec 2026", "Dez. 2026")]
    [InlineData("2026-10-05/2027-03-31", "5 Oct 2026 – 31 Mar 2027", "5. Okt. 2026 – 31. März 2027")]
    [InlineData("../2025-06-30", "by June 2025", "bis Juni 2025")]
    [InlineData("../2025-06-10", "by 10 June 2025", "bis 10. Juni 2025")]
    [InlineData("2027-01-01/..", "from January 2027", "ab Januar 2027")]
    public void A_date_is_written_with_its_own_precision(string date, string english, string german) =>
        Assert.Equal((english, german), (Language.English.Date(Some.Date(date)), Language.German.Date(Some.Date(date))));

    [Fact]
    public void Short_dates_are_short_and_none_is_said() => Assert.Equal(
        ("23 Sept 2026", "1. Hj. 2026", "no date"),
        (Language.English.Date(Some.Date("2026-09-23"), isShort: true), Language.German.Date(Some.Date("2026-H1"), isShort: true), Language.English.Date(null)));

    [Theory]
    [InlineData("2026-05-23", "on 23 May 2026", "for 23 May 2026", "am 23. Mai 2026", "für den 23. Mai 2026")]
    [InlineData("2026-05", "in May 2026", "for May 2026", "im Mai 2026", "für Mai 2026")]
    [InlineData("2026-H2", "in H2 2026", "for H2 2026", "im 2. Halbjahr 2026", "für das 2. Halbjahr 2026")]
    [InlineData("2027", "in 2027", "for 2027", "im Jahr 2027", "für 2027")]
    [InlineData("2026-10-01/2027-03-31", "between Q4 2026 and Q1 2027", "for Q4 2026 to Q1 2027", "zwischen Q4 2026 und Q1 2027", "für Q4 2026 bis Q1 2027")]
    [InlineData("../2025-06-30", "by June 2025", "for June 2025 at the latest", "bis Juni 2025", "für spätestens Juni 2025")]
    [InlineData("2027-01-01/..", "in January 2027 or later", "for January 2027 or later", "frühestens Januar 2027", "für frühestens Januar 2027")]
    public void Inside_a_sentence_a_date_takes_its_preposition(string date, string on, string @for, string am, string für)
    {
        var stated = Some.Date(date);
        Assert.Equal((on, @for), (Language.English.When(stated), Language.English.For(stated)));
        Assert.Equal((am, für), (Language.German.When(stated), Language.German.For(stated)));
    }

    [Theory]
    [InlineData(3, 9, SlipUnit.Month, SlipSense.Late, "+3 to +9 months", "+3 to +9 mo", "+3 bis +9 Monate")]
    [InlineData(0, 12, SlipUnit.Month, SlipSense.Open, "0 to +12 months", "0 to +12 mo", "0 bis +12 Monate")]
    [InlineData(-6, 9, SlipUnit.Month, SlipSense.Open, "−6 to +9 months", "−6 to +9 mo", "−6 bis +9 Monate")]
    [InlineData(52, 52, SlipUnit.Day, SlipSense.Late, "+52 days", "+52 d", "+52 Tage")]
    [InlineData(1, 1, SlipUnit.Day, SlipSense.Late, "+1 day", "+1 d", "+1 Tag")]
    [InlineData(null, 6, SlipUnit.Month, SlipSense.Open, "at most +6 months", "at most +6 mo", "höchstens +6 Monate")]
    [InlineData(3, null, SlipUnit.Month, SlipSense.Late, "at least +3 months", "at least +3 mo", "mindestens +3 Monate")]
    [InlineData(0, 0, SlipUnit.Day, SlipSense.OnPlan, "on plan", "on plan", "im Plan")]
    [InlineData(-4, -4, SlipUnit.Day, SlipSense.Early, "−4 days", "−4 d", "−4 Tage")]
    public void A_slip_is_an_interval_with_its_sign(int? from, int? to, SlipUnit unit, SlipSense sense, string english, string brief, string german)
    {
        var slip = new SlipRow(from, to, unit, from, to, sense);
        Assert.Equal((english, brief), (Plain(Language.English.Slip(slip)), Plain(Language.English.Slip(slip, isShort: true))));
        Assert.Equal(german, Plain(Language.German.Slip(slip)));
    }

    [Fact]
    public void Numbers_are_written_the_languages_way()
    {
        Assert.Equal(("10,633 MW", "75.5%", "1,234.6"), (Plain(Language.English.Mw(10_633)), Language.English.Percent(75.5m), Language.English.Number(1_234.55m)));
        Assert.Equal(("10.633 MW", "75,5 %", "1.234,6"), (Plain(Language.German.Mw(10_633)), Plain(Language.German.Percent(75.5m)), Language.German.Number(1_234.55m)));
    }

    [Fact]
    public void A_word_that_the_page_does_not_know_is_shown_spaced() =>
        Assert.Equal(("ready for service", "key given"), (Language.English.Word("phase", "ready-for-service"), Language.English.Word("phase", "key-given")));

    static string Plain(string text) => text.Replace('\u00A0', ' ');

    [GeneratedRegex(@"^  ""([\w.-]+)"":", RegexOptions.Multiline)]
    private static partial Regex Key();
}
