namespace Construction.Analytics;

/// <summary>One party's statements on one milestone. What was handed out stays as it is, whatever comes after it.</summary>
sealed class PartyReports
{
    const int FewAtFirst = 4;

    PastReport[] _reports = [];
    int _count;
    bool _inOrder = true;

    public Dictionary<DateOnly, DateTimeOffset> LastSaidAt { get; } = [];

    /// <summary>All of them, in the order in which they count.</summary>
    public ArraySegment<PastReport> InOrder
    {
        get
        {
            if (!_inOrder)
            {
                _reports = [.. _reports];
                Array.Sort(_reports, 0, _count, Comparer<PastReport>.Create(static (one, other) => one.Order.CompareTo(other.Order)));
            }
            _inOrder = true;
            return new(_reports, 0, _count);
        }
    }

    // What comes late is put in its place when somebody looks, once for all that came.
    public void Take(in PastReport report)
    {
        if (_count == _reports.Length)
            Array.Resize(ref _reports, Math.Max(FewAtFirst, 2 * _count));
        _inOrder &= _count == 0 || _reports[_count - 1].Order < report.Order;
        _reports[_count++] = report;
    }
}
