namespace Dashboard.Forecasts;

/// <summary>A site whose forecast is to be made anew.</summary>
/// <param name="IsBehind">By more than a party's record.</param>
/// <param name="Took">The last time; zero before the first.</param>
readonly record struct Due(string Site, bool IsBehind, long Head, TimeSpan Took)
{
    public bool IsLong => Took > Turns.Long;
}

/// <summary>
/// Whose turn it is: each site has one until the forecaster rests, so that one that cannot be made, or of which more comes all the time,
/// keeps nobody waiting. Those that took long come last, and after each of them whatever is quick has its turn again.
/// </summary>
sealed class Turns
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(2);
    static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250), s_longest = TimeSpan.FromSeconds(5);

    readonly HashSet<string> _had = [];
    readonly HashSet<string> _hadLong = [];

    /// <summary>What was reported comes first, the latest of it; then those for which only a party's record is another.</summary>
    public Due? Next(IEnumerable<Due> due) =>
        due.Where(one => !_had.Contains(one.Site) && !_hadLong.Contains(one.Site))
            .OrderBy(one => one.IsLong ? one.Took : TimeSpan.Zero).ThenByDescending(one => one.IsBehind).ThenByDescending(one => one.Head)
            .Select(one => (Due?)one).FirstOrDefault();

    public void Had(Due one, TimeSpan took)
    {
        if (took > Long)
            _had.Clear();
        (one.IsLong || took > Long ? _hadLong : _had).Add(one.Site);
    }

    /// <summary>Three quarters of the time are others', but nobody waits for long because much was to be done.</summary>
    public static TimeSpan RestAfter(TimeSpan busy) => busy * 3 < s_shortest ? s_shortest : busy * 3 > s_longest ? s_longest : busy * 3;
}
