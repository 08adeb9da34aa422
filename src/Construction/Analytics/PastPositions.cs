using System.Collections;

namespace Construction.Analytics;

/// <summary>
/// Positions of the reports on a milestone that belong to a moment, in order. How many there are and which is the last is known at once; the
/// others are found when somebody wants them, since few do and there may be a million.
/// </summary>
sealed class PastPositions : IReadOnlyList<long>
{
    readonly List<ArraySegment<PastReport>> _parties = [];
    readonly Lazy<long[]> _all;
    long _last;

    public PastPositions(Moment moment) => _all = new(() =>
        [.. _parties.SelectMany(reports => reports).Where(report => moment.Includes(report)).Select(report => report.Position).Order()]);

    public int Count { get; private set; }

    public long this[int index] => index == Count - 1 ? _last : _all.Value[index];

    /// <param name="reports">A party's, of which some belong to the moment.</param>
    /// <param name="count">How many do.</param>
    /// <param name="last">The position of the last of those.</param>
    public void Add(ArraySegment<PastReport> reports, int count, long last)
    {
        _parties.Add(reports);
        Count += count;
        _last = Math.Max(_last, last);
    }

    public IEnumerator<long> GetEnumerator() => _all.Value.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
