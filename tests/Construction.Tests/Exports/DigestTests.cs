using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>What changed between two moments, ready to be mailed.</summary>
public class DigestTests
{
    const string Moved = "buildings-5-8-ready-for-service";

    [Fact]
    public void Says_how_many_of_each_and_then_each_with_what_it_was_struck_through()
    {
        var text = Of(Language.English, new MilestoneReported(Some.Site, Moved, Some.Forecast("2027-06-30", "2026-11-20", "epoch-ai"))).Markdown();

        Assert.Contains("# Stargate: what changed from 16 Nov 2026 to 23 Nov 2026", text, StringComparison.Ordinal);
        Assert.Contains("1 date later", text, StringComparison.Ordinal);
        // From Q4 2026 - Q1 2027: 31 March to 30 June is 91 days, 1 October to 30 June 272; in months 3 to 9.
        Assert.Contains(
            $"- [Abilene, Buildings 5-8 ready for service]({Exporting.Server}/sites/abilene-tx/milestones/{Moved}): ~~Q4 2026 – Q1 2027~~ **30 June 2027**, **\\+3 to +9\u00a0months**",
            text, StringComparison.Ordinal);
        Assert.Contains("of log an\\-epoch", text.Replace("an-epoch", "an\\-epoch", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_changed_it_says_so() =>
        Assert.Contains("Nothing changed.", Of(Language.English).Markdown(), StringComparison.Ordinal);

    [Fact]
    public void Speaks_German_and_leaves_no_placeholder()
    {
        var text = Of(Language.German, new MilestoneReported(Some.Site, Moved, Some.Forecast("2027-06-30", "2026-11-20", "epoch-ai"))).Html();

        Assert.Contains("<html lang=\"de\">", text, StringComparison.Ordinal);
        Assert.Contains("<del>Q4 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_is_text_in_both_forms()
    {
        var hostile = $"{Exporting.Markup} [a](http://evil.example) # **b**\n## c {Exporting.Override}";
        var digest = Of(Language.English, new FlagRaised(Some.Site, Some.Flag with { Id = "hostile", Milestone = null, Text = hostile }));

        Assert.DoesNotContain("<script>", digest.Html(), StringComparison.Ordinal);
        Assert.DoesNotContain("[a](http", digest.Markdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", digest.Markdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n## c", digest.Markdown(), StringComparison.Ordinal);
        foreach (var text in new[] { digest.Html(), digest.Markdown() })
            Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Who_may_see_one_site_is_told_of_that_one_only()
    {
        var (before, after) = (Told(), Told(new MilestoneReported(Some.Site, Moved, Some.Forecast("2027-06-30", "2026-11-20", "epoch-ai"))));
        var digest = new Digest(Language.English, new(before, Some.Now.AddDays(-7)), new(after, Some.Now), "an-epoch", 1, null, site => site == "milam-tx");

        Assert.DoesNotContain("Abilene", digest.Markdown(), StringComparison.Ordinal);
    }

    static Digest Of(Language language, params Event[] since) =>
        new(language, new(Told(), Some.Now.AddDays(-7)), new(Told(since), Some.Now), "an-epoch", 400, Exporting.Server, _ => true);

    static Programme Told(params Event[] since)
    {
        var state = new Programme();
        foreach (var happened in Shipped.Log.Select(entry => entry.Event).Concat(since))
            state.Apply(happened, state.Position + 1);
        return state;
    }
}
