using System.Text;
using Dashboard;
using Dashboard.Board;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>A story as a sentence outside the page: the same that the page makes of it (tests/wwwroot/story.test.js).</summary>
public sealed class SentenceTests
{
    static readonly Names Names = new(
        new Dictionary<string, string> { ["oracle"] = "Oracle", ["epoch-ai"] = "Epoch AI", ["crusoe"] = "Crusoe" },
        new Dictionary<string, string> { ["abilene-tx"] = "Abilene" },
        new Dictionary<(string, string), string> { [("abilene-tx", "buildings-3-4")] = "Buildings 3-4 ready for service", [("abilene-tx", "steel")] = "Building 1 steel framing" });

    static readonly StoryRow Report = new("5", "abilene-tx", 5, "milestone-reported", Some.Now)
    {
        Milestone = "buildings-3-4", Party = "oracle", Rank = Rank.Owner, DataDate = Some.Day("2026-11-20"), Current = true,
    };

    public static TheoryData<StoryRow, string, string> Stories() => new()
    {
        {
            Report with { Party = "epoch-ai", Rank = Rank.Observer, Actual = Some.Said("2026-05-23"), FirstStated = new(Some.Date("2026-04-01"), "epoch-ai") },
            "Epoch AI judges Buildings 3-4 ready for service on 23 May 2026; first stated for 1 April 2026",
            "Epoch AI beurteilt „Buildings 3-4 ready for service“ als am 23. Mai 2026 erreicht; zuerst genannt für den 1. April 2026"
        },
        {
            Report with { Milestone = "steel", Actual = Some.Said("2026-05-23") },
            "Oracle reports Building 1 steel framing done on 23 May 2026",
            "Oracle meldet „Building 1 steel framing“ als am 23. Mai 2026 erreicht"
        },
        {
            Report with { Forecast = Some.Said("2027-Q1"), Was = new(Some.Date("2026-Q4"), null, null), FirstStated = new(Some.Date("2026-07-01"), "epoch-ai") },
            "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; before, it said Q4 2026",
            "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuvor hieß es Q4 2026"
        },
        {
            Report with { Forecast = Some.Said("2027-Q1"), FirstStated = new(Some.Date("2026-07-01"), "crusoe") },
            "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; first stated for 1 July 2026 by Crusoe",
            "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuerst für den 1. Juli 2026 genannt von Crusoe"
        },
        {
            Report with { Party = "epoch-ai", Rank = Rank.Observer, Forecast = Some.Said("2027-Q1") },
            "Epoch AI expects Buildings 3-4 ready for service in Q1 2027",
            "Epoch AI erwartet „Buildings 3-4 ready for service“ im Q1 2027"
        },
        {
            Report with { Forecast = Some.Said("2027-Q1"), Was = new(Some.Date("2027-Q1"), null, null) },
            "Oracle forecasts Buildings 3-4 ready for service for Q1 2027",
            "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027"
        },
        {
            Report with { Actual = Some.NoDate, Was = new(null, Some.Date("2026-05-23"), null), Reason = "meter not sealed" },
            "Oracle retracts its report that Buildings 3-4 ready for service is done (it had said 23 May 2026). Reason: meter not sealed",
            "Oracle nimmt die Fertigmeldung von „Buildings 3-4 ready for service“ zurück (gemeldet war: 23. Mai 2026). Grund: meter not sealed"
        },
        {
            Report with { Forecast = Some.NoDate, Was = new(Some.Date("2026-Q4"), null, null) },
            "Oracle gives no date any more for Buildings 3-4 ready for service; before, it said Q4 2026",
            "Oracle nennt für „Buildings 3-4 ready for service“ kein Datum mehr; zuvor hieß es Q4 2026"
        },
        {
            Report with { Milestone = "steel", Percent = 75, Was = new(null, null, 42), Note = "6 of 8 buildings" },
            "Oracle reports Building 1 steel framing at 75%, up from 42%: “6 of 8 buildings”",
            "Oracle meldet „Building 1 steel framing“ zu 75 % fertig, zuvor 42 %: „6 of 8 buildings“"
        },
        {
            Report with { Milestone = "steel", Percent = 40, Was = new(null, null, 42) },
            "Oracle reports Building 1 steel framing at 40%, down from 42%",
            "Oracle meldet „Building 1 steel framing“ zu 40 % fertig, zuvor 42 %"
        },
        {
            Report with { Forecast = Some.Said("2027"), Percent = 12.5m },
            "Oracle forecasts Buildings 3-4 ready for service for 2027; 12.5% complete",
            "Oracle prognostiziert „Buildings 3-4 ready for service“ für 2027; zu 12,5 % fertig"
        },
        { Report with { Note = "crane down" }, "Oracle on Buildings 3-4 ready for service: “crane down”", "Oracle zu „Buildings 3-4 ready for service“: „crane down“" },
        {
            Other("baseline-set") with { Milestone = "buildings-3-4", Date = Some.Date("2026-07-01"), Version = "2", Reason = "scope cut" },
            "Baseline 2 of Buildings 3-4 ready for service is set: 1 July 2026. scope cut",
            "Basisplan 2 für „Buildings 3-4 ready for service“ steht: 1. Juli 2026. scope cut"
        },
        {
            Other("baseline-set") with { Milestone = "buildings-3-4", Party = "crusoe", Date = Some.Date("2026-07-01"), Version = "2", Reason = "scope cut" },
            "Crusoe approves baseline 2 of Buildings 3-4 ready for service: 1 July 2026. scope cut",
            "Crusoe genehmigt Basisplan 2 für „Buildings 3-4 ready for service“: 1. Juli 2026. scope cut"
        },
        {
            Other("milestone-withdrawn") with { Milestone = "buildings-3-4", Reason = "scope dropped" },
            "Buildings 3-4 ready for service is withdrawn: scope dropped", "„Buildings 3-4 ready for service“ entfällt: scope dropped"
        },
        {
            Other("completion-accepted") with { Milestone = "buildings-3-4", Party = Programme.Owner, ReportedBy = "crusoe" },
            "The owner accepts Buildings 3-4 ready for service as reported by Crusoe",
            "Der Eigentümer nimmt „Buildings 3-4 ready for service“ ab, wie von Crusoe gemeldet"
        },
        {
            Other("completion-accepted") with { Milestone = "buildings-3-4", Party = "oracle", ReportedBy = "crusoe", Note = "two defects remain" },
            "Oracle accepts Buildings 3-4 ready for service as reported by Crusoe: “two defects remain”",
            "Oracle nimmt „Buildings 3-4 ready for service“ ab, wie von Crusoe gemeldet: „two defects remain“"
        },
        {
            Other("completion-rejected") with { Milestone = "buildings-3-4", Party = Programme.Owner, ReportedBy = "crusoe", Reason = "hall 3 is warm" },
            "The owner rejects Buildings 3-4 ready for service as reported by Crusoe: hall 3 is warm",
            "Der Eigentümer nimmt „Buildings 3-4 ready for service“, von Crusoe gemeldet, nicht ab: hall 3 is warm"
        },
        {
            Report with { Forecast = Some.Said("2027-Q1"), Was = new(Some.Date("2026-Q4"), null, null), Reason = "no permit yet", Cause = "permit", AttributedTo = "crusoe" },
            "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; before, it said Q4 2026. Reason: no permit yet. Cause: permit, attributed to Crusoe",
            "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuvor hieß es Q4 2026. Grund: no permit yet. Ursache: Genehmigung, zugerechnet: Crusoe"
        },
        {
            Other("milestone-reinstated") with { Milestone = "buildings-3-4", Party = "crusoe", Reason = "in the scope again" },
            "Crusoe takes Buildings 3-4 ready for service back into the scope: in the scope again",
            "Crusoe nimmt „Buildings 3-4 ready for service“ wieder in den Umfang auf: in the scope again"
        },
        {
            Other("schedule-accepted") with { Party = "crusoe", Subject = "Abilene phase 1", DataDate = Some.Day("2026-11-20"), Text = "abilene.xer" },
            "The schedule “Abilene phase 1” of Crusoe is taken for Abilene, data date 20 Nov 2026",
            "Der Terminplan „Abilene phase 1“ von Crusoe gilt für Abilene, Datenstand 20. Nov. 2026"
        },
        {
            Other("contract-date-set") with { Milestone = "buildings-3-4", Party = "oracle", Date = Some.Date("2027-03-31"), Text = "Lease, schedule 4" },
            "By contract with Oracle, Buildings 3-4 ready for service is due on 31 March 2027 (Lease, schedule 4)",
            "Laut Vertrag mit Oracle ist „Buildings 3-4 ready for service“ am 31. März 2027 fällig (Lease, schedule 4)"
        },
        {
            Other("range-given") with
            {
                Milestone = "buildings-3-4", Party = "crusoe", DataDate = Some.Day("2026-11-20"),
                Span = new(Some.Day("2026-12-01"), Some.Day("2027-01-15"), Some.Day("2027-03-31")),
            },
            "Crusoe gives a range for Buildings 3-4 ready for service: most likely 15 Jan 2027, 1 Dec 2026 at best, 31 Mar 2027 at worst (data date 20 Nov 2026)",
            "Crusoe nennt für „Buildings 3-4 ready for service“ eine Spanne: am ehesten 15. Jan. 2027, frühestens 1. Dez. 2026, spätestens 31. März 2027 (Datenstand 20. Nov. 2026)"
        },
        {
            Other("risk-entered") with { Subject = "Grid connection later", Percent = 25.0m },
            "Risk on Abilene, 25% likely: Grid connection later", "Risiko zu Abilene, zu 25 % wahrscheinlich: Grid connection later"
        },
        {
            Other("risk-entered") with { Party = "crusoe", Subject = "Grid connection later", Percent = 12.5m },
            "Risk on Abilene, held by Crusoe, 12.5% likely: Grid connection later", "Risiko zu Abilene, getragen von Crusoe, zu 12,5 % wahrscheinlich: Grid connection later"
        },
        {
            Other("risk-closed") with { Subject = "Grid connection later", Reason = "the grid is there" },
            "A risk on Abilene is closed: Grid connection later. Reason: the grid is there", "Ein Risiko zu Abilene ist geschlossen: Grid connection later. Grund: the grid is there"
        },
        { Other("risk-closed") with { Subject = "Grid connection later" }, "A risk on Abilene is closed: Grid connection later", "Ein Risiko zu Abilene ist geschlossen: Grid connection later" },
        { Other("flag-raised") with { Type = "risk", Text = "Permit stayed" }, "⚑ Abilene, risk: Permit stayed", "⚑ Abilene, Risiko: Permit stayed" },
        { Other("flag-cleared") with { Reason = "permit is back" }, "A flag on Abilene is cleared: permit is back", "Ein Hinweis zu Abilene ist geklärt: permit is back" },
        { Other("site-announced"), "Abilene joins the programme", "Abilene gehört jetzt zum Programm" },
        { Other("site-revised"), "The entry of Abilene was revised", "Der Eintrag zu Abilene wurde überarbeitet" },
        { Other("milestone-planned") with { Milestone = "steel" }, "New milestone: Building 1 steel framing", "Neuer Meilenstein: „Building 1 steel framing“" },
        { new("1", null, 1, "party-named", Some.Now) { Party = "oracle" }, "Oracle is named among the parties", "Oracle gehört jetzt zu den Beteiligten" },
        { new("1", null, 1, "programme-described", Some.Now), "The description of the programme was revised", "Die Beschreibung des Programms wurde überarbeitet" },
        { new("1", null, 1, "key-given", Some.Now), "the programme: key given", "das Programm: key given" },
        { Report with { Party = "new-party", Milestone = "gone-one", Note = "x" }, "new party on gone one: “x”", "new party zu „gone one“: „x“" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_story_is_the_sentence_that_the_page_makes_of_it(StoryRow story, string english, string german) =>
        Assert.Equal((english, german), (Said(Language.English, story), Said(Language.German, story)));

    [Fact]
    public void A_milestone_has_its_address_and_what_stands_below_says_where_and_as_of_when()
    {
        var (sentence, story) = (new Sentence(Language.English, Names), Report with { Forecast = Some.Said("2027-Q1") });

        Assert.Equal(new Piece("Buildings 3-4 ready for service", "/sites/abilene-tx/milestones/buildings-3-4"), Assert.Single(sentence.Pieces(story), piece => piece.Path is not null));
        Assert.Equal(["Abilene", "data date 20 Nov 2026", "now the current date", "owner"], sentence.Footing(story));
    }

    [Fact]
    public void Names_that_say_what_was_reached_are_those_of_the_page() => Assert.Contains(
        $"const SAYS_WHAT_WAS_REACHED = /{Sentence.Reached()}/i;", File.ReadAllText(Checkout.Folder("wwwroot", "js", "story.js")), StringComparison.Ordinal);

    [Fact]
    public void Every_story_that_the_board_keeps_is_read_back_as_it_was_and_said_in_both_languages()
    {
        var (shipped, read) = (Exporting.Shipped, 0);
        foreach (var json in shipped.Stories().Concat(Shipped.State.Sites.Keys.SelectMany(site => shipped.Stories(site))))
        {
            var story = StoryJson.Read(json);
            Assert.Equal(Encoding.UTF8.GetString(json.Utf8.Span), Encoding.UTF8.GetString(Json.Write<object>(story)));
            foreach (var language in new[] { Language.English, Language.German })
                Assert.DoesNotMatch(@"[{}]|^$", new Sentence(language, shipped.Names).Of(story));
            read++;
        }
        Assert.True(read > 200, $"{read}");
    }

    [Fact]
    public void Stories_of_what_the_shipped_programme_has_not_are_read_back_too()
    {
        var exporting = Exporting.SiteWith(
            new MilestonePlanned(Some.Site, Some.MilestoneDetails), Some.Contract(), Some.Range(), new RiskEntered(Some.Site, Some.Risk),
            new RiskClosed(Some.Site, Some.Risk.Id, "settled"), new ScheduleAccepted(Some.Site, Some.Schedule), Some.Withdrawal,
            new MilestoneReinstated(Some.Site, Some.Milestone, "in the scope again", "crusoe", Some.Today),
            Exporting.Told(Some.Actual("2026-11-01") with { Cause = "permit", AttributedTo = "oracle" }), Some.Accepted(15) with { ReportedBy = "crusoe" });
        var stories = exporting.Stories(Some.Site);

        Assert.Equal(11, stories.Count);
        Assert.All(stories, json =>
        {
            var story = StoryJson.Read(json);
            Assert.Equal(Encoding.UTF8.GetString(json.Utf8.Span), Encoding.UTF8.GetString(Json.Write<object>(story)));
            Assert.All([Language.English, Language.German], language => Assert.DoesNotMatch(@"[{}]|^$|: $", new Sentence(language, exporting.Names).Of(story)));
        });
    }

    [Fact]
    public void A_story_keeps_the_difference_between_no_word_and_no_date()
    {
        var story = Exporting.Reported(Some.Forecast("2026-12-31"), Some.Report("2026-10-01") with { Forecast = Some.NoDate, Percent = 12.5m }).Story();

        Assert.Equal((new Said(null), null, "2026-12-31", 12.5m), (story.Forecast, story.Actual, story.Was!.Forecast!.Text, story.Percent));
    }

    static StoryRow Other(string name) => new("5", "abilene-tx", 5, name, Some.Now);

    static string Said(Language language, StoryRow story) => new Sentence(language, Names).Of(story).Replace('\u00A0', ' ');
}
