using Construction.Domain;

namespace Dashboard.Api;

/// <summary>From JSON fields to the domain's values, the same for a request and for a programme file.</summary>
static class Inputs
{
    public static Report Report(Fields fields, string party, Func<Fields, Source?> source) => new()
    {
        Party = party,
        DataDate = fields.Day("dataDate", required: true) ?? default,
        ReportedAt = fields.Instant("reportedAt"),
        Forecast = fields.Said("forecast"),
        Actual = fields.Said("actual"),
        Percent = fields.Number("percent", 0, 100),
        Reason = fields.Text("reason"),
        Cause = fields.Word("cause", Vocabulary.Causes),
        AttributedTo = fields.Slug("attributedTo"),
        Note = fields.Text("note"),
        Evidence = fields.List("evidence", Evidence, atMost: 20),
        Source = source(fields),
    };

    public static ProgrammeDetails Programme(Fields fields, Func<Fields, Source?> source) => new()
    {
        Id = fields.Slug("id") ?? "",
        Name = fields.Text("name", required: true) ?? "",
        Announced = fields.Day("announced"),
        InvestmentUsd = fields.Number("investmentUsd", 0, 1e15m),
        OverYears = fields.Whole("overYears", 1, 100),
        ImmediateUsd = fields.Number("immediateUsd", 0, 1e15m),
        EquityFunders = fields.Texts("equityFunders", slugs: true),
        TechnologyPartners = fields.Texts("technologyPartners", slugs: true),
        Lead = fields.Object("lead", lead => new Lead(lead.Slug("financial", true) ?? "", lead.Slug("operational", true) ?? "")),
        Chair = fields.Text("chair"),
        History = fields.List("history", entry => new HistoryEntry(
            entry.Day("asOf", required: true) ?? default,
            entry.Text("text", required: true) ?? "",
            entry.Number("gw", 0, 1e6m),
            entry.Number("usd", 0, 1e15m),
            source(entry))),
        Source = source(fields),
        Attribution = fields.Text("attribution"),
    };

    public static PartyDetails Party(Fields fields, string id) =>
        new(id, fields.Text("name", required: true, atMost: 200) ?? "", fields.Texts("roles", Vocabulary.Roles));

    public static CommitmentDetails Commitment(Fields fields, string id, Func<Fields, Source?> source) => new()
    {
        Id = id,
        Agreement = fields.Slug("agreement") ?? id,
        Title = fields.Text("title", required: true, atMost: 300) ?? "",
        Parties = fields.Texts("parties", slugs: true),
        Starts = fields.Date("starts"),
        Terms = fields.List("terms", term => new Term(
            term.Text("covers", required: true) ?? "", term.Date("end"), term.Text("note"))),
        SupersededBy = fields.Slug("supersededBy"),
        Note = fields.Text("note"),
        Source = source(fields),
    };

    public static SiteDetails Site(Fields fields, string id, Func<Fields, Source?> source) => new()
    {
        Id = id,
        Name = fields.Text("name", required: true, atMost: 200) ?? "",
        ShortName = fields.Text("shortName", atMost: 80),
        Country = fields.Text("country", atMost: 100),
        Region = fields.Text("region", atMost: 200),
        Location = fields.Object("location", place => new Location(
            place.Number("lat", -90, 90, required: true) ?? 0, place.Number("lon", -180, 180, required: true) ?? 0)),
        Address = fields.Text("address", atMost: 300),
        Aliases = fields.Texts("aliases"),
        Stage = fields.Word("stage", Vocabulary.Stages, required: true) ?? "",
        StageNote = fields.Text("stageNote"),
        Responsible = fields.Slug("responsible"),
        ResponsibleNote = fields.Text("responsibleNote"),
        Parties = fields.List("parties", party => new SiteParty(
            party.Slug("party", required: true) ?? "", party.Word("role", Vocabulary.Roles, required: true) ?? "", party.Text("note"))),
        Mw = Mw(fields, source),
        Cost = fields.List("cost", cost => new Cost(
            cost.Number("usd", 0, 1e15m, required: true) ?? 0, cost.Text("basis", required: true) ?? "", source(cost))),
        BuildingsPlanned = fields.Whole("buildingsPlanned", 0, 10_000),
        Order = fields.Whole("order", 0, 1_000_000),
    };

