using Dashboard.Board;

namespace Construction.Tests.Boards;

/// <summary>The head is per topic: what happens elsewhere never makes a viewer look behind.</summary>
public sealed class BoardTopicTests
{
    static readonly MilestoneReported OnAbilene =
        new("abilene-tx", "campus-complete", Some.Note("a note", "2026-11-20", "crusoe"));

    [Fact]
    public void A_report_moves_the_heads_of_its_site_and_the_programme_and_no_others()
    {
        var before = Folded.Of(Shipped.Log);
        var after = Folded.Of(Shipped.Log.With(OnAbilene));
        string[] moved = [Board.ProgrammeTopic, "site:abilene-tx"];

        Assert.Equal(11, Folded.Topics.Count());
        Assert.All(moved, topic => Assert.Equal(after.Position, after.Head(topic)));
        Assert.All(Folded.Topics.Except(moved), topic => Assert.Equal(before.Head(topic), after.Head(topic)));
    }

    [Fact]
    public void A_site_that_is_up_to_date_hears_nothing_of_another_sites_report()
    {
        var before = Folded.Of(Shipped.Log);
        var after = Folded.Of(Shipped.Log.With(OnAbilene));

        var message = after.Since("site:milam-tx", before.Head("site:milam-tx"));

        Assert.Empty(message.Rows());
        Assert.Equal(before.Head("site:milam-tx"), message.Position());
    }

    [Fact]
    public void A_report_changes_its_milestone_and_tells_its_story_and_leaves_other_sites_alone()
    {
        var board = Folded.Of(Shipped.Log.With(OnAbilene));

        var rows = board.Since(Board.ProgrammeTopic, Shipped.Log.Count).Rows();

        Assert.Equal(["milestone/abilene-tx/campus-complete", $"story/abilene-tx/{board.Position}"], rows.Keys.Order());
    }

    [Fact]
    public void A_sites_topic_holds_its_own_rows_and_all_parties()
    {
        var board = Folded.Of(Shipped.Log);
        var everything = board.Since(Board.ProgrammeTopic, null).Rows();
        var site = board.Since("site:milam-tx", null).Rows();

        Assert.All(site.Values, row => Assert.True(row["kind"]!.GetValue<string>() == "party" || row["site"]!.GetValue<string>() == "milam-tx"));
        Assert.Equal(
            everything.Keys.Where(key => !key.StartsWith("story/", StringComparison.Ordinal)
                && (key.StartsWith("party/", StringComparison.Ordinal) || key.Split('/')[1] == "milam-tx")).Order(),
            site.Keys.Where(key => !key.StartsWith("story/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Naming_a_party_reaches_every_topic()
    {
        var board = Folded.Of(Shipped.Log.With(new PartyNamed(Some.Party("arm", "partner"))));

        Assert.All(Folded.Topics, topic =>
        {
            Assert.Equal(board.Position, board.Head(topic));
            Assert.Contains("party//arm", board.Since(topic, Shipped.Log.Count).Rows().Keys);
        });
    }

    [Fact]
    public void A_party_that_becomes_the_press_leads_no_longer()
    {
        var board = Folded.Of(Shipped.Log.With(new PartyNamed(Some.Party("epoch-ai", "press"))));

        var rows = board.Since("site:abilene-tx", Shipped.Log.Count).Rows();

        Assert.Equal("press", rows["milestone/abilene-tx/buildings-5-8-ready-for-service"]["status"]!.GetValue<string>());
    }

    [Fact]
    public void A_topic_is_known_from_when_its_site_was_announced()
    {
        Assert.True(new Board(Folded.Epoch).Knows(Board.ProgrammeTopic));
        Assert.False(new Board(Folded.Epoch).Knows("site:abilene-tx"));
        Assert.True(Folded.Of(Shipped.Log).Knows("site:abilene-tx"));
        Assert.False(Folded.Of(Shipped.Log).Knows("site:atlantis"));
    }
}
