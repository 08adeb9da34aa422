using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>
/// Generated reports on one milestone, in the order of arrival: of parties of every rank, with few dates and few days, so that
/// many of them meet; of every precision, open on either side, taken back, late, and late to become known; some with evidence.
/// </summary>
static class Histories
{
    public static readonly string[] Parties = ["crusoe", "oracle", Programme.Owner, "mortenson", "epoch-ai", "press"];

    static readonly Gen<Said?> Forecasts = Gen.Frequency(
        (2, Gen.Const(() => (Said?)null)),
        (2, Gen.Const(() => (Said?)Some.NoDate)),
        (6, Gen.OneOf(
            "2026-05-01", "2026-05-02", "2026-06-15", "2026-06", "2026-Q2", "2026-H1", "2026", "2026-05-01/2026-07-31", "../2026-06-30",
            "2026-06-01/..").Select(text => (Said?)Some.Said(text))));

    static readonly Gen<Said?> Actuals = Gen.Frequency(
        (7, Gen.Const(() => (Said?)null)),
        (1, Gen.Const(() => (Said?)Some.NoDate)),
        (1, Gen.OneOf("2026-04-30", "2026-05-02", "2026-04").Select(text => (Said?)Some.Said(text))));

    static readonly Gen<Evidence[]> Evidence = Gen.Frequency(
        (5, Gen.Const(() => Array.Empty<Evidence>())),
        (1, Gen.OneOf("photo", "test-record").Select(kind => new[] { Some.Evidence(kind) })));

    /// <summary>The sender's clock on every report.</summary>
    public static readonly Gen<Report[]> Clocked = ReportOf(Gen.Int[0, 2]).Array[0, 25];

    /// <summary>On none.</summary>
    public static readonly Gen<Report[]> Unclocked = ReportOf(Gen.Const(-1)).Array[0, 25];

    /// <summary>On some.</summary>
    public static readonly Gen<Report[]> Mixed = ReportOf(Gen.Int[-2, 2]).Array[0, 25];

    static Gen<Report> ReportOf(Gen<int> hour) =>
        Gen.Select(Gen.OneOf(Parties), Gen.Int[1, 5], hour, Forecasts, Actuals, Gen.Int[1, 9], Evidence).Select((party, day, at, forecast, actual, known, evidence) =>
            Some.Report($"2026-03-0{day}", party) with
            {
                ReportedAt = at < 0 ? null : Some.Instant($"2026-03-0{day}T0{at}:00:00Z"),
                Forecast = forecast,
                Actual = actual,
                Note = "a note",
                Evidence = evidence,
                KnownAt = Some.Day($"2026-03-0{known}"),
            });
}
