using Construction.Domain;

namespace Construction.Analytics;

public enum MarkKind
{
    /// <summary>The date of a contract.</summary>
    Contract,

    /// <summary>The baseline in force.</summary>
    Baseline,
    Forecast,
    Actual,

    /// <summary>The party says that there is no date now.</summary>
    NoDate,
}

/// <summary>A milestone, what every party says of it and how its word ranks, and its baselines.</summary>
/// <param name="Site">Its site's id.</param>
/// <param name="Standings">In order of first word.</param>
/// <param name="Baselines">In order of approval.</param>
public sealed record MilestoneVoices(
    string Site,
    MilestoneDetails Details,
    IReadOnlyList<(Standing Standing, Rank Rank)> Standings,
    IReadOnlyList<Baseline> Baselines,
    bool IsWithdrawn)
{
    /// <summary>Null where no contract names a date.</summary>
    public ContractDate? Contract { get; init; }

    public static MilestoneVoices Of(string site, Milestone milestone, Func<string, Rank> rankOf) => new(
        site,
        milestone.Details,
        [.. milestone.Standings.Select(standing => (standing, rankOf(standing.Party)))],
        milestone.Baselines,
        milestone.Withdrawn is not null)
    {
        Contract = milestone.Contract,
    };
}

/// <summary>A voice's date on the time line.</summary>
/// <param name="Rank">Null for a contract and a baseline, which are nobody's word.</param>
/// <param name="Party">Who says it; of a baseline, who approved it; of a contract, with whom it is.</param>
/// <param name="Date">Null where there is no date now.</param>
/// <param name="DataDate">The day as of which it was said; of a baseline, on which it was approved; of a contract's, on which it was entered, UTC.</param>
/// <param name="Position">Of the report, baseline or contract's date in the log.</param>
/// <param name="KnownAt">Of loaded history: the day on which its source was published.</param>
public sealed record DateMark(
    MarkKind Kind, Rank? Rank, string Party, StatedDate? Date, DateOnly DataDate, long Position, DateOnly? KnownAt, Source? Source);

/// <summary>How far the dates of the parties lie apart, from the earliest to the latest that any of them means.</summary>
/// <param name="CertainDays">At least, in days: 0 where all may mean the same day.</param>
/// <param name="PossibleDays">At most, in days; null where a date is open.</param>
/// <param name="Later">Of the two who differ most, by what is certain and then by what is possible, who says later.</param>
/// <param name="Earlier">The other.</param>
/// <param name="Difference">Later minus earlier.</param>
/// <param name="IsOfPressAlone">True where fewer than two others give a date, so that there is no spread but for the press.</param>
public sealed record Spread(
    int CertainDays, int? PossibleDays, DateMark Later, DateMark Earlier, Slip Difference, bool IsOfPressAlone)
{
    /// <summary>Null where fewer than two parties give a date. The press counts only where fewer than two others do.</summary>
    /// <param name="marks">By rank.</param>
    public static Spread? Of(IReadOnlyList<DateMark> marks)
    {
        DateMark[] dated = [.. marks.Where(mark => mark is { Rank: not null, Date: not null })];
        DateMark[] others = [.. dated.Where(mark => mark.Rank != Rank.Press)];
        var voices = others.Length >= 2 ? others : dated;
        if (voices.Length < 2)
            return null;
        // All ordered pairs: a party does not differ from itself, however coarse its date.
        var pairs =
            from later in voices
            from earlier in voices
            where later != earlier
            select (Later: later, Earlier: earlier, Slip: Slip.Between(earlier.Date!, later.Date!));
        var ordered = pairs.OrderByDescending(pair => Certain(pair.Slip)).ThenByDescending(pair => Possible(pair.Slip)).ToList();
        var most = ordered[0];
        return new(
            Certain(most.Slip),
            ordered.Max(pair => Possible(pair.Slip)) is < int.MaxValue and var possible ? possible : null,
            most.Later,
            most.Earlier,
            most.Slip,
            others.Length < 2);
    }

    static int Certain(Slip slip) => Math.Max(slip.FromDays ?? 0, 0);

    static int Possible(Slip slip) => slip.ToDays ?? int.MaxValue;
}

/// <summary>A milestone with one mark for every voice.</summary>
/// <param name="Marks">Contract, baseline, then the parties by rank; who never gave a date has none.</param>
/// <param name="Spread">Null where fewer than two parties give a date, and for a withdrawn milestone.</param>
public sealed record DatesRow(string Site, MilestoneDetails Milestone, bool IsWithdrawn, IReadOnlyList<DateMark> Marks, Spread? Spread);

/// <summary>Whose date says what, side by side.</summary>
public static class DatesByParty
{
    /// <summary>
    /// A row for each milestone, the widest spread first: by its certain part, then by its possible part. What only the press disputes
    /// comes after, those without a spread last, and what is equal stays in the order given.
    /// </summary>
    public static IReadOnlyList<DatesRow> Of(IEnumerable<MilestoneVoices> milestones) =>
    [
        .. milestones.Select(RowOf)
            .OrderBy(row => row.Spread switch { null => 2, { IsOfPressAlone: true } => 1, _ => 0 })
            .ThenByDescending(row => row.Spread?.CertainDays)
            .ThenByDescending(row => row.Spread?.PossibleDays ?? int.MaxValue),
    ];

    static DatesRow RowOf(MilestoneVoices voices)
    {
        IReadOnlyList<DateMark> marks =
        [
            .. voices.Contract is { } contract ? [MarkOf(contract)] : Array.Empty<DateMark>(),
            .. voices.Baselines is [.., var baseline] ? [MarkOf(baseline)] : Array.Empty<DateMark>(),
            .. voices.Standings.OrderBy(voice => voice.Rank).Select(voice => MarkOf(voice.Standing, voice.Rank)).OfType<DateMark>(),
        ];
        return new(voices.Site, voices.Details, voices.IsWithdrawn, marks, voices.IsWithdrawn ? null : Spread.Of(marks));
    }

    static DateMark MarkOf(ContractDate contract) => new(
        MarkKind.Contract, null, contract.Set.Party, contract.Set.Date, DateOnly.FromDateTime(contract.EnteredAt.UtcDateTime), contract.Position, null, null);

    static DateMark MarkOf(Baseline baseline) => new(
        MarkKind.Baseline, null, baseline.Set.Approver, baseline.Set.Date, baseline.Set.Approved, baseline.Position, null, null);

    static DateMark? MarkOf(Standing standing, Rank rank)
    {
        if (standing.Leading is { } leading)
            return new(
                standing.IsActual ? MarkKind.Actual : MarkKind.Forecast, rank, standing.Party, leading.Value, leading.DataDate,
                leading.Position, leading.KnownAt, leading.Source);
        return (standing.Forecast ?? standing.Actual) is { } none
            ? new(MarkKind.NoDate, rank, standing.Party, null, none.DataDate, none.Position, none.KnownAt, none.Source)
            : null;
    }
}
