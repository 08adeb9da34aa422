using System.Text;
using System.Xml.Linq;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>A site's next ready-for-service date as a picture.</summary>
public sealed class BadgeTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    static readonly Event Planned = new MilestonePlanned(Some.Site, Some.MilestoneDetails);

    [Fact]
    public void It_says_the_next_date_and_its_slip_and_tells_a_screen_reader_whose_they_are()
    {
        var svg = Drawn(Exporting.Shipped);

        Assert.Equal(["Abilene", "next RFS Q4 2026 – Q1 2027, +3 to +9 mo"], Texts(svg));
        Assert.Equal(
            "Abilene: Buildings 5-8 ready for service: first stated for 1 July 2026 by Epoch AI; forecast Q4 2026 – Q1 2027, Epoch AI (observer); +3 to +9 months",
            ((string)svg.Element(Svg + "title")!).Replace('\u00A0', ' '));
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal(Badge.Late, Inks(svg)[1]);
    }

    public static TheoryData<string, Event[], string, string> Cases() => new()
    {
        { "forecast without a plan", [Planned, Exporting.Told(Some.Forecast("2027"))], "next RFS 2027", Badge.Forecast },
        { "late for sure", [Planned, Exporting.Told(Some.Forecast("2026-12-31")), Exporting.Told(Some.Forecast("2027-02-01", "2026-10-01"))], "next RFS 1 Feb 2027, +32 d", Badge.Late },
        { "early", [Planned, Exporting.Told(Some.Forecast("2026-12-31")), Exporting.Told(Some.Forecast("2026-12-27", "2026-10-01"))], "next RFS 27 Dec 2026, −4 d", Badge.Forecast },
        { "overdue", [Planned, Exporting.Told(Some.Forecast("2026-10"))], "RFS Oct 2026, overdue", Badge.Late },
        { "planned only", [Planned, Some.Baseline("2027-06-30")], "RFS planned 30 Jun 2027, no forecast", Badge.Unknown },
        { "planned and passed", [Planned, Some.Baseline("2026-06-30")], "RFS 30 Jun 2026, overdue", Badge.Late },
        { "done", [Planned, Exporting.Told(Some.Actual("2026-08-20"))], "RFS 20 Aug 2026, done", Badge.Done },
        { "withdrawn", [Planned, Exporting.Told(Some.Forecast("2027")), Some.Withdrawal], "no RFS date", Badge.Unknown },
        { "a note only", [Planned, Exporting.Told(Some.Note("x"))], "no RFS date", Badge.Unknown },
        { "no milestones", [], "no RFS date", Badge.Unknown },
        { "another end of a building", [new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Phase = "it-load-live" }), Exporting.Told(Some.Forecast("2027-Q2"))], "next IT load live Q2 2027", Badge.Forecast },
        { "no end of a building", [new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Phase = "permits" }), Exporting.Told(Some.Forecast("2027-Q2"))], "no RFS date", Badge.Unknown },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_state_has_its_words_and_its_ink(string state, Event[] told, string text, string ink)
    {
        var svg = Drawn(Exporting.SiteWith(told));

        Assert.Equal((state, text, ink), (state, Texts(svg)[1], Inks(svg)[1]));
    }

    [Fact]
    public void A_site_that_was_withdrawn_says_that() =>
        Assert.Equal("withdrawn", Texts(Drawn(Exporting.Site(Some.SiteDetails with { Stage = "withdrawn" }, Planned, Exporting.Told(Some.Forecast("2027")))))[1]);

    [Fact]
    public void In_German_it_is_German() =>
        Assert.Equal("als Nächstes RFS Q4 2026 – Q1 2027, +3 bis +9 Mon.", Texts(Drawn(Exporting.Shipped, Language.German))[1]);

    [Theory]
    [InlineData(Badge.Ink, "--ink-900")]
    [InlineData(Badge.Late, "--rust-600")]
    [InlineData(Badge.Forecast, "--blue-600")]
    [InlineData(Badge.Done, "--green-700")]
    [InlineData(Badge.Unknown, "--ink-600")]
    public void Its_inks_are_the_pages(string ink, string token) => Assert.Contains(
        $"{token}: {ink};", File.ReadAllText(Checkout.Folder("wwwroot", "css", "tokens.css")), StringComparison.Ordinal);

    [Theory]
    [InlineData("<img src=x>", "<img src=x>")]
    [InlineData(Exporting.Override, "abc\uFFFDtxt.exe\uFFFD\uFFFDx\uFFFD")]
    [InlineData("A name that is by far too long for any badge", "A name that is by far too lon…")]
    [InlineData("ab\u0000c", "ab\uFFFDc")]
    public void A_name_is_text_and_is_cut_where_it_is_too_long(string name, string shown) =>
        Assert.Equal(shown, Texts(Drawn(Exporting.Site(Some.SiteDetails with { ShortName = name })))[0]);

    [Fact]
    public void Ten_thousand_marks_in_a_name_stay_within_the_line_and_half_a_character_is_none()
    {
        var svg = Drawn(Exporting.Site(Some.SiteDetails with { ShortName = Exporting.Marks }));

        Assert.Equal($"a{new string('\u0301', 6)}", Texts(svg)[0]);
        Assert.Equal("a\uFFFD", Texts(Drawn(Exporting.Site(Some.SiteDetails with { ShortName = "a\uD83C" })))[0]);
        Assert.True(svg.ToString().Length < 2_000);
    }

    [Fact]
    public void It_is_as_wide_as_what_it_says()
    {
        var (narrow, wide) = (Width("il"), Width("WWWWWWWWWW"));

        // Ten W of 2025 units of 2048 in 11 pixels beside one i and one l of 562: 108.8 and 6.0 pixels, each rounded up.
        Assert.Equal(109 - 7, wide - narrow);

        static int Width(string name) => (int)Drawn(Exporting.Site(Some.SiteDetails with { ShortName = name })).Attribute("width")!;
    }

    static XElement Drawn(Exporting exporting, Language? language = null) => XElement.Parse(Encoding.UTF8.GetString(
        new Badge(language ?? Language.English, exporting.Names, Some.Today).Of(exporting.SiteRow(), exporting.Milestones())));

    static List<string> Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(text => text.Value.Replace('\u00A0', ' '))];

    static List<string> Inks(XElement svg) => [.. svg.Elements(Svg + "path").Select(path => (string)path.Attribute("fill")!)];
}
