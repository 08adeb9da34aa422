using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Dashboard.Operations;

/// <summary>
/// What happened since the start, counted. Counters are plain numbers, read when somebody collects: counting costs an
/// addition whether anybody watches or not. Only a commit, which many posts share, is measured as it happens.
/// </summary>
public sealed class Meters : IDisposable
{
    /// <summary>The name under which OpenTelemetry finds these figures and traces.</summary>
    public const string Name = "Construction.Dashboard";

    public static readonly string Version =
        typeof(Meters).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Traces; an activity is made only while somebody listens.</summary>
    public static readonly ActivitySource Activities = new(Name, Version);

    readonly Histogram<double> _commitDuration;
    readonly Histogram<int> _commitSize;
    long _taken, _repeated, _refused, _unavailable, _commits, _requests, _failedCommits, _messages, _pulses, _merged, _catchUps, _resets, _turnedAway, _slowest;

    public Meters()
    {
        Meter = new(Name, Version);
        Meter.CreateObservableCounter("dashboard.posts", Posts, "{post}", "What was posted, each item of a batch by itself, by what became of it");
        _commitDuration = Meter.CreateHistogram(
            "dashboard.commit.duration", "s", "Time until a commit had come back from the disk", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
            });
        _commitSize = Meter.CreateHistogram(
            "dashboard.commit.size", "{request}", "Requests that shared a commit", advice: new InstrumentAdvice<int>
            {
                HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048],
            });
        Count("dashboard.commit.failures", "{commit}", "Commits that failed", () => Volatile.Read(ref _failedCommits));
        Meter.CreateObservableCounter("dashboard.sends", Sends, "{message}", "Messages to viewers");
        Count("dashboard.sends.merged", "{update}", "Updates that reached a viewer in a message with others, not in one of their own", () => Volatile.Read(ref _merged));
        Count("dashboard.catchups", "{viewer}", "Viewers that came back with a position and were brought from there to the head", () => Volatile.Read(ref _catchUps));
        Count("dashboard.resets", "{viewer}", "Viewers that were given everything anew", () => Volatile.Read(ref _resets));
        Count("dashboard.viewers.refused", "{request}", "Readings of the board and new connections that were told to come back later", () => ViewersRefused);
    }

    public Meter Meter { get; }

    /// <summary>How long the last commits took, in ticks of 100 ns.</summary>
    public Recent CommitTimes { get; } = new();

    /// <summary>How many requests shared each of the last commits.</summary>
    public Recent CommitSizes { get; } = new();

    public long Taken => Volatile.Read(ref _taken);
    public long Repeated => Volatile.Read(ref _repeated);
    public long Refused => Volatile.Read(ref _refused);
    public long Unavailable => Volatile.Read(ref _unavailable);
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Requests that shared these commits.</summary>
    public long Requests => Volatile.Read(ref _requests);

    public long FailedCommits => Volatile.Read(ref _failedCommits);
    public long Messages => Volatile.Read(ref _messages);
    public long Pulses => Volatile.Read(ref _pulses);
    public long Merged => Volatile.Read(ref _merged);
    public long CatchUps => Volatile.Read(ref _catchUps);
    public long Resets => Volatile.Read(ref _resets);
    public long ViewersRefused => Volatile.Read(ref _turnedAway);

    // The writer.

    /// <summary>A commit came back from the disk; called by the one writer only.</summary>
    /// <param name="took">Until the disk had it.</param>
    /// <param name="requests">How many shared it.</param>
    public void Committed(TimeSpan took, int requests)
    {
        Volatile.Write(ref _commits, _commits + 1);
        Volatile.Write(ref _requests, _requests + requests);
        CommitTimes.Add(took.Ticks);
        CommitSizes.Add(requests);
        if (took.Ticks > Volatile.Read(ref _slowest))
            Interlocked.Exchange(ref _slowest, took.Ticks);
        _commitDuration.Record(took.TotalSeconds);
        _commitSize.Record(requests);
    }

    /// <summary>The longest commit since this was asked last.</summary>
    public TimeSpan TakeSlowestCommit() => new(Interlocked.Exchange(ref _slowest, 0));

    public void CommitFailed() => Interlocked.Increment(ref _failedCommits);

    /// <summary>Acknowledged: in the log by this post, or there already.</summary>
    public void Acknowledged(int taken, int repeated)
    {
        if (taken > 0)
            Interlocked.Add(ref _taken, taken);
        if (repeated > 0)
            Interlocked.Add(ref _repeated, repeated);
    }

    // The API.

    /// <summary>Refused for what it says, or because of who sent it.</summary>
    public void RefusedToTake(int posts = 1) => Interlocked.Add(ref _refused, posts);

    /// <summary>Not taken because the log could not be written; may be sent again.</summary>
    public void CouldNotTake(int posts = 1) => Interlocked.Add(ref _unavailable, posts);

    // The push.

    /// <summary>A message with rows is on its way to a viewer.</summary>
    /// <param name="updates">How many updates of its topic it holds; all but one of them were merged.</param>
    public void SentRows(int updates = 1)
    {
        Interlocked.Increment(ref _messages);
        if (updates > 1)
            Interlocked.Add(ref _merged, updates - 1);
    }

    public void SentPulse() => Interlocked.Increment(ref _pulses);

    /// <summary>A viewer that came with a position was brought from there to the head.</summary>
    public void CaughtUp() => Interlocked.Increment(ref _catchUps);

    /// <summary>A viewer was given everything anew: it came with nothing, from another epoch, or had missed too much.</summary>
    public void GaveAnew() => Interlocked.Increment(ref _resets);

    /// <summary>Somebody who came to look was told to come back later.</summary>
    public void TurnedAway() => Interlocked.Increment(ref _turnedAway);

    public void Dispose() => Meter.Dispose();

    void Count(string name, string unit, string description, Func<long> read) =>
        Meter.CreateObservableCounter(name, read, unit, description);

    IEnumerable<Measurement<long>> Posts() =>
    [
        new(Taken, Tag("outcome", "taken")), new(Repeated, Tag("outcome", "repeated")),
        new(Refused, Tag("outcome", "refused")), new(Unavailable, Tag("outcome", "unavailable")),
    ];

    IEnumerable<Measurement<long>> Sends() => [new(Messages, Tag("kind", "rows")), new(Pulses, Tag("kind", "pulse"))];

    static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
