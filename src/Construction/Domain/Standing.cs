namespace Construction.Domain;

/// <summary>
/// Where a statement stands among those of one party on one milestone: by data date, then by when the sender said it,
/// then by arrival. The order is total and never asks the server's clock.
/// </summary>
public readonly record struct Order(DateOnly DataDate, DateTimeOffset SaidAt, UInt128 Tie, long Position) : IComparable<Order>
{
    public int CompareTo(Order other) =>
        DataDate != other.DataDate ? DataDate.CompareTo(other.DataDate)
        : SaidAt != other.SaidAt ? SaidAt.CompareTo(other.SaidAt)
        : Tie != other.Tie ? Tie.CompareTo(other.Tie)
        : Position.CompareTo(other.Position);

    public static bool operator <(Order left, Order right) => left.CompareTo(right) < 0;
    public static bool operator >(Order left, Order right) => left.CompareTo(right) > 0;
    public static bool operator <=(Order left, Order right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Order left, Order right) => left.CompareTo(right) >= 0;
}

/// <summary>A value that a party said, and where the saying stands.</summary>
public sealed record Statement<T>(T Value, Order Order, DateOnly? KnownAt, Source? Source)
{
    public DateOnly DataDate => Order.DataDate;

    /// <summary>Position of the report in the log.</summary>
    public long Position => Order.Position;
}

/// <summary>
/// What one party says now about one milestone, field by field: a field left out of a report says nothing, so the latest
/// report that speaks of it stands.
/// </summary>
public sealed class Standing(string party)
{
    // Statements that carry the sender's clock are recognised for ever; without it only the latest of a data date is,
    // since the same words may be said again after others.
    readonly Dictionary<UInt128, long> _clocked = [];
    readonly Dictionary<DateOnly, (UInt128 Fingerprint, long Position)> _latestUnclocked = [];
    readonly Dictionary<DateOnly, DateTimeOffset> _lastSaidAt = [];

    public string Party { get; } = party;

    public Statement<Said>? Forecast { get; private set; }
    public Statement<Said>? Actual { get; private set; }
    public Statement<decimal>? Percent { get; private set; }
    public Statement<string>? Note { get; private set; }

    /// <summary>The first forecast that was still ahead when it was said. Dates stated after they had passed are no plan.</summary>
    public Statement<StatedDate>? FirstStated { get; private set; }

    /// <summary>The latest statement of any kind.</summary>
    public Order Latest { get; private set; }

    /// <summary>What leads for this party: its actual, or else its forecast; null where it gives no date now.</summary>
    public Statement<StatedDate>? Leading { get; private set; }

    /// <summary>True where <see cref="Leading"/> is an actual.</summary>
    public bool IsActual => Actual?.Value.Date is not null;

    /// <summary>The position at which this very statement was taken before, if it was.</summary>
    public long? PositionOf(Report report)
    {
        var fingerprint = report.Fingerprint();
        if (report.ReportedAt is not null)
            return _clocked.TryGetValue(fingerprint, out var position) ? position : null;
        return _latestUnclocked.TryGetValue(report.DataDate, out var latest) && latest.Fingerprint == fingerprint
            ? latest.Position
            : null;
    }

    public void Take(Report report, long position)
    {
        var order = OrderOf(report, position);
        if (report.Forecast is not null && (Forecast is null || order > Forecast.Order))
            Forecast = new(report.Forecast, order, report.KnownAt, report.Source);
        if (report.Actual is not null && (Actual is null || order > Actual.Order))
            Actual = new(report.Actual, order, report.KnownAt, report.Source);
        if (report.Percent is { } percent && (Percent is null || order > Percent.Order))
            Percent = new(percent, order, report.KnownAt, report.Source);
        if (report.Note is not null && (Note is null || order > Note.Order))
            Note = new(report.Note, order, report.KnownAt, report.Source);
        if (report.Forecast?.Date is { } forecast && !forecast.IsBefore(report.DataDate)
            && (FirstStated is null || order < FirstStated.Order))
            FirstStated = new(forecast, order, report.KnownAt, report.Source);
        if (order > Latest)
            Latest = order;
        if (report.Actual is not null || report.Forecast is not null)
            Leading = Dated(Actual) ?? Dated(Forecast);
    }

    /// <summary>All of it as plain values.</summary>
    public StandingSnapshot Snapshot() => new(Party)
    {
        Forecast = Forecast,
        Actual = Actual,
        Percent = Percent,
        Note = Note,
        FirstStated = FirstStated,
        Latest = Latest,
        // Only ever added to, so in order of arrival; from the others entries are taken out, and places used again.
        Clocked = [.. _clocked],
        LatestUnclocked = [.. _latestUnclocked.OrderBy(entry => entry.Key)],
        LastSaidAt = [.. _lastSaidAt.OrderBy(entry => entry.Key)],
    };

    internal static Standing Of(StandingSnapshot snapshot)
    {
        var standing = new Standing(snapshot.Party)
        {
            Forecast = snapshot.Forecast,
            Actual = snapshot.Actual,
            Percent = snapshot.Percent,
            Note = snapshot.Note,
            FirstStated = snapshot.FirstStated,
            Latest = snapshot.Latest,
            Leading = Dated(snapshot.Actual) ?? Dated(snapshot.Forecast),
        };
        standing._clocked.EnsureCapacity(snapshot.Clocked.Count);
        foreach (var (fingerprint, position) in snapshot.Clocked)
            standing._clocked.Add(fingerprint, position);
        foreach (var (dataDate, latest) in snapshot.LatestUnclocked)
            standing._latestUnclocked.Add(dataDate, latest);
        foreach (var (dataDate, saidAt) in snapshot.LastSaidAt)
            standing._lastSaidAt.Add(dataDate, saidAt);
        return standing;
    }

    /// <summary>Where a report stands among its party's, given when the party spoke last of each data date; notes it there.</summary>
    internal static Order OrderOf(Report report, long position, Dictionary<DateOnly, DateTimeOffset> lastSaidAt, out bool isLatest)
    {
        isLatest = false;
        // Without the sender's clock it was said after everything that had arrived.
        if (report.ReportedAt is not { } reportedAt)
            return new(report.DataDate, lastSaidAt.GetValueOrDefault(report.DataDate), UInt128.MaxValue, position);
        isLatest = !lastSaidAt.TryGetValue(report.DataDate, out var last) || reportedAt > last;
        if (isLatest)
            lastSaidAt[report.DataDate] = reportedAt;
        // Two statements of the same instant: their content decides, so that any order of arrival gives the same.
        return new(report.DataDate, reportedAt, report.Fingerprint(), position);
    }

    Order OrderOf(Report report, long position)
    {
        var order = OrderOf(report, position, _lastSaidAt, out var isLatest);
        if (report.ReportedAt is null)
            _latestUnclocked[report.DataDate] = (report.Fingerprint(), position);
        else
            _clocked.TryAdd(report.Fingerprint(), position);
        if (isLatest)
            _latestUnclocked.Remove(report.DataDate);
        return order;
    }

    static Statement<StatedDate>? Dated(Statement<Said>? statement) =>
        statement?.Value.Date is { } date ? new(date, statement.Order, statement.KnownAt, statement.Source) : null;
}
