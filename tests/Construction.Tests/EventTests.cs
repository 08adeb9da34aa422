using System.Text.Json.Nodes;
using Dashboard.Log;

namespace Construction.Tests;

/// <summary>Every kind of event is known wherever events pass: the decision, the state, and the stored form.</summary>
public sealed class EventTests
{
    static readonly Event[] Examples =
    [
        new PartyNamed(Some.Party("arm", "technology-partner", "user")),
        new ProgrammeDescribed(Some.Programme),
        new CommitmentEntered(Some.Commitment),
        new SiteAnnounced(Some.SiteDetails with { Id = "milam-tx" }),
        new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }),
        Some.Baseline("2026-Q2"),
        new MilestoneReported(Some.Site, Some.Milestone, Some.Report("2026-09-10", "oracle") with
        {
            ReportedAt = Some.Instant("2026-09-10T08:30:00.1234567+02:00"),
            Forecast = Some.Said("2026-10-01/2027-03-31"),
            Actual = Some.Said("../2026-06-10"),
            Percent = 75.5m,
            Reason = "a “reason” with <signs> & an emoji 🏗",
            Cause = "permit",
            AttributedTo = "mortenson",
            CauseMissing = true,
            Note = "two\nlines",
            Evidence = [new("photo", "https://example.org/1", new string('a', 64), Some.Now), new("link", null, null, null)],
            Source = Some.Source,
            KnownAt = Some.Day("2026-09-11"),
        }),
        Some.Contract(),
        Some.Range(),
        Some.Accepted() with { Report = 15, ReportedBy = "oracle" },
        Some.Rejected() with { Report = 15, ReportedBy = "oracle" },
        new FlagRaised(Some.Site, Some.Flag),
        new FlagCleared(Some.Site, Some.Flag.Id, "settled"),
        new RiskEntered(Some.Site, Some.Risk),
        new RiskClosed(Some.Site, Some.Risk.Id, "the grid is there"),
        new AliasSet(Some.Site, Some.Milestone, Some.Activity),
        new ScheduleAccepted(Some.Site, Some.Schedule),
        new LinkAdded(Some.Site, "roof", Some.Milestone),
        new LinkRemoved(Some.Site, "roof", Some.Milestone),
        Some.Withdrawal,
        new MilestoneReinstated(Some.Site, Some.Milestone, "in the scope again", "crusoe", Some.Day("2026-05-01")),
    ];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    static Type[] Types { get; } =
        [.. typeof(Event).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Event)) && !type.IsAbstract)];

    [Fact]
    public void There_is_an_example_of_every_event()
    {
        Assert.True(Types.Length > 5, $"{Types.Length} events were found");
        Assert.Equal(Types.Select(type => type.Name).Order(), Examples.Select(example => example.GetType().Name).Order());
    }

    [Fact]
    public void The_programme_decides_on_and_applies_every_event()
    {
        var told = Told.Programme();

        Assert.All(Examples, example => told.Takes(example));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_is_read_back_as_it_was_stored(string type)
    {
        var example = Example(type);

        var read = EventJson.Read(EventJson.TypeOf(example), EventJson.Write(example));

        Assert.IsType(example.GetType(), read);
        Assert.Equivalent(example, read, strict: true);
        Assert.Equal(EventJson.Write(example), EventJson.Write(read));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_fills_every_field_so_that_none_can_be_lost_unseen(string type)
    {
        var stored = JsonNode.Parse(EventJson.Write(Example(type)))!;

        Assert.All(FieldsWithout(Example(type)), field => Assert.Fail($"{field} has no value in the example"));
        Assert.NotEmpty(stored.AsObject());
    }

    [Fact]
    public void Every_event_has_a_stored_name_of_its_own()
    {
        var names = Examples.Select(EventJson.TypeOf).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)+$", name));
    }

    // The names are for ever: a log of today must be read by every later version.
    [Theory]
    [InlineData("programme-described", typeof(ProgrammeDescribed))]
    [InlineData("party-named", typeof(PartyNamed))]
    [InlineData("commitment-entered", typeof(CommitmentEntered))]
    [InlineData("site-announced", typeof(SiteAnnounced))]
    [InlineData("milestone-planned", typeof(MilestonePlanned))]
    [InlineData("baseline-set", typeof(BaselineSet))]
    [InlineData("milestone-reported", typeof(MilestoneReported))]
    [InlineData("contract-date-set", typeof(ContractDateSet))]
    [InlineData("range-given", typeof(RangeGiven))]
    [InlineData("completion-accepted", typeof(CompletionAccepted))]
    [InlineData("completion-rejected", typeof(CompletionRejected))]
    [InlineData("milestone-withdrawn", typeof(MilestoneWithdrawn))]
    [InlineData("flag-raised", typeof(FlagRaised))]
    [InlineData("flag-cleared", typeof(FlagCleared))]
    [InlineData("risk-entered", typeof(RiskEntered))]
    [InlineData("risk-closed", typeof(RiskClosed))]
    [InlineData("alias-set", typeof(AliasSet))]
    [InlineData("schedule-accepted", typeof(ScheduleAccepted))]
    [InlineData("link-added", typeof(LinkAdded))]
    [InlineData("link-removed", typeof(LinkRemoved))]
    [InlineData("milestone-reinstated", typeof(MilestoneReinstated))]
    public void A_stored_name_keeps_its_meaning(string name, Type type) => Assert.Equal(name, EventJson.TypeOf(Example(type.Name)));

    [Fact]
    public void What_was_left_out_and_what_is_null_are_stored_differently()
    {
        var leftOut = RoundTrip(Some.Note("nothing about dates"));
        var none = RoundTrip(Some.Report() with { Forecast = Some.NoDate, Actual = Some.NoDate, Reason = "r" });

        Assert.Equal((null, null), (leftOut.Forecast, leftOut.Actual));
        Assert.Equal((Some.NoDate, Some.NoDate), (none.Forecast, none.Actual));
    }

    [Fact]
    public void A_statement_is_recognised_after_it_was_stored()
    {
        var report = ((MilestoneReported)Example(nameof(MilestoneReported))).Report;

        Assert.Equal(report.Fingerprint(), RoundTrip(report).Fingerprint());
    }

    [Fact]
    public void An_event_of_an_unknown_type_is_not_read() =>
        Assert.Throws<InvalidDataException>(() => EventJson.Read("milestone-forgotten", "{}"));

    static Report RoundTrip(Report report)
    {
        var reported = new MilestoneReported(Some.Site, Some.Milestone, report);
        return ((MilestoneReported)EventJson.Read(EventJson.TypeOf(reported), EventJson.Write(reported))).Report;
    }

    static Event Example(string type) => Examples.Single(example => example.GetType().Name == type);

    // Where each field belongs is told by the event's own fields; only what an event holds is looked at.
    static IEnumerable<string> FieldsWithout(object holder) =>
        from property in holder.GetType().GetProperties()
        where property.Name is not ("SiteId" or "MilestoneId" or "EqualityContract")
        let value = property.GetValue(holder)
        from missing in value is null or System.Collections.ICollection { Count: 0 } ? [$"{holder.GetType().Name}.{property.Name}"]
            : value.GetType().Namespace == typeof(Event).Namespace && value is not StatedDate ? FieldsWithout(value)
            : Enumerable.Empty<string>()
        select missing;
}
