using System.Globalization;

namespace Construction.Tests;

/// <summary>Valid values; a test changes with <c>with</c> what it is about.</summary>
static class Some
{
    public const string Site = "abilene-tx";
    public const string Milestone = "buildings-1-2-ready-for-service";

    /// <summary>The server's clock.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static StatedDate Date(string text) => StatedDate.Parse(text);

    public static Said Said(string text) => new(Date(text));

    /// <summary>"There is no date now."</summary>
    public static Said NoDate => new((StatedDate?)null);

    /// <summary>A report that says nothing yet: give it a forecast, actual, percent or note.</summary>
    public static Report Report(string dataDate = "2026-09-01", string party = "crusoe") =>
        new() { Party = party, DataDate = Day(dataDate) };

    public static Report Forecast(string forecast, string dataDate = "2026-09-01", string party = "crusoe") =>
        Report(dataDate, party) with { Forecast = Said(forecast) };

    public static Report Actual(string actual, string dataDate = "2026-09-01", string party = "crusoe") =>
        Report(dataDate, party) with { Actual = Said(actual) };

    public static Report Note(string note, string dataDate = "2026-09-01", string party = "crusoe") =>
        Report(dataDate, party) with { Note = note };

    public static Report At(this Report report, string reportedAt) => report with { ReportedAt = Instant(reportedAt) };

    public static Source Source => new("Quarterly report", "Oracle", "https://example.org/q1", "2026-09-10", "direct");

    public static PartyDetails Party(string id = "crusoe", params string[] roles) => new(id, id.ToUpperInvariant(), roles);

    public static ProgrammeDetails Programme => new()
    {
        Id = "stargate",
        Name = "Stargate",
        Announced = Day("2025-01-21"),
        InvestmentUsd = 500e9m,
        OverYears = 4,
        ImmediateUsd = 100e9m,
        EquityFunders = ["crusoe", "oracle"],
        TechnologyPartners = ["oracle"],
        Lead = new("crusoe", "oracle"),
        Chair = "A chair",
        History = [new(Day("2025-09-23"), "Five more sites", 7m, 400e9m, Source)],
        Source = Source,
        Attribution = "CC BY 4.0",
    };

    public static CommitmentDetails Commitment => new()
    {
        Id = "agreement-v1",
        Agreement = "agreement",
        Title = "An agreement",
        Parties = ["crusoe", "oracle"],
        Starts = Date("2025-01-21"),
        Terms = [new("Capacity", Date("2030"), "a term of its own")],
        SupersededBy = "agreement-v2",
        Note = "a note",
        Source = Source,
    };

    /// <summary>Crusoe is responsible, Oracle the tenant, Mortenson a contractor.</summary>
    public static SiteDetails SiteDetails => new()
    {
        Id = Site,
        Name = "Stargate Abilene",
        ShortName = "Abilene",
        Country = "US",
        Region = "Texas",
        Location = new(32.5m, -99.8m),
        Address = "A road",
        Aliases = ["Stargate I"],
        Stage = "under-construction",
        StageNote = "a note",
        Responsible = "crusoe",
        ResponsibleNote = "our reading",
        Parties = [new("crusoe", "developer", null), new("oracle", "tenant", "leases all of it"), new("mortenson", "contractor", null)],
        Mw = [new(1_200m, "campus", "crusoe", "as advertised", Source)],
        Cost = [new(15e9m, "phase 2", Source)],
        BuildingsPlanned = 8,
        Order = 1,
    };

    public static MilestoneDetails MilestoneDetails => new()
    {
        Id = Milestone,
        Name = "Buildings 1-2 ready for service",
        Phase = "ready-for-service",
        Buildings = "1-2",
        Mw = [new(295m, "facility", "epoch-ai", null, null), new(210m, "it", "epoch-ai", null, null)],
        Responsible = "crusoe",
        Evidence = ["photo", "test-record"],
    };

    public static FlagDetails Flag => new()
    {
        Id = "force-majeure",
        Type = "notice",
        Text = "Notice of force majeure",
        Milestone = Milestone,
        Date = Date("2026-09-24"),
        Party = "oracle",
        Source = Source,
        KnownAt = Day("2026-09-25"),
    };

    public static BaselineSet Baseline(string date = "2026-06-30", string version = "1") =>
        new(Site, Milestone, Date(date), version, "contract signed", Construction.Domain.Programme.Owner, Day("2026-01-15"));

    public static ContractDateSet Contract(string date = "2026-12-31") => new(Site, Milestone, Date(date), "Lease, schedule 4", "oracle");

    /// <summary>What Crusoe takes for possible.</summary>
    public static RangeGiven Range(string optimistic = "2026-11-01", string likely = "2026-12-01", string pessimistic = "2027-02-01", string dataDate = "2026-09-01") =>
        new(Site, Milestone, "crusoe", Day(dataDate), Day(optimistic), Day(likely), Day(pessimistic));

    public static RiskDetails Risk => new()
    {
        Id = "grid-late",
        Name = "Grid connection later",
        Probability = 0.25m,
        Impact = new(14, 30, 90),
        Milestones = [Milestone],
        Party = "crusoe",
    };

    /// <summary>The owner accepts the completion that leads, or that of a report.</summary>
    public static CompletionAccepted Accepted(long? report = null) =>
        new(Site, Milestone, report, Construction.Domain.Programme.Owner, Today, "test record seen");

    public static CompletionRejected Rejected(long? report = null) =>
        new(Site, Milestone, report, Construction.Domain.Programme.Owner, Today, "hall 3 has no cooling");

    public static Evidence Evidence(string kind) => new(kind, $"https://example.org/{kind}", null, null);

    public static MilestoneWithdrawn Withdrawal =>
        new(Site, Milestone, "scope dropped", "crusoe", Day("2026-04-03"), Source, Day("2026-04-03"));

    public static ScheduleDetails Schedule => new()
    {
        Id = "aaaaaaaaaaaaaaaa-abi-1",
        Sha256 = new string('a', 64),
        Size = 71_811,
        FileName = "abilene.xer",
        Format = "P6 XER",
        System = "p6",
        Project = "ABI-1",
        ProjectName = "Abilene phase 1",
        DataDate = Day("2026-09-30"),
        Party = "crusoe",
        Activities = 66,
        Columns = """{"columns":{}}""",
    };

    public static Activity Activity => new("p6", "ABI-1", "A1000");
}
