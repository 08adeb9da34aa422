namespace Construction.Analytics;

/// <summary>When each event of the log counts, by position.</summary>
sealed class Lines
{
    readonly List<(long KnownAt, int Day)> _lines = [];
    readonly HashSet<long> _silent = [];

    /// <param name="position">The next one: the log has no gaps.</param>
    /// <param name="tells">False where there is nothing to tell of it.</param>
    public void Add(long position, DateTimeOffset knownAt, DateOnly day, bool tells = true)
    {
        if (!tells)
            _silent.Add(position);
        if (position != _lines.Count + 1)
            throw new ArgumentOutOfRangeException(nameof(position), position, $"the next is {_lines.Count + 1}");
        _lines.Add((knownAt.UtcTicks, day.DayNumber));
    }

    /// <summary>How many events became known on each day, UTC; or were said for it. Days without any are left out.</summary>
    public SortedDictionary<DateOnly, int> CountByDay(bool byDataDate)
    {
        SortedDictionary<DateOnly, int> counts = [];
        foreach (var (knownAt, day) in _lines)
            if (knownAt != DateTimeOffset.MinValue.Ticks)
            {
                var of = byDataDate ? DateOnly.FromDayNumber(day) : DateOnly.FromDateTime(new DateTime(knownAt, DateTimeKind.Utc));
                counts[of] = counts.GetValueOrDefault(of) + 1;
            }
        return counts;
    }

    public DateTimeOffset KnownAt(long position) => new(_lines[(int)position - 1].KnownAt, TimeSpan.Zero);

    /// <summary>Positions of the last events to tell of that belong to a moment, the latest first.</summary>
    public List<long> LastOf(Moment moment, int count)
    {
        // The smallest on top: what is later takes its place.
        var last = new PriorityQueue<long, (long When, long Position)>();
        for (var index = 0; index < _lines.Count; index++)
        {
            var ((knownAt, day), position) = (_lines[index], index + 1L);
            // What was known all along is news of no moment.
            if (_silent.Contains(position) || (knownAt == DateTimeOffset.MinValue.Ticks && moment is not Moment.Upto) || !moment.Includes(position, new(knownAt, TimeSpan.Zero), DateOnly.FromDayNumber(day)))
                continue;
            var when = (moment switch { Moment.Known => knownAt, Moment.Data => day, _ => 0 }, position);
            if (last.Count < count)
                last.Enqueue(position, when);
            else if (last.TryPeek(out _, out var least) && when.CompareTo(least) > 0)
                last.DequeueEnqueue(position, when);
        }
        List<long> positions = [];
        while (last.TryDequeue(out var position, out _))
            positions.Add(position);
        positions.Reverse();
        return positions;
    }
}
