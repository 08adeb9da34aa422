using System.Text.Json.Nodes;
using Construction.Tests.Logs;
using Dashboard.Board;
using Dashboard.Log;
using Dashboard.Programmes;

namespace Construction.Tests.Boards;

/// <summary>In brief a board leaves out what each party says, notes and sources; a past one leaves these in the log until somebody asks.</summary>
public sealed class BriefBoardTests
{
    static readonly long[] Positions = [Shipped.Log.Count / 2, Shipped.Log.Count, Shipped.Log.Count + 150, GrownLog.Entries.Count];

    int _read;

    [Fact]
    public void In_brief_a_milestone_says_what_it_says_whole_but_for_its_parties_notes_and_sources()
    {
        foreach (var position in Positions)
        {
            var (whole, brief) = (Rows(Past(position)), Rows(Past(position), isBrief: true));

            Assert.Equal(whole.Keys, brief.Keys);
            Assert.Contains(brief.Values, row => IsMilestone(row) && row["current"] is not null);
            foreach (var (key, row) in whole)
                Assert.Equal($"{key} {InBrief(row).ToJsonString()}", $"{key} {brief[key].ToJsonString()}");
        }
    }

    [Fact]
    public void The_board_of_now_is_in_brief_what_a_past_one_of_its_head_is()
    {
        var (now, past) = (Folded.Of(GrownLog.Entries), Past(GrownLog.Entries.Count));

        // Its stories are told apart.
        var live = Rows(now, isBrief: true).Where(row => $"{row.Value["kind"]}" != "story").ToDictionary();
        var looked = Rows(past, isBrief: true);
        Assert.Equal(live.Keys.Order(), looked.Keys.Order());
        foreach (var (key, row) in live.Where(row => IsMilestone(row.Value)))
        {
            // The note of a percentage is at hand now; of a past moment it is in the log.
            (row["percent"] as JsonObject)?.Remove("note");
            Assert.Equal(Without(row, "position").ToJsonString(), Without(looked[key], "position").ToJsonString());
        }
    }

    [Fact]
    public void What_only_the_press_says_is_in_it_also_in_brief()
    {
        var log = Shipped.Log.With(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "rumour" }), new MilestoneReported(
            Some.Site, "rumour", Some.Forecast("2027-05-01", party: "press") with { Note = "it is said", Source = Some.Source }));
        var row = Rows(Past(log.Length, log), isBrief: true)[$"milestone/{Some.Site}/rumour"];

        var said = Assert.Single(row["said"]!.AsArray())!;
        Assert.Equal(("press", "2027-05-01"), ((string)said["party"]!, (string)said["forecast"]!["date"]!["text"]!));
        Assert.DoesNotContain("it is said", row.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_and_sources_are_read_from_the_log_once_and_only_for_what_is_wanted_whole()
    {
        var board = Past(GrownLog.Entries.Count);
        var brief = Rows(board, isBrief: true);
        Assert.Equal(0, _read);

        var (site, milestone) = ("abilene-tx", "buildings-5-8-ready-for-service");
        var row = JsonNode.Parse(board.Read(reading => reading.Milestone(site, milestone)!).Row.Utf8.Span)!;
        Assert.Contains("\"note\"", row.ToJsonString(), StringComparison.Ordinal);
        var ofOne = _read;
        Assert.InRange(ofOne, 1, 12);

        var whole = Rows(board);
        var ofAll = _read;
        Assert.True(ofAll > 5 * ofOne, $"{ofAll} reports read for all, {ofOne} for one");
        Assert.Equal(row.ToJsonString(), whole[$"milestone/{site}/{milestone}"].ToJsonString());
        board.Read(reading => reading.Rows("milestone", site));
        Assert.Equal(ofAll, _read);
        // In brief it stays as it was, also where it is asked for in brief only afterwards.
        var wholeFirst = Past(GrownLog.Entries.Count);
        Rows(wholeFirst);
        Assert.Equal(brief.Select(each => each.Value.ToJsonString()), Rows(wholeFirst, isBrief: true).Select(each => each.Value.ToJsonString()));
        Assert.Equal(brief.Select(each => each.Value.ToJsonString()), Rows(board, isBrief: true).Select(each => each.Value.ToJsonString()));
    }

    Board Past(long position, IReadOnlyList<LogEntry>? log = null)
    {
        var (history, entries) = (new History(), log ?? GrownLog.Entries);
        foreach (var entry in entries)
            history.Take(entry.Event, entry.Position, entry.ReceivedAt, entry.By == ProgrammeLoader.By);
        var moment = new Moment.Upto(position);
        return new(Folded.Epoch, history.At(moment), new(moment, Some.Now, history.Position), positions =>
        {
            _read += positions.Count;
            return positions.ToDictionary(at => at, at => ((MilestoneReported)entries[(int)at - 1].Event).Report);
        });
    }

    static Dictionary<string, JsonNode> Rows(Board board, bool isBrief = false) =>
        JsonNode.Parse(board.Since(Board.ProgrammeTopic, null, null, Some.Now, isBrief: isBrief).Json.Span)!.Rows();

    static bool IsMilestone(JsonNode row) => $"{row["kind"]}" == "milestone";

    static JsonNode InBrief(JsonNode row)
    {
        var brief = row.DeepClone();
        if (!IsMilestone(row))
            return brief;
        brief["said"] = new JsonArray(
            [.. brief["said"]!.AsArray().Where(said => row["current"] is null && $"{said!["rank"]}" == "press").Select(said => Without(said!, "note"))]);
        brief.AsObject().Remove("ranges");
        (brief["current"] as JsonObject)?.Remove("source");
        (brief["percent"] as JsonObject)?.Remove("note");
        return brief;
    }

    static JsonNode Without(JsonNode node, string field)
    {
        var copy = node.DeepClone();
        copy.AsObject().Remove(field);
        return copy;
    }
}
