namespace Construction.Domain;

/// <summary>
/// When a report should name a cause: where it says a date that is later, for certain and by more than so many days, than the
/// one that the same party had said before. It is marked where it names none, and taken all the same. Loaded history is not
/// asked: there is nobody who could answer.
/// </summary>
public static class CauseRule
{
    /// <summary>Days by which a date may move without a cause, where nobody set another number.</summary>
    public const int BeyondDays = 14;

    /// <param name="before">What the party said before; null where this is its first word.</param>
    /// <param name="report">What it says now.</param>
    /// <param name="beyondDays">So many days ask for no cause yet.</param>
    public static bool IsMissing(Standing? before, Report report, int beyondDays) =>
        report is { Cause: null, KnownAt: null } && before is not null && MovedBy(before, report)?.FromDays > beyondDays;

    // An actual is later than the actual it revises or, the first time, than what was forecast; a forecast than the one before it.
    // The lower end counts: from "Q4" to "December" nothing moved for certain.
    static Slip? MovedBy(Standing before, Report report) => report switch
    {
        { Actual.Date: { } actual } => Between(before, report, before.IsActual ? before.Actual : before.Forecast, actual),
        { Forecast.Date: { } forecast } => Between(before, report, before.Forecast, forecast),
        _ => null,
    };

    // What arrives late with an older data date goes into history: it moves nothing.
    static Slip? Between(Standing before, Report report, Statement<Said>? said, StatedDate date) =>
        said is { Value.Date: { } earlier } && before.OrderOf(report) > said.Order ? Slip.Between(earlier, date) : null;
}
