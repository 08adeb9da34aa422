using System.Text.Json.Nodes;
using Construction.Tests.Logs;
using Dashboard.Board;
using Dashboard.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace Construction.Tests.Boards;

/// <summary>A past moment is folded from what is kept for looking back; the log read up to there is the judge.</summary>
public sealed class PastBoardTests : IDisposable
{
    readonly LogFile _file = new();
    readonly SqliteEventLog _log;

    public PastBoardTests() => _log = SqliteEventLog.Open(_file.Path);

    public void Dispose()
    {
        _log.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task The_board_of_any_position_is_the_board_that_the_log_gave_when_it_had_come_so_far()
    {
        Append(GrownLog.Entries);
        using var chronicle = Follow();
        for (var position = 37; position <= GrownLog.Entries.Count; position += 41)
            Same(Folded.Of(GrownLog.Entries.Take(position)), await At(chronicle, new Moment.Upto(position)), $"position {position}");
    }

    [Fact]
    public async Task As_of_the_latest_moment_by_any_clock_is_now()
    {
        Append(GrownLog.Entries);
        using var chronicle = Follow();
        var now = Folded.Of(GrownLog.Entries);
        Same(now, await At(chronicle, new Moment.Upto(_log.Head)), "by position");
        // Stories stand in the order of the clock that is asked for.
        Same(now, await At(chronicle, new Moment.Known(Some.Now.AddDays(30))), "as known", stories: false);
        Same(now, await At(chronicle, new Moment.Data(Some.Day("2100-01-01"))), "by data date", stories: false);
    }

    [Fact]
    public async Task What_is_reported_later_never_changes_what_was_known()
    {
        var (early, late) = (GrownLog.Entries.Take(500).ToList(), GrownLog.Entries.Skip(500).ToList());
        Append(early);
        using var chronicle = Follow();
        // Of the history that the file brings, of the moment of loading, and when the first reports had been posted.
        Moment[] moments = [Moment.EndOf(Some.Day("2026-01-31")), new Moment.Known(Some.Now), new Moment.Known(early[Shipped.Log.Count + 10].ReceivedAt)];
        var before = new List<Dictionary<string, JsonNode>>();
        foreach (var moment in moments)
            before.Add(Rows(await At(chronicle, moment)));

        Append(late);
        using var again = Follow();
        for (var index = 0; index < moments.Length; index++)
            Same(before[index], Rows(await At(again, moments[index])), $"{moments[index]}");
    }

    [Fact]
    public async Task Which_reports_a_past_moment_had_is_found_when_somebody_asks_also_after_later_ones_went_in_before_them()
    {
        var (early, late) = (GrownLog.Entries.Take(Shipped.Log.Count + 200).ToList(), GrownLog.Entries.Skip(Shipped.Log.Count + 200).ToList());
        Append(early);
        using var chronicle = Follow();
        var known = await At(chronicle, new Moment.Upto(early.Count));
        var day = Some.Day("2026-06-30");
        var said = await At(chronicle, new Moment.Data(day));

        Append(late);
        // Puts what came late in its place.
        await At(chronicle, new Moment.Upto(_log.Head));

        Assert.Contains(late, entry => entry.Event is MilestoneReported { Report: var report } && early.Any(other =>
            other.Event is MilestoneReported { Report: var one } && one.Party == report.Party && one.DataDate > report.DataDate));
        SameReports(early, known);
        SameReports([.. early.Where(entry => entry.Event is not MilestoneReported { Report.DataDate: var dataDate } || dataDate <= day)], said);
    }

    [Fact]
    public async Task By_data_date_a_late_report_is_seen_in_the_past_for_which_it_was_said()
    {
        Append(Shipped.Log);
        var moment = new Moment.Data(Some.Day("2026-03-31"));
        using var chronicle = Follow();
        var report = Some.Forecast("2027-03-01", "2026-03-15", "crusoe");
        var id = "buildings-5-8-ready-for-service";
        Assert.DoesNotContain("2027-03-01", Rows(await At(chronicle, moment))[$"milestone/{Some.Site}/{id}"].ToJsonString());

        Append([new(_log.Head + 1, Some.Now.AddDays(1), "a-key", new MilestoneReported(Some.Site, id, report))]);
        Assert.Contains("2027-03-01", Rows(await At(chronicle, moment))[$"milestone/{Some.Site}/{id}"].ToJsonString());
        Assert.DoesNotContain("2027-03-01", Rows(await At(chronicle, Moment.EndOf(Some.Day("2026-03-31"))))[$"milestone/{Some.Site}/{id}"].ToJsonString());
    }

    [Fact]
    public async Task Before_anybody_had_spoken_of_a_site_it_is_not_there_and_its_stage_is_as_old_as_what_says_so()
    {
        Append(Shipped.Log);
        using var chronicle = Follow();
        // Shackelford was announced in August 2025; that Abilene is partly operating was written in September 2026.
        var spring = Rows(await At(chronicle, Moment.EndOf(Some.Day("2025-05-01"))));
        Assert.Contains("site/abilene-tx/abilene-tx", spring.Keys);
        Assert.DoesNotContain("site/shackelford-tx/shackelford-tx", spring.Keys);
        Assert.Equal("not-recorded", $"{spring["site/abilene-tx/abilene-tx"]["stage"]}");
        var autumn = Rows(await At(chronicle, Moment.EndOf(Some.Day("2026-10-01"))));
        Assert.Equal("partly-operating", $"{autumn["site/abilene-tx/abilene-tx"]["stage"]}");
    }

    // Where a party of the grown log gets another role.
    static long RolesChanged { get; } = GrownLog.Entries.First(entry => entry.Position > Shipped.Log.Count && entry.Event is PartyNamed).Position - 50;

    void Append(IEnumerable<LogEntry> entries)
    {
        _log.Begin();
        foreach (var entry in entries)
            _log.Append(entry);
        _log.Commit();
    }

    Chronicle Follow() => new(_log, NullLogger<Chronicle>.Instance);

    static Task<Board> At(Chronicle chronicle, Moment moment) => chronicle.At(moment, CancellationToken.None);

    static Dictionary<string, JsonNode> Rows(Board board) => JsonNode.Parse(board.Since(Board.ProgrammeTopic, null, null, Some.Now).Json.Span)!.Rows();

    static void SameReports(List<LogEntry> expected, Board actual)
    {
        var reports = expected.Where(entry => entry.Event is MilestoneReported)
            .ToLookup(entry => $"{entry.Event.SiteId}/{entry.Event.MilestoneId}", entry => entry.Position);
        Assert.NotEmpty(reports);
        foreach (var site in actual.State.Sites.Values)
            foreach (var milestone in site.Milestones.Values)
            {
                var of = reports[$"{site.Details.Id}/{milestone.Details.Id}"].ToList();
                Assert.Equal((of.Count, of.LastOrDefault()), (milestone.Reports.Count, milestone.Reports.Count == 0 ? 0 : milestone.Reports[^1]));
                Assert.Equal(of, milestone.Reports);
            }
    }

    static void Same(Board expected, Board actual, string where, bool stories = true) =>
        Same(Without(Rows(expected), stories), Without(Rows(actual), stories), where);

    static void Same(Dictionary<string, JsonNode> expected, Dictionary<string, JsonNode> actual, string where)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (key, row) in expected)
            Assert.Equal($"{where} {Text(row)}", $"{where} {Text(actual[key])}");
    }

    static Dictionary<string, JsonNode> Without(Dictionary<string, JsonNode> rows, bool stories) =>
        rows.Where(row => stories || !row.Key.StartsWith("story/", StringComparison.Ordinal)).ToDictionary();

    // A row says where it changed last: with its site's roles and its sums too, and of these a past moment knows only that they were.
    static string Text(JsonNode row)
    {
        var copy = row.DeepClone().AsObject();
        copy.Remove("position");
        // A story of the past tells by the roles that parties had at the moment looked at, not at each story's own.
        if ($"{copy["kind"]}" == "story" && RolesChanged <= row.Position())
            foreach (var byRole in new[] { "rank", "current", "firstStated" })
                copy.Remove(byRole);
        return copy.ToJsonString();
    }
}
