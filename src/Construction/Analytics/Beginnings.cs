using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Since when there was anything to know of a site or a milestone, by each clock.</summary>
sealed class Beginnings
{
    readonly Dictionary<(string Site, string? Milestone), (DateTimeOffset KnownAt, DateOnly Day)> _first = [];
    readonly Dictionary<(string Site, string? Milestone), long> _frames = [];

    /// <summary>When the first of all was known, UTC; null while there is nothing.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Something was said of a site, and of a milestone where it names one.</summary>
    public void Note(Event happened, DateTimeOffset knownAt, DateOnly day)
    {
        Note((happened.SiteId!, null), knownAt, day);
        if (happened.MilestoneId is { } milestone)
            Note((happened.SiteId!, milestone), knownAt, day);
        if (First is null || knownAt < First)
            First = knownAt;
    }

    /// <summary>A site or milestone was framed; only the first time is its beginning.</summary>
    public void Frame(Happening frame) => _frames.TryAdd((frame.Event.SiteId!, frame.Event.MilestoneId), frame.Position);

    /// <summary>From when on a frame counts: a first one since anything was known, a revision since it was made.</summary>
    public (DateTimeOffset KnownAt, DateOnly Day) Of(Happening frame)
    {
        var what = (frame.Event.SiteId!, frame.Event.MilestoneId);
        return IsFirst(frame.Event, frame.Position) && _first.TryGetValue(what, out var first)
            ? (first.KnownAt < frame.KnownAt ? first.KnownAt : frame.KnownAt, Happening.Earlier(first.Day, frame.Day))
            : (frame.KnownAt, frame.Day);
    }

    /// <summary>True where it framed its site or milestone for the first time.</summary>
    public bool IsFirst(Event frame, long position) => _frames.GetValueOrDefault((frame.SiteId!, frame.MilestoneId)) == position;

    void Note((string, string?) what, DateTimeOffset knownAt, DateOnly day)
    {
        if (!_first.TryGetValue(what, out var first))
            first = (knownAt, day);
        _first[what] = (knownAt < first.KnownAt ? knownAt : first.KnownAt, Happening.Earlier(day, first.Day));
    }
}
