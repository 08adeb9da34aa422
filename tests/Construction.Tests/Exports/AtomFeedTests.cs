using System.Xml.Linq;
using Dashboard.Board;
using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>The sentences as a feed.</summary>
public sealed class AtomFeedTests
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void The_newest_story_comes_first_with_its_sentence_its_party_and_its_page()
    {
        var entry = Feed(Exporting.Reported(Some.Forecast("2026-Q4", party: "oracle"), Some.Forecast("2027-Q1", "2026-11-01", "oracle") with { Reason = "rain" })).Root!.Elements(Atom + "entry").First();

        Assert.Equal("Oracle forecasts Buildings 1-2 ready for service for Q1 2027; before, it said Q4 2026. Reason: rain", (string?)entry.Element(Atom + "title"));
        Assert.Equal("Oracle", (string?)entry.Element(Atom + "author")!.Element(Atom + "name"));
        Assert.Equal($"{Exporting.Server}/sites/abilene-tx/milestones/{Some.Milestone}", (string?)entry.Element(Atom + "link")!.Attribute("href"));
        Assert.Equal("2026-11-23T12:00:00Z", (string?)entry.Element(Atom + "updated"));
        Assert.Equal(["Abilene", "data date 1 Nov 2026", "now the current date", "owner"], ((string)entry.Element(Atom + "content")!).Split('\n')[1..]);
    }

    [Fact]
    public void Every_feed_and_entry_has_what_RFC_4287_asks_for_and_an_id_of_its_own()
    {
        var feed = Feed(Exporting.Shipped).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();

        Assert.Equal(50, entries.Count);
        Assert.All(entries.Prepend(feed), element =>
        {
            Assert.NotEqual("", (string?)element.Element(Atom + "title") ?? "");
            Assert.Matches("^tag:[a-z-]+,2026:an-epoch/(feed|[0-9]+)$", (string)element.Element(Atom + "id")!);
            Assert.Equal(Some.Now, (DateTimeOffset)element.Element(Atom + "updated")!);
        });
        Assert.Equal(entries.Count, entries.Select(entry => (string?)entry.Element(Atom + "id")).Distinct().Count());
        // An entry without an author has the feed's.
        Assert.Equal("Stargate", (string?)feed.Element(Atom + "author")!.Element(Atom + "name"));
        Assert.Equal("2026-10-07T00:00:00Z", (string?)entries[0].Element(Atom + "published"));
        Assert.Equal($"{Exporting.Server}/feed.atom", (string?)feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href"));
    }

    [Fact]
    public void In_German_it_is_another_feed_with_entries_of_its_own()
    {
        var feed = Feed(Exporting.Shipped, Language.German).Root!;

        Assert.Equal("de", (string?)feed.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal("Stargate: Neueste Meldungen", (string?)feed.Element(Atom + "title"));
        Assert.All(feed.Elements(Atom + "entry").Prepend(feed), element => Assert.EndsWith("/de", (string?)element.Element(Atom + "id"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_people_wrote_is_text_and_nothing_in_it_breaks_or_turns_the_feed()
    {
        var hostile = $"{Exporting.Markup}\u0000\u0008\uD83C\uFFFF {Exporting.Override} {Exporting.Marks}";
        var entry = Feed(Exporting.Reported(Some.Note(hostile))).Root!.Elements(Atom + "entry").First();

        var (title, content) = ((string)entry.Element(Atom + "title")!, (string)entry.Element(Atom + "content")!);
        Assert.DoesNotContain(entry.Descendants(), element => element.Name.LocalName is "script");
        Assert.Contains(Exporting.Markup, content, StringComparison.Ordinal);
        Assert.Contains("\uFFFD\uFFFD\uFFFD\uFFFD abc\uFFFDtxt.exe\uFFFD\uFFFDx\uFFFD", content, StringComparison.Ordinal);
        Assert.Contains(Exporting.Marks, content, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('\u0301', 7), title, StringComparison.Ordinal);
        Assert.Null(entry.Element(Atom + "content")!.Attribute("type"));
    }

    [Fact]
    public void A_feed_in_which_nothing_happened_is_whole()
    {
        var feed = XDocument.Parse(System.Text.Encoding.UTF8.GetString(new AtomFeed(Language.English, Exporting.Shipped.Names, "an-epoch", Exporting.Server).Of(null, []))).Root!;

        Assert.Equal(("Latest reports", "1970-01-01T00:00:00Z"), ((string?)feed.Element(Atom + "title"), (string?)feed.Element(Atom + "updated")));
    }

    static XDocument Feed(Exporting exporting, Language? language = null)
    {
        var stories = exporting.Stories().Select(StoryJson.Read).ToList<StoryRow>();
        var bytes = new AtomFeed(language ?? Language.English, exporting.Names, "an-epoch", Exporting.Server).Of("Stargate", stories);
        using var stream = new MemoryStream(bytes);
        return XDocument.Load(stream);
    }
}
