using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Board;

namespace Construction.Tests.Boards;

/// <summary>The board is what the log says, in whatever steps it was read.</summary>
public sealed class BoardStepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void The_rows_are_the_same_whatever_the_size_of_the_steps(int stepSize)
    {
        var atOnce = Folded.Of(Shipped.Log);
        var inSteps = Folded.Of(Shipped.Log, stepSize);

        Assert.Equal(Shipped.Log.Count, inSteps.Position);
        Assert.All(Folded.Topics, topic =>
        {
            Assert.Equal(atOnce.Head(topic), inSteps.Head(topic));
            Assert.Equal(Text(atOnce, topic), Text(inSteps, topic));
        });
    }

    [Fact]
    public void The_shipped_programme_fills_every_kind_of_row()
    {
        var rows = Folded.Of(Shipped.Log).Since(Board.ProgrammeTopic, null).Rows();

        Assert.Equal(
            ["commitment", "flag", "milestone", "party", "programme", "site", "story"],
            rows.Values.Select(row => row["kind"]!.GetValue<string>()).Distinct().Order());
    }

    [Fact]
    public void Only_the_newest_fifty_stories_are_kept_in_their_order()
    {
        var stories = Folded.Of(Shipped.Log).Since(Board.ProgrammeTopic, null).Rows().Values
            .Where(row => row["kind"]!.GetValue<string>() == "story").Select(Folded.Position).ToList();

        Assert.Equal(50, stories.Count);
        Assert.Equal(Enumerable.Range(Shipped.Log.Count - 49, 50).Select(position => (long)position), stories);
    }

    [Fact]
    public void Every_row_names_the_event_that_changed_it_last()
    {
        var log = Shipped.Log.With(
            new PartyNamed(Some.Party("epoch-ai", "press")),
            new SiteAnnounced(Shipped.State.Sites["abilene-tx"].Details with { Responsible = "oracle" }),
            new BaselineSet("milam-tx", "grid-phase-1-a", Some.Date("2026-07"), "1", "agreed", Programme.Owner, Some.Today),
            new FlagCleared("abilene-tx", Shipped.State.Sites["abilene-tx"].Flags.Keys.First(), "settled"));
        var planned = Shipped.File.Plan.Count + 1;
        var board = Folded.Of(log.Take(planned));
        var before = board.Since(Board.ProgrammeTopic, null).Rows();
        foreach (var entry in log.Skip(planned))
        {
            board.Apply([entry]);
            var after = board.Since(Board.ProgrammeTopic, null).Rows();

            var changed = after.Where(row => !JsonNode.DeepEquals(row.Value, before.GetValueOrDefault(row.Key))).ToList();
            Assert.NotEmpty(changed);
            Assert.All(changed, row => Assert.Equal(entry.Position, row.Value.Position()));
            before = after;
        }
    }

    static string Text(Board board, string topic) =>
        Encoding.UTF8.GetString(board.Since(topic, null, null, Some.Now).Json.Span);
}
