using Dashboard.Access;
using Dashboard.Log;
using Dashboard.Operations;

namespace Construction.Tests.Logs;

public sealed class WriterTests
{
    [Fact]
    public async Task A_bug_in_one_decision_fails_that_request_only_and_nothing_is_read_again()
    {
        using var file = LogFile.WithTheShippedProgramme();
        using var log = new WatchedLog(SqliteEventLog.Open(file.Path));
        using var meters = new Meters();
        var head = log.Head;
        using (var writer = new Writer(log, new(), TimeProvider.System, meters, reason => Assert.Fail(reason)))
        {
            var readAtStart = log.Reads;
            // While the first commit is held up, the others come to wait for the next together.
            log.Open.Reset();
            var first = writer.Submit(Named("first"));
            log.Committing.Wait();
            var before = writer.Submit(Named("before"));
            var broken = writer.Submit(new([new Unheard()], "a-key"));
            var after = writer.Submit(Named("after"));
            log.Open.Set();

            await first;
            await Assert.ThrowsAsync<UndecidedException>(() => broken);
            Assert.Equal(Outcome.Took(head + 2), Assert.Single(await before));
            Assert.Equal(Outcome.Took(head + 3), Assert.Single(await after));
            Assert.Equal(readAtStart, log.Reads);
            Assert.Equal(2, log.Commits);
            Assert.Null(writer.Fault);
        }
        Assert.Equal(["first", "before", "after"], log.ReadAfter(head, 10).Select(entry => ((PartyNamed)entry.Event).Party.Id));
    }

    static Submission Named(string party) => new([new PartyNamed(Some.Party(party))], "a-key");

    /// <summary>Of a kind that nobody decides on: a bug, made to measure.</summary>
    sealed record Unheard : Event;

    /// <summary>A log whose commits can be held up, and which counts.</summary>
    sealed class WatchedLog(IEventLog log) : IEventLog
    {
        public ManualResetEventSlim Open { get; } = new(true);
        public ManualResetEventSlim Committing { get; } = new();
        public int Reads { get; private set; }
        public int Commits { get; private set; }

        public string Epoch => log.Epoch;
        public long Head => log.Head;

        public IReadOnlyList<LogEntry> ReadAfter(long position, int limit) => Counted(log.ReadAfter(position, limit));
        public IReadOnlyList<LogEntry> Read(IReadOnlyList<long> positions) => Counted(log.Read(positions));
        public IReadOnlyList<KnownRequest> RequestsAfter(long id, int limit) => Counted(log.RequestsAfter(id, limit));
        public IReadOnlyList<AccessKey> Keys() => log.Keys();
        public void Probe() => log.Probe();
        public void Begin() => log.Begin();
        public void Append(LogEntry entry, byte[] body) => log.Append(entry, body);
        public long Remember(RememberedRequest request) => log.Remember(request);
        public byte[]? HashOf(long position) => log.HashOf(position);
        public byte[]? HashOfRequest(long id) => log.HashOfRequest(id);
        public Checkpoint? LastCheckpoint(out string? ignored) => log.LastCheckpoint(out ignored);
        public IReadOnlyList<Outcome> OutcomesOf(long request) => log.OutcomesOf(request);
        public void Save(AccessKey key) => log.Save(key);
        public KeptFile? FileOf(string sha256) => log.FileOf(sha256);
        public void Keep(KeptFile file) => log.Keep(file);
        public void Rollback() => log.Rollback();

        public void Commit()
        {
            Committing.Set();
            Open.Wait();
            log.Commit();
            Commits++;
        }

        public void Dispose()
        {
            log.Dispose();
            Open.Dispose();
            Committing.Dispose();
        }

        T Counted<T>(T read)
        {
            Reads++;
            return read;
        }
    }
}
