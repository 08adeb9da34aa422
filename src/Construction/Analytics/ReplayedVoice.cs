using System.Runtime.InteropServices;
using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What a party says while one thing after the other becomes known, in whatever order, and what the owner says to it.</summary>
sealed class ReplayedVoice(string party, Rank rank)
{
    readonly List<PastReport> _actuals = [];
    PastReport? _forecast;
    PastReport? _actual;
    long _lastActual;
    long _lastEvidence;
    long? _completeReport;
    Judgement? _lastJudgement;

    public string Party => party;
    public Rank Rank { get; private set; } = rank;

    /// <summary>Its actual where that counts, or else its forecast; null where it gives no date now.</summary>
    public CurrentWord? Word { get; private set; }

    public Order Order { get; private set; }

    /// <summary>The owner's word on its actual, where that still holds.</summary>
    public Judgement? Judgement { get; private set; }

    /// <summary>The owner rejected the completion that another reported whose word counts more.</summary>
    public bool IsOverruled
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            Read();
        }
    }

    PastReport? Completion => _actual?.Actual?.Date is null ? null : _actual;

    public void RankAs(Rank rank)
    {
        Rank = rank;
        Read();
    }

    public void Take(PastReport report)
    {
        if (report.Forecast is not null && (_forecast is null || report.Order > _forecast.Value.Order))
            _forecast = report;
        if (!report.Evidence.IsEmpty)
            _lastEvidence = Math.Max(_lastEvidence, report.Position);
        if (report.Actual is not null)
            TakeActual(report);
        Read();
    }

    /// <summary>The last in the log counts, in whatever order they are told.</summary>
    public void Take(Judgement judgement)
    {
        if (judgement.Position < _lastJudgement?.Position)
            return;
        _lastJudgement = judgement;
        Read();
    }

    /// <summary>A rejection of this party's completion speaks against the other's as well: by rank, as far as it was given by then.</summary>
    public bool Overrules(ReplayedVoice other) =>
        Judgement is { IsAccepted: false } rejection
        && other is { Judgement: null, Completion: { } completion, Rank: > Rank.Owner }
        && Rank < other.Rank
        && completion.Position < rejection.Position;

    void TakeActual(PastReport report)
    {
        var leads = _actual is null || report.Order > _actual.Value.Order;
        // Since when it is complete goes by the order of arrival, whatever the order of telling.
        if (report.Position < _lastActual)
            _completeReport = null;
        else if (leads && report.Actual!.Date?.Text != _actual?.Actual!.Date?.Text)
            _completeReport = report.Position;
        _lastActual = Math.Max(_lastActual, report.Position);
        _actuals.Add(report);
        if (leads)
            _actual = report;
    }

    void Read()
    {
        var isActual = _actual?.Actual?.Date is not null;
        Judgement = isActual && _lastJudgement is { } last && Rank != Rank.Press && last.HoldsFor(CompleteReport(), _lastEvidence) ? last : null;
        isActual &= !IsOverruled && Judgement is not { IsAccepted: false };
        if ((isActual ? _actual : _forecast) is not { } leading || (isActual ? leading.Actual : leading.Forecast)?.Date is not { } date)
            Word = null;
        else
            (Word, Order) = (new(date, isActual, Party, Rank, leading.DataDate, leading.Position), leading.Order);
    }

    // Gone through again only where the owner judged.
    long CompleteReport() => _completeReport ??= Picking.CompleteOf(CollectionsMarshal.AsSpan(_actuals)).Report;
}
