using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>
/// One connected viewer and its one slot: at most one message is on its way; when that has gone, everything the viewer
/// missed goes in the next. The hub says what it follows; all else is the <see cref="Broadcaster"/>'s one loop's.
/// </summary>
sealed class Viewer(HubConnectionContext connection, Func<bool> mayStay)
{
    // A hand that turns pages is slower, and each question costs a message with everything.
    const int QuestionsASecond = 10;

    volatile Followed? _followed;
    volatile bool _busy;
    long _askedSince;
    int _asked;

    public HubConnectionContext Connection { get; } = connection;

    /// <summary>What it follows now; null until it has asked.</summary>
    public Followed? Followed => _followed;

    /// <summary>A message is on its way.</summary>
    public bool Busy
    {
        get => _busy;
        set => _busy = value;
    }

    /// <summary>When the last message was sent, as a time stamp of the clock.</summary>
    public long LastHeard { get; set; }

    /// <summary>When the last pulse was sent, as a time stamp of the clock; 0 for never.</summary>
    public long LastPulse { get; set; }

    /// <summary>The last pulse spoke of the forecast for this position.</summary>
    public long ForecastTold { get; set; }

    /// <summary>That pulse said within how long to come back.</summary>
    public bool InCrowd { get; set; }

    /// <summary>Up to which position of the log it was given what there was for it.</summary>
    public long ServedTo { get; set; }

    /// <summary>Its place in the loop's list.</summary>
    public int Place { get; set; }

    public bool MayStay() => mayStay();

    /// <summary>Counts a question, and says whether there are too many of them. Its connection asks one at a time.</summary>
    public bool AsksTooOften(TimeProvider clock)
    {
        if (_asked == 0 || clock.GetElapsedTime(_askedSince) >= TimeSpan.FromSeconds(1))
            (_askedSince, _asked) = (clock.GetTimestamp(), 0);
        return ++_asked > QuestionsASecond;
    }

    /// <summary>Starts over with a topic, from a position of the viewer's.</summary>
    public void Follow(string topic, string? epoch, long? position) => _followed = new(topic, epoch, position);
}

/// <summary>What a viewer follows and how far it has come.</summary>
/// <param name="topic">The topic.</param>
/// <param name="epoch">The viewer's, until it has been brought into this log's.</param>
/// <param name="position">Null where it has nothing.</param>
sealed class Followed(string topic, string? epoch, long? position)
{
    long _position = position ?? -1;

    public string Topic { get; } = topic;

    /// <summary>Null where it is this log's.</summary>
    public string? Epoch { get; private set; } = epoch;

    /// <summary>-1 where it has nothing.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>True until the first message, which comes also where nothing changed.</summary>
    public bool IsNew { get; private set; } = true;

    public void Advance(long position)
    {
        (Epoch, IsNew) = (null, false);
        Volatile.Write(ref _position, position);
    }
}
