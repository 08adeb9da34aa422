using System.Text.Json.Nodes;
using Dashboard.Board;
using Dashboard.Log;

namespace Construction.Tests.Boards;

/// <summary>A completion on the board: on the milestone's row, in the sums, and as a story.</summary>
public sealed class BoardCompletionTests
{
    const string Site = "abilene-tx", Milestone = "buildings-5-8-ready-for-service";

    static readonly LogEntry[] Reported = Shipped.Log.With(
        new MilestonePlanned(Site, Shipped.State.MilestoneOf(Site, Milestone)!.Details with { Evidence = ["photo", "test-record"] }),
        new MilestoneReported(Site, Milestone, Some.Actual("2026-11-20", "2026-11-20", "epoch-ai") with { Evidence = [Some.Evidence("photo")] }));

    static readonly long Report = Reported.Length;

    static readonly LogEntry[] Rejected = Reported.With(
        new CompletionRejected(Site, Milestone, Report, Programme.Owner, Some.Day("2026-11-22"), "hall 7 is dark", "epoch-ai"));

    static readonly LogEntry[] Accepted = Rejected.With(
        new CompletionAccepted(Site, Milestone, Report, Programme.Owner, Some.Day("2026-11-23"), "hall 7 has light", "epoch-ai"));

    [Fact]
    public void What_is_reported_complete_stands_on_its_row_with_what_is_missing()
    {
        var row = Row(Reported);

        Assert.Equal("""["photo","test-record"]""", row["evidence"]!.ToJsonString());
        // Received on the day of the log's clock in these tests.
        Assert.Equal(
            $$"""{"state":"reported","report":{{Report}},"party":"epoch-ai","date":{"text":"2026-11-20"},"since":"2026-11-23","evidence":["photo"],"missing":["test-record"]}""",
            row["completion"]!.ToJsonString());
    }

    [Fact]
    public void A_rejection_and_an_acceptance_say_by_whom_since_when_and_why()
    {
        Assert.Equal(("rejected", "2026-11-22", "owner", "hall 7 is dark", null), Word(Rejected));
        Assert.Equal(("accepted", "2026-11-23", "owner", null, "hall 7 has light"), Word(Accepted));
    }

    [Fact]
    public void What_nobody_reports_complete_or_asks_evidence_for_says_nothing_of_it()
    {
        var row = Folded.Of(Shipped.Log).Since($"site:{Site}", null).Rows()[$"milestone/{Site}/{Milestone}"].AsObject();

        Assert.False(row.ContainsKey("completion"));
        Assert.False(row.ContainsKey("evidence"));
    }

    // Buildings 5-8 bring 590 MW of the facility; 590 MW were ready before.
    [Fact]
    public void Megawatts_whose_completion_is_rejected_are_not_ready_and_are_again_once_it_is_accepted()
    {
        Assert.Equal(1_180m, Ready(Reported));
        Assert.Equal(590m, Ready(Rejected));
        Assert.Equal(1_180m, Ready(Accepted));
        Assert.Equal(Rejected.Length, Row(Rejected).Position());
        Assert.Equal(Done(Reported), Done(Rejected) + 1);
    }

    [Fact]
    public void The_story_names_who_judges_and_whose_report_it_is()
    {
        Assert.Equal(("completion-rejected", "owner", "epoch-ai", Milestone, "hall 7 is dark", null), Story(Rejected));
        Assert.Equal(("completion-accepted", "owner", "epoch-ai", Milestone, null, "hall 7 has light"), Story(Accepted));
    }

    [Fact]
    public void The_story_of_a_report_tells_its_cause_and_to_whom_it_is_attributed()
    {
        var log = Shipped.Log.With(new MilestoneReported(Site, Milestone, Some.Forecast("2027-06-30", "2026-11-20", "epoch-ai") with
        {
            Cause = "equipment",
            AttributedTo = "crusoe",
        }));
        var story = Rows(log)[$"story/{Site}/{log.Length}"];

        Assert.Equal(("equipment", "crusoe"), ((string)story["cause"]!, (string)story["attributedTo"]!));
    }

    static Dictionary<string, JsonNode> Rows(LogEntry[] log) => Folded.Of(log).Since($"site:{Site}", null).Rows();

    static JsonNode Row(LogEntry[] log) => Rows(log)[$"milestone/{Site}/{Milestone}"];

    static (string?, string?, string?, string?, string?) Word(LogEntry[] log)
    {
        var completion = Row(log)["completion"]!;
        return ((string?)completion["state"], (string?)completion["since"], (string?)completion["by"], (string?)completion["reason"], (string?)completion["note"]);
    }

    static (string?, string?, string?, string?, string?, string?) Story(LogEntry[] log)
    {
        var story = Rows(log)[$"story/{Site}/{log.Length}"];
        return ((string?)story["event"], (string?)story["party"], (string?)story["reportedBy"], (string?)story["milestone"], (string?)story["reason"], (string?)story["note"]);
    }

    static decimal Ready(LogEntry[] log) => Rows(log)[$"site/{Site}/{Site}"]["power"]!.AsArray()
        .Single(sum => (string)sum!["basis"]! == "facility")!["ready"]!.GetValue<decimal>();

    static int Done(LogEntry[] log) => Folded.Of(log).Since(Board.ProgrammeTopic, null).Rows()["programme//stargate"]["done"]!.GetValue<int>();
}
