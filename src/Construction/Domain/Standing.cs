namespace Construction.Domain;

/// <summary>
/// What one party says now about one milestone, field by field: a field left out of a report says nothing, so the latest
/// report that speaks of it stands.
/// </summary>
public sealed class Standing(string party)
{
    static readonly IReadOnlyDictionary<DateOnly, DateTimeOffset> NeverSaid = new Dictionary<DateOnly, DateTimeOffset>();

    Recognition? _recognition;

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

    /// <summary>What would lead if its actual did not count.</summary>
    public Statement<StatedDate>? Expected => Dated(Forecast);

    /// <summary>Since when it says what <see cref="Actual"/> says.</summary>
    public CompleteSince Complete { get; private set; }

    /// <summary>The evidence that came with its reports, old and new.</summary>
    public EvidenceGiven Evidence { get; private set; }

    /// <summary>The position at which this very statement was taken before, if it was.</summary>
    public long? PositionOf(Report report) => _recognition?.PositionOf(report);

    /// <summary>Where a report would stand if it came now.</summary>
    public Order OrderOf(Report report) => OrderOf(report, long.MaxValue);

    /// <param name="report">One of this party.</param>
    /// <param name="position">Its position.</param>
    /// <param name="receivedAt">When the log took it.</param>
    public void Take(Report report, long position, DateTimeOffset receivedAt = default)
    {
        var order = OrderOf(report, position);
        (_recognition ??= new()).Take(report, position);
        if (report.Forecast is not null && (Forecast is null || order > Forecast.Order))
            Forecast = new(report.Forecast, order, report.KnownAt, report.Source);
        if (report.Actual is not null && (Actual is null || order > Actual.Order))
        {
            if (report.Actual.Date?.Text != Actual?.Value.Date?.Text)
                Complete = new(position, DayOf(report, receivedAt));
            Actual = new(report.Actual, order, report.KnownAt, report.Source);
        }
        if (report.Evidence.Count > 0)
            Evidence = new(Evidence.Kinds.With(EvidenceSet.Of(report.Evidence)), position, DayOf(report, receivedAt));
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
    public StandingSnapshot Snapshot()
    {
        var snapshot = new StandingSnapshot(Party)
        {
            Forecast = Forecast,
            Actual = Actual,
            Percent = Percent,
            Note = Note,
            FirstStated = FirstStated,
            Latest = Latest,
            Complete = Complete,
            Evidence = Evidence,
        };
        return _recognition?.In(snapshot) ?? snapshot;
    }

    internal static Standing Of(StandingSnapshot snapshot) => new(snapshot.Party)
    {
        Forecast = snapshot.Forecast,
        Actual = snapshot.Actual,
        Percent = snapshot.Percent,
        Note = snapshot.Note,
        FirstStated = snapshot.FirstStated,
        Latest = snapshot.Latest,
        Complete = snapshot.Complete,
        Evidence = snapshot.Evidence,
        Leading = Dated(snapshot.Actual) ?? Dated(snapshot.Forecast),
        _recognition = Recognition.Of(snapshot),
    };

    /// <summary>Puts in what statements were given without: notes, sources and when these were published, from the reports.</summary>
    internal void Read(IReadOnlyDictionary<long, Report> words)
    {
        Forecast = Read(Forecast);
        Actual = Read(Actual);
        Percent = Read(Percent);
        FirstStated = Read(FirstStated);
        Note = Read(Note) is { } note && words.TryGetValue(note.Position, out var report) ? note with { Value = report.Note! } : Note;
        Leading = Dated(Actual) ?? Dated(Forecast);

        Statement<T>? Read<T>(Statement<T>? statement) => statement is not null && words.TryGetValue(statement.Position, out var said)
            ? statement with { KnownAt = said.KnownAt, Source = said.Source }
            : statement;
    }

    /// <summary>Where a report stands among its party's.</summary>
    /// <param name="lastSaidAt">When the party spoke last of each data date.</param>
    internal static Order OrderOf(Report report, long position, IReadOnlyDictionary<DateOnly, DateTimeOffset> lastSaidAt) => report.ReportedAt is { } reportedAt
        // Two statements of the same instant: their content decides, so that any order of arrival gives the same.
        ? new(report.DataDate, reportedAt, report.Fingerprint(), position)
        // Without the sender's clock it was said after everything that had arrived.
        : new(report.DataDate, lastSaidAt.GetValueOrDefault(report.DataDate), UInt128.MaxValue, position);

    Order OrderOf(Report report, long position) => OrderOf(report, position, _recognition?.LastSaidAt ?? NeverSaid);

    // Loaded history counts from when its source was published.
    static DateOnly DayOf(Report report, DateTimeOffset receivedAt) => report.KnownAt ?? DateOnly.FromDateTime(receivedAt.UtcDateTime);

    static Statement<StatedDate>? Dated(Statement<Said>? statement) =>
        statement?.Value.Date is { } date ? new(date, statement.Order, statement.KnownAt, statement.Source) : null;
}
