using System.Text.Json.Nodes;
using Dashboard.Board;

namespace Construction.Tests.Boards;

/// <summary>Who missed much gets it in parts, one after the other.</summary>
public sealed class BoardPartTests
{
    static readonly long Start = Shipped.File.Plan.Count + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(20_000)]
    [InlineData(1_000_000)]
    public void Parts_lead_to_the_head_and_to_the_same_rows(int most)
    {
        var board = Folded.Of(Shipped.Log);
        Assert.All(Folded.Topics, topic =>
        {
            var rows = Folded.Of(Shipped.Log.Take((int)Start)).Since(topic, null).Rows();
            for (var at = Start; at < board.Head(topic);)
            {
                var part = Part(board, topic, at, most);
                Assert.Equal(at, (long)part["previous"]!);
                Assert.True(part.Position() > at, "a part leads nowhere");
                foreach (var (key, row) in part.Rows())
                {
                    Assert.InRange(row.Position(), at + 1, part.Position());
                    rows[key] = row;
                }
                at = part.Position();
            }
            Assert.All(board.Since(topic, null).Rows(), row => Assert.True(JsonNode.DeepEquals(row.Value, rows[row.Key]), row.Key));
        });
    }

    [Fact]
    public void A_part_holds_what_was_asked_for_and_one_row_more_at_most()
    {
        var (board, most) = (Folded.Of(Shipped.Log), 20_000);
        var parts = new List<int>();
        for (var at = Start; at < board.Head(Board.ProgrammeTopic);)
        {
            var part = Part(board, Board.ProgrammeTopic, at, most);
            var last = part.Rows().Values.Where(row => row.Position() == part.Position()).Sum(Length);
            parts.Add(part.Rows().Values.Sum(Length));
            Assert.InRange(parts[^1] - last, 0, most);
            at = part.Position();
        }
        Assert.True(parts.Count > 5, "there is too little to make parts of");
    }

    [Fact]
    public void What_changes_again_meanwhile_comes_with_a_later_part_as_it_is_then()
    {
        var log = Shipped.Log.ToList();
        var board = Folded.Of(log);
        var first = Part(board, Board.ProgrammeTopic, Start, 2_000);
        var moved = first.Rows().First(row => row.Value["kind"]!.GetValue<string>() == "milestone");
        var (site, id) = ((string)moved.Value["site"]!, (string)moved.Value["id"]!);

        board.Apply([.. log.With(new MilestoneReported(site, id, Some.Forecast("2031-01-01", "2026-11-22"))).Skip(log.Count)]);

        var again = Part(board, Board.ProgrammeTopic, Start, 2_000);
        Assert.DoesNotContain(moved.Key, again.Rows().Keys);
        Assert.Contains(moved.Key, Part(board, Board.ProgrammeTopic, log.Count, 2_000).Rows().Keys);
    }

    static JsonNode Part(Board board, string topic, long at, int most) =>
        JsonNode.Parse(board.Since(topic, Folded.Epoch, at, Some.Now, most).Json.Span)!;

    static int Length(JsonNode row) => System.Text.Encoding.UTF8.GetByteCount(row.ToJsonString(Relaxed));

    static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
