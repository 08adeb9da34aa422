using Dashboard.Board;
using Dashboard.Log;
using Dashboard.Operations;

namespace Construction.Tests.Logs;

/// <summary>A start from a checkpoint is a start from the log: the same rows, the same decisions, the same answers.</summary>
public sealed class CheckpointTests : IDisposable
{
    static readonly int All = GrownLog.Entries.Count;

    readonly LogFile _file = LogFile.WithTheShippedProgramme();

    public static TheoryData<int> Positions => [Shipped.Log.Count, Shipped.Log.Count + 1, Shipped.Log.Count + 120, All - 60, All - 1, All];

    [Theory]
    [MemberData(nameof(Positions))]
    public void The_board_is_that_of_the_log(int position)
    {
        using var log = Grown(position);
        var start = log.LastCheckpoint(out var ignored);
        Assert.Null(ignored);
        Assert.Equal(position, start!.Position);

        var (read, started) = (new Board(log.Epoch), new Board(log.Epoch, start));
        read.Apply(log.ReadAfter(0, All));
        started.Apply(log.ReadAfter(position, All));

        Assert.Equal(read.Position, started.Position);
        foreach (var topic in Shipped.State.Sites.Keys.Select(site => $"site:{site}").Prepend(Board.ProgrammeTopic))
        {
            Assert.Equal(read.Head(topic), started.Head(topic));
            foreach (var since in new[] { -1L, 0, position - 1, position, position + 1, All - 5 })
                Assert.Equal(Rows(read, topic, since), Rows(started, topic, since));
        }
        foreach (var key in new[] { "key-0", "key-1", "key-2", "programme-file", "nobody" })
            Assert.Equal(read.Read(it => it.LastReportsBy(key)), started.Read(it => it.LastReportsBy(key)));
        Assert.Equal(read.Read(it => it.State.Changes.Last), started.Read(it => it.State.Changes.Last));
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task What_is_proposed_is_decided_alike(int position)
    {
        using var log = Grown(position);
        var random = new Random(6);
        // What was taken before, what is new, what was remembered.
        var proposed = GrownLog.Entries.Select(entry => entry.Event).Concat(Enumerable.Range(0, 300).Select(_ => GrownLog.Report(random)))
            // The log has seen later times than the clock shows now.
            .Append(Reported(Some.Note("ahead", $"{Some.Today.AddDays(9):yyyy-MM-dd}"))).ToList();
        var start = log.LastCheckpoint(out _);

        var read = await Outcomes(log, null, proposed);
        var started = await Outcomes(log, start, proposed);

        Assert.Equal(read, started);
        Assert.True(read[^1].Taken);
        Assert.Contains(read, outcome => outcome is { Taken: false, Position: > 0 });
        Assert.Contains(read, outcome => outcome is { Rejection: not null });
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task A_request_that_was_answered_is_answered_alike_again(int position)
    {
        using var log = Grown(position);
        using var writer = new Writer(log, new(), new StoodStill(), new Meters(), _ => { }, log.LastCheckpoint(out _));
        var nothing = new List<Event>();

        foreach (var entry in GrownLog.Entries.Where(GrownLog.HasRequest))
        {
            var request = GrownLog.RequestOf(entry.Position);
            Assert.Equal(request.Outcomes, await writer.Submit(new(nothing, "a-key", new(request.Fingerprint, request.Body))));
            await Assert.ThrowsAsync<IdempotencyKeyReusedException>(() => writer.Submit(new(nothing, "a-key", new(request.Fingerprint, 7))));
        }
    }

    [Fact]
    public async Task A_request_is_recognised_before_its_commit_and_after()
    {
        using var log = SqliteEventLog.Open(_file.Path);
        using var writer = new Writer(log, new(), new StoodStill(), new Meters(), _ => { });
        var submission = new Submission([Reported(Some.Note("once"))], "a-key", new(70, 71));

        // So many at once that some share a commit.
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => writer.Submit(submission)));

        Assert.All(answers, answer => Assert.Equal([Outcome.Took(Shipped.Log.Count + 1)], answer));
    }

    [Fact]
    public void A_checkpoint_made_of_the_one_before_is_the_one_made_of_the_log()
    {
        using var log = Grown(Shipped.Log.Count + 120);
        CheckpointFile.Write(_file.Path, Checkpoint.Make(log, CancellationToken.None));

        Assert.Equal(All, log.LastCheckpoint(out _)!.Position);
        Assert.Equal((null, (long?)All), Checked());
    }