    public static MilestoneDetails Milestone(Fields fields, string id, Func<Fields, Source?> source)
    {
        var mw = Mw(fields, source);
        if (mw.GroupBy(power => power.Basis).FirstOrDefault(basis => basis.Count() > 1) is { } twice)
            fields.Error("mw", twice.Key, "a milestone brings one figure of each basis; what other parties say goes to the site");
        return new()
        {
            Id = id,
            Name = fields.Text("name", required: true, atMost: 200) ?? "",
            Phase = fields.Word("phase", Vocabulary.Phases, required: true) ?? "",
            Buildings = fields.Text("buildings", atMost: 80),
            Mw = mw,
            Responsible = fields.Slug("responsible"),
            Evidence = [.. fields.Texts("evidence", Vocabulary.EvidenceKinds).Distinct()],
        };
    }

    public static RangeGiven Range(Fields fields, string site, string milestone, string party) => new(
        site, milestone, party,
        fields.Day("dataDate", required: true) ?? default,
        fields.Day("optimistic", required: true) ?? default,
        fields.Day("likely", required: true) ?? default,
        fields.Day("pessimistic", required: true) ?? default);

    public static FlagDetails Flag(Fields fields, string id, Func<Fields, Source?> source) => new()
    {
        Id = id,
        Type = fields.Word("type", Vocabulary.FlagTypes, required: true) ?? "",
        Text = fields.Text("text", required: true) ?? "",
        Milestone = fields.Slug("milestone"),
        Date = fields.Date("date"),
        Party = fields.Slug("party"),
        Source = source(fields),
    };

    public static RiskDetails Risk(Fields fields, string id) => new()
    {
        Id = id,
        Name = fields.Text("name", required: true, atMost: 200) ?? "",
        Probability = fields.Number("probability", 0, 1, required: true) ?? 0,
        Impact = fields.Object("impact", required: true, read: impact => new RiskImpact(
            impact.Number("least", 0, RiskImpact.MostDays, required: true) ?? 0,
            impact.Number("likely", 0, RiskImpact.MostDays, required: true) ?? 0,
            impact.Number("most", 0, RiskImpact.MostDays, required: true) ?? 0)) ?? new(0, 0, 0),
        Milestones = [.. fields.Texts("milestones", slugs: true).Distinct()],
        Party = fields.Slug("party"),
    };

    public static Activity Activity(Fields fields) => new(
        fields.Text("system", required: true, atMost: 100) ?? "",
        fields.Text("project", required: true, atMost: 100) ?? "",
        fields.Text("activityId", required: true, atMost: 100) ?? "");

    /// <summary>The field <c>source</c> as an object.</summary>
    public static Source? SourceGiven(Fields fields) => fields.Object("source", Source);

    public static Source Source(Fields fields) => new(
        fields.Text("title", required: true, atMost: 500) ?? "", fields.Text("publisher", atMost: 300), fields.Url("url"));

    static Evidence Evidence(Fields fields)
    {
        var kind = fields.Word("kind", Vocabulary.EvidenceKinds, required: true) ?? "";
        var sha256 = fields.Text("sha256");
        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
            fields.Error("sha256", sha256, "must be 64 hexadecimal digits");
        return new(kind, fields.Url("url"), sha256?.ToLowerInvariant(), fields.Instant("capturedAt"));
    }

    static IReadOnlyList<Power> Mw(Fields fields, Func<Fields, Source?> source) => fields.List("mw", power => new Power(
        power.Number("value", 0, 1e6m, required: true) ?? 0,
        power.Word("basis", Vocabulary.PowerBases, required: true) ?? "",
        power.Slug("party"),
        power.Text("note"),
        source(power)));
}
