using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>One milestone of a <see cref="MilestoneSimulation"/>: how its date and its slip are drawn.</summary>
sealed class Slipping
{
    static readonly UniformShape s_uniform = new();

    readonly bool _isDone;
    readonly int _first;
    readonly int _span;
    readonly int _today;
    readonly ulong _dateKey;
    readonly Drawn? _slip;
    readonly double _offset;
    readonly double _scale;
    readonly int[] _risks;

    public Slipping(MilestoneRisk milestone, Drawing drawing, MilestoneSimulationInput input, int[] risks)
    {
        _isDone = milestone.IsDone;
        _first = DayOf(milestone.Earliest);
        _span = milestone.Latest.DayNumber - milestone.Earliest.DayNumber + 1;
        _today = DayOf(input.Today);
        _dateKey = Draws.Key(input.Seed, "date", milestone.Id);
        _risks = risks;
        (var key, _offset, _scale) = milestone.Slip.Standardised;
        if (key is not null && !_isDone)
            _slip = drawing.Of(key, Draws.Key(input.Seed, "milestone", milestone.Id), milestone.Contractor, milestone.Site);
        Planned = EndOf(_isDone ? _first + _span - 1 : Math.Max(_today, _first + _span - 1));
        LowFifth = Fifth(0.2);
        HighFifth = Fifth(0.8);
    }

    /// <summary>The end of its last day, or of today where that has passed, in <see cref="Minutes"/>.</summary>
    public int Planned { get; }

    public bool IsDrawn => _slip is not null;

    public int LowFifth { get; }
    public int HighFifth { get; }

    public static int EndOf(int day) => (day + 1) * Minutes.PerDay;

    /// <param name="slips">In minutes, without what risks add.</param>
    /// <param name="days">On which it is met.</param>
    public void Draw(Drawer drawer, Drawing drawing, Span<int> slips, Span<int> days)
    {
        var drawn = new double[days.Length];
        drawer.Draw(s_uniform, _dateKey, drawn);
        for (var trial = 0; trial < days.Length; trial++)
            days[trial] = _first + (int)(drawn[trial] * _span);
        slips.Clear();
        if (_isDone)
            return;
        if (_slip is not null)
            drawer.Draw(_slip, drawn);
        for (var trial = 0; trial < days.Length; trial++)
            slips[trial] = WholeDays(_offset + (_slip is null ? 0 : _scale * drawn[trial])) * Minutes.PerDay;
        for (var trial = 0; trial < days.Length; trial++)
            days[trial] = Math.Clamp(days[trial] + slips[trial] / Minutes.PerDay, _today, Minutes.Days - 1);
        foreach (var risk in _risks)
        {
            var happens = drawer.Happens(risk);
            var impact = drawer.Impact(risk);
            for (var trial = 0; trial < days.Length; trial++)
                if (happens[trial])
                    days[trial] = Math.Clamp(days[trial] + WholeDays(impact[trial]), _today, Minutes.Days - 1);
        }
    }

    int Fifth(double share) => _slip is null ? 0 : WholeDays(_offset + _scale * _slip.Shape.Quantile(share)) * Minutes.PerDay;

    static int WholeDays(double days) => (int)Math.Clamp(Math.Floor(days + 0.5), -Minutes.Days, Minutes.Days);

    static int DayOf(DateOnly date) => Math.Clamp(date.DayNumber - Minutes.DateOf(0).DayNumber, 0, Minutes.Days - 1);
}
