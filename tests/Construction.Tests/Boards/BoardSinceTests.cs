using System.Text.Json.Nodes;
using Dashboard.Board;

namespace Construction.Tests.Boards;

/// <summary>Snapshot and catching up are one message: the rows changed after a position.</summary>
public sealed class BoardSinceTests
{
    static readonly Board Whole = Folded.Of(Shipped.Log);

    [Fact]
    public void What_changed_since_a_position_takes_a_viewer_from_there_to_the_head()
    {
        var board = new Board(Folded.Epoch);
        foreach (var step in Shipped.Log.Chunk(41))
        {
            board.Apply(step);
            foreach (var topic in Folded.Topics.Where(board.Knows))
            {
                var held = board.Since(topic, null).Rows();
                foreach (var (key, row) in Whole.Since(topic, board.Position).Rows())
                    held[key] = row;
                Assert.Equal(Kept(Whole.Since(topic, null).Rows()), Kept(held));
            }
        }
    }

    [Fact]
    public void Only_rows_that_changed_after_the_position_come()
    {
        for (var position = 0; position <= Shipped.Log.Count; position += 37)
            foreach (var topic in Folded.Topics)
            {
                var expected = Whole.Since(topic, null).Rows().Where(row => row.Value.Position() > position).Select(row => row.Key);
                var message = Whole.Since(topic, position);

                Assert.Equal(expected.Order(), message.Rows().Keys.Order());
                Assert.False(message["reset"]!.GetValue<bool>());
                Assert.Equal(position, message["previous"]!.GetValue<long>());
            }
    }

    [Fact]
    public void A_viewer_at_the_head_gets_no_rows_and_stays_where_it_is()
    {
        var message = Whole.Since(Board.ProgrammeTopic, Whole.Position);

        Assert.Empty(message.Rows());
        Assert.Equal((Whole.Position, false), (message.Position(), message["reset"]!.GetValue<bool>()));
    }

    [Fact]
    public void A_viewer_that_holds_nothing_gets_everything() => IsEverything(Whole.Since(Board.ProgrammeTopic, null));

    [Fact]
    public void A_viewer_of_another_epoch_starts_again() => IsEverything(Whole.Since(Board.ProgrammeTopic, 5, "another-epoch"));

    [Fact]
    public void A_viewer_ahead_of_the_log_starts_again() => IsEverything(Whole.Since(Board.ProgrammeTopic, Whole.Position + 1));

    [Fact]
    public void A_position_without_an_epoch_is_taken_as_of_this_one() =>
        Assert.False(Whole.Since(Board.ProgrammeTopic, 5, epoch: null)["reset"]!.GetValue<bool>());

    [Fact]
    public void Who_may_not_see_a_site_gets_none_of_its_rows()
    {
        var message = JsonNode.Parse(
            Whole.Since(Board.ProgrammeTopic, Folded.Epoch, null, Some.Now, site => site == "milam-tx").Span)!;

        Assert.Contains("site/milam-tx/milam-tx", message.Rows().Keys);
        Assert.All(message.Rows().Values, row => Assert.True(row["site"] is null || row["site"]!.GetValue<string>() == "milam-tx"));
        Assert.DoesNotContain(message.Rows().Values, row => row["kind"]!.GetValue<string>() == "programme");
    }

    [Fact]
    public void The_servers_time_in_a_message_is_that_of_the_asking()
    {
        var board = Folded.Of(Shipped.Log);
        board.Since(Board.ProgrammeTopic, null);
        var hourLater = Some.Now.AddHours(1);

        var message = JsonNode.Parse(board.Since(Board.ProgrammeTopic, Folded.Epoch, null, hourLater).Json.Span)!;

        Assert.Equal(hourLater, message["serverTime"]!.GetValue<DateTimeOffset>(), TimeSpan.FromSeconds(5));
    }

    static void IsEverything(JsonNode message)
    {
        Assert.True(message["reset"]!.GetValue<bool>());
        Assert.Equal((Folded.Epoch, Whole.Position), (message["epoch"]!.GetValue<string>(), message.Position()));
        Assert.True(message.Rows().Count > 150, $"{message.Rows().Count} rows");
        Assert.Contains("programme//stargate", message.Rows().Keys);
    }

    // Of the stories a viewer shows the newest fifty, as a snapshot holds them.
    static string[] Kept(Dictionary<string, JsonNode> rows) =>
    [
        .. rows.Where(row => !row.Key.StartsWith("story/", StringComparison.Ordinal))
            .Concat(rows.Where(row => row.Key.StartsWith("story/", StringComparison.Ordinal)).OrderByDescending(row => row.Value.Position()).Take(50))
            .Select(row => $"{row.Key} {row.Value.ToJsonString()}").Order(StringComparer.Ordinal),
    ];
}