    [Fact]
    public void A_change_of_what_it_holds_is_found_and_named()
    {
        using var log = Grown(All);
        var sound = log.LastCheckpoint(out _)!;
        var reports = sound.Reports.ToList();
        reports[^1] = reports[^1] with { Reports = [.. reports[^1].Reports, All] };

        var changed = new (Checkpoint Checkpoint, string Named)[]
        {
            (sound with { Latest = sound.Latest.AddMilliseconds(1) }, "place in the log"),
            (sound with { Plan = [.. sound.Plan.SkipLast(1)] }, "plan"),
            (sound with { Reports = reports }, "reports"),
            (sound with { Board = sound.Board with { Rows = [.. sound.Board.Rows.SkipLast(1), sound.Board.Rows[^1] with { Position = 1 }] } }, "rows"),
            (sound with { Board = sound.Board with { Stories = [.. sound.Board.Stories.Skip(1)] } }, "stories"),
            (sound with { Board = sound.Board with { LastReports = [.. sound.Board.LastReports.Skip(1)] } }, "last reports of the keys"),
            (sound with { Requests = [sound.Requests[0] with { Body = 9 }, .. sound.Requests.Skip(1)] }, "remembered requests"),
            (sound with { Epoch = "another" }, "epoch another"),
            (sound with { Position = All + 1 }, $"the log ends at {All}"),
        };

        Assert.All(changed, change =>
        {
            CheckpointFile.Write(_file.Path, change.Checkpoint);
            Assert.Contains(change.Named, Checked().Fault, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_changed_byte_is_found_and_nothing_is_started_from_it()
    {
        using var log = Grown(All);
        var file = CheckpointFile.Of(_file.Path);
        var good = File.ReadAllBytes(file);
        var random = new Random(3);

        for (var turn = 0; turn < 50; turn++)
        {
            var bytes = good.ToArray();
            var at = turn == 0 ? bytes.Length - 1 : random.Next(100, bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, bytes);
            Assert.Null(log.LastCheckpoint(out var ignored));
            Assert.NotNull(ignored);
            Assert.NotNull(Checked().Fault);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(5_000)]
    [InlineData(-1)]
    public void One_that_was_cut_short_is_not_used(int length)
    {
        using var log = Grown(All);
        var file = CheckpointFile.Of(_file.Path);
        var good = File.ReadAllBytes(file);
        File.WriteAllBytes(file, good[..(length < 0 ? good.Length + length : length)]);

        Assert.Null(log.LastCheckpoint(out var ignored));
        Assert.NotNull(ignored);
    }

    [Fact]
    public void One_of_another_log_is_not_used()
    {
        using var other = LogFile.WithTheShippedProgramme();
        using (var log = SqliteEventLog.Open(other.Path))
            CheckpointFile.Write(_file.Path, Checkpoint.Make(log, CancellationToken.None));

        using var mine = SqliteEventLog.Open(_file.Path);
        Assert.Null(mine.LastCheckpoint(out var ignored));
        Assert.Contains("epoch", ignored, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_ahead_of_the_log_is_not_used()
    {
        var older = File.ReadAllBytes(_file.Path);
        Grown(All).Dispose();
        File.WriteAllBytes(_file.Path, older);

        using var log = SqliteEventLog.Open(_file.Path);
        Assert.Null(log.LastCheckpoint(out var ignored));
        Assert.Contains($"a position {All} that this log does not have", ignored, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_one_nothing_is_said()
    {
        using var log = SqliteEventLog.Open(_file.Path);

        Assert.Null(log.LastCheckpoint(out var ignored));
        Assert.Null(ignored);
        Assert.Equal((null, null), Checked());
    }

    public void Dispose() => _file.Dispose();

    // The whole log, with a checkpoint of when it was that long.
    SqliteEventLog Grown(int position)
    {
        var log = SqliteEventLog.Open(_file.Path);
        GrownLog.Append(log, Shipped.Log.Count, position);
        CheckpointFile.Write(_file.Path, Checkpoint.Make(log, CancellationToken.None));
        GrownLog.Append(log, position, All);
        return log;
    }

    (string? Fault, long? Position) Checked()
    {
        var check = new CheckpointCheck(_file.Path);
        var found = LogCheck.Read(_file.Path, check.Take);
        Assert.Null(found.Fault);
        return (check.Fault(found.Epoch), check.Position);
    }

    static MilestoneReported Reported(Report report)
    {
        var (site, milestone) = Shipped.Milestones.First();
        return new(site.Details.Id, milestone.Details.Id, report);
    }

    static string Rows(Board board, string topic, long since) =>
        System.Text.Encoding.UTF8.GetString(board.Since(topic, board.Epoch, since < 0 ? null : since, Some.Now).Json.Span);

    static async Task<List<Outcome>> Outcomes(SqliteEventLog log, Checkpoint? start, List<Event> proposed)
    {
        using var writer = new Writer(log, new(), new StoodStill(), new Meters(), _ => { }, start);
        return [.. await writer.Submit(new(proposed, "a-key", DryRun: true))];
    }

    sealed class StoodStill : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Some.Now;
    }
}
