using Construction.Analytics;

namespace Dashboard.Board;

/// <summary>A past moment that somebody looks at.</summary>
/// <param name="Moment">What belongs to it.</param>
/// <param name="At">The instant that it stands for, UTC: what was due by then is overdue in it.</param>
/// <param name="Seen">Position of the log when it was looked at: by data date a moment may change with what is reported later.</param>
public sealed record Looked(Moment Moment, DateTimeOffset At, long Seen)
{
    /// <summary>By which clock, as the API names it.</summary>
    public string By => Moment switch { Moment.Known => "received", Moment.Data => "data-date", _ => "position" };

    /// <summary>Differs where what is seen differs; no position, so that nothing can be written on the condition of a past state.</summary>
    public string Version => Moment switch
    {
        Moment.Known known => $"known.{known.At.UtcTicks}",
        Moment.Data data => $"data.{data.At.DayNumber}.{Seen}",
        Moment.Upto upto => $"upto.{upto.Last}",
        _ => throw new InvalidOperationException("a moment that nobody named"),
    };
}
