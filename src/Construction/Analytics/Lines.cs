namespace Construction.Analytics;

/// <summary>When each event of the log counts, by position and by day.</summary>
sealed class Lines
{
    readonly List<(long KnownAt, int Day)> _lines = [];
    readonly HashSet<long> _silent = [];
    readonly DayIndex _known = new(), _said = new();

    /// <param name="position">The next one: the log has no gaps.</param>
    /// <param name="tells">False where there is nothing to tell of it.</param>
    public void Add(long position, DateTimeOffset knownAt, DateOnly day, bool tells = true)
    {
        if (!tells)
            _silent.Add(position);
        if (position != _lines.Count + 1)
            throw new ArgumentOutOfRangeException(nameof(position), position, $"the next is {_lines.Count + 1}");
        _lines.Add((knownAt.UtcTicks, day.DayNumber));
        // What was known all along is news of no moment.
        if (knownAt == DateTimeOffset.MinValue)
            return;
        _known.Add(DateOnly.FromDateTime(knownAt.UtcDateTime), position);
        _said.Add(day, position);
    }

    /// <summary>How many events became known on each day, UTC; or were said for it. Days without any are left out.</summary>
    public SortedDictionary<DateOnly, int> CountByDay(bool byDataDate) => new((byDataDate ? _said : _known).Days
        .ToDictionary(day => day.Day, day => day.Positions.Count));

    public DateTimeOffset KnownAt(long position) => new(_lines[(int)position - 1].KnownAt, TimeSpan.Zero);

    /// <summary>Positions of the last events to tell of that belong to a moment, the latest first.</summary>
    public List<long> LastOf(Moment moment, int count) =>
        [.. Back(moment).Where(position => !_silent.Contains(position) && Includes(moment, position)).Take(count)];

    // From the moment back, as its clock has them: only the last days are looked at, however long the log is.
    IEnumerable<long> Back(Moment moment) => moment switch
    {
        Moment.Known known => _known.Back(DateOnly.FromDateTime(known.At.UtcDateTime)).SelectMany(day => day.Positions.OrderByDescending(position => (KnownTicks(position), position))),
        Moment.Data data => _said.Back(data.At).SelectMany(day => day.Positions.AsEnumerable().Reverse()),
        Moment.Upto upto => Down(Math.Min(upto.Last, _lines.Count)),
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, "a moment that nobody named"),
    };

    bool Includes(Moment moment, long position) =>
        moment.Includes(position, KnownAt(position), DateOnly.FromDayNumber(_lines[(int)position - 1].Day));

    long KnownTicks(long position) => _lines[(int)position - 1].KnownAt;

    static IEnumerable<long> Down(long position)
    {
        for (; position > 0; position--)
            yield return position;
    }

    /// <summary>Positions by day. Most come for the last one.</summary>
    sealed class DayIndex
    {
        readonly List<(DateOnly Day, List<long> Positions)> _days = [];

        public IReadOnlyList<(DateOnly Day, List<long> Positions)> Days => _days;

        public void Add(DateOnly day, long position)
        {
            var place = PlaceOf(day);
            if (place == 0 || _days[place - 1].Day != day)
                _days.Insert(place++, (day, []));
            _days[place - 1].Positions.Add(position);
        }

        /// <summary>A day and those before it, the latest first.</summary>
        public IEnumerable<(DateOnly Day, List<long> Positions)> Back(DateOnly day)
        {
            for (var place = PlaceOf(day); place > 0; place--)
                yield return _days[place - 1];
        }

        // Of the first day after it.
        int PlaceOf(DateOnly day)
        {
            var place = _days.Count;
            while (place > 0 && _days[place - 1].Day > day)
                place--;
            return place;
        }
    }
}
