namespace Construction.Tests.Programmes;

/// <summary>The shipped programme file: complete, sourced, and every entry in one place.</summary>
public sealed class StargateTests
{
    static IEnumerable<Report> Reports => Shipped.File.History.Select(dated => dated.Event).OfType<MilestoneReported>().Select(reported => reported.Report);

    [Fact]
    public void The_98_entries_of_the_sources_are_each_told_exactly_once()
    {
        var entries = Shipped.File.Tells.Concat(
            Shipped.File.Unplaced.Where(entry => Shipped.State.Sites.ContainsKey(entry.Site)).Select(entry => $"{entry.Site}: {entry.Entry}")).ToList();

        Assert.Equal(98, entries.Count);
        Assert.Equal(98, entries.Distinct().Count());
    }

    [Theory]
    [InlineData("abilene-tx", 18)]
    [InlineData("shackelford-tx", 10)]
    [InlineData("milam-tx", 17)]
    [InlineData("dona-ana-nm", 12)]
    [InlineData("lordstown-oh", 4)]
    [InlineData("saline-mi", 12)]
    [InlineData("port-washington-wi", 13)]
    [InlineData("uae", 7)]
    [InlineData("norway", 3)]
    [InlineData("uk", 2)]
    public void Every_site_tells_as_many_entries_as_its_sources_have(string site, int entries) =>
        Assert.Equal(entries, Shipped.File.Tells.Count(entry => entry.StartsWith($"{site}: ", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_left_unplaced_without_a_reason()
    {
        Assert.NotEmpty(Shipped.File.Unplaced);
        Assert.All(Shipped.File.Unplaced, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Reason), entry.Entry));
    }

    [Fact]
    public void There_are_ten_sites_seven_in_the_United_States_Texas_first()
    {
        var sites = Shipped.State.Sites.Values.Select(site => site.Details).ToList();

        Assert.Equal(10, sites.Count);
        Assert.Equal(7, sites.Count(site => site.Country == "US"));
        Assert.Equal(["Texas", "Texas", "Texas"], sites.Take(3).Select(site => site.Region));
        Assert.All(sites.Skip(3), site => Assert.NotEqual("Texas", site.Region));
        Assert.Equal("abilene-tx", sites[0].Id);
        Assert.Equal(["AE", "NO", "GB"], sites.Skip(7).Select(site => site.Country));
        Assert.Equal(sites, sites.OrderBy(site => site.Order ?? int.MaxValue));
    }

    [Fact]
    public void The_facility_megawatts_of_what_is_in_scope_add_up_to_10633()
    {
        var facility =
            from entry in Shipped.Milestones
            where entry.Milestone.Withdrawn is null
            from power in entry.Milestone.Details.Mw
            where power.Basis == "facility"
            select power.Value;

        Assert.Equal(10_633m, facility.Sum());
    }

    [Fact]
    public void No_milestone_has_a_party_in_its_name()
    {
        var names = Shipped.State.Parties.Values.SelectMany(party => (string[])[party.Id, party.Name]).ToList();

        Assert.NotEmpty(names);
        Assert.All(Shipped.Milestones, entry => Assert.DoesNotContain(names, name => HasWord(entry.Milestone.Details.Name, name)));
    }

    [Fact]
    public void Every_report_names_its_party_its_data_date_and_a_source_or_a_note()
    {
        Assert.True(Reports.Count() > 100, $"{Reports.Count()} reports");
        Assert.All(Reports, report =>
        {
            Assert.True(Shipped.State.Parties.ContainsKey(report.Party));
            Assert.InRange(report.DataDate, Some.Day("2024-01-01"), Some.Today);
            Assert.True(report.Source is not null || !string.IsNullOrWhiteSpace(report.Note));
        });
    }

    [Fact]
    public void Every_report_says_when_it_was_known_and_not_before_what_it_tells()
    {
        Assert.All(Reports, report =>
        {
            Assert.NotNull(report.KnownAt);
            Assert.True(report.KnownAt >= report.DataDate, $"{report.Party} {report.DataDate:O} known {report.KnownAt:O}");
        });
    }

    [Fact]
    public void Every_source_has_a_title_and_a_publisher_or_an_address()
    {
        var sources = Reports.Select(report => report.Source).OfType<Source>().Distinct().ToList();

        Assert.True(sources.Count > 20, $"{sources.Count} sources");
        Assert.All(sources, source => Assert.True(source.Title.Length > 0 && (source.Publisher ?? source.Url) is not null, source.Title));
    }

    [Fact]
    public void Every_site_names_who_is_responsible_as_a_reading_of_its_own()
    {
        Assert.All(Shipped.State.Sites.Values, site =>
        {
            Assert.NotNull(site.Details.Responsible);
            Assert.False(string.IsNullOrWhiteSpace(site.Details.ResponsibleNote), site.Details.Id);
        });
    }

    [Fact]
    public void The_programme_is_the_one_that_was_announced()
    {
        var programme = Shipped.State.Details!;

        Assert.Equal((Some.Day("2025-01-21"), 500e9m, 4, 100e9m), (programme.Announced!.Value, programme.InvestmentUsd, programme.OverYears, programme.ImmediateUsd));
        Assert.Equal(["mgx", "openai", "oracle", "softbank"], programme.EquityFunders.Order());
        Assert.Equal(new Lead("softbank", "openai"), programme.Lead);
        Assert.Contains("Epoch AI", programme.Attribution, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", programme.Attribution, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_versions_of_the_agreement_of_Microsoft_and_OpenAI_are_kept_and_one_is_in_force()
    {
        var versions = Shipped.State.Commitments.Values.Where(commitment => commitment.Agreement == "microsoft-openai").ToList();

        Assert.Equal(["2025-01-21", "2025-10-28", "2026-04-27"], versions.Select(version => version.Starts!.Text));
        Assert.Equal([versions[1].Id, versions[2].Id, null], versions.Select(version => version.SupersededBy));
        Assert.All(versions, version => Assert.NotEmpty(version.Terms));
        Assert.Contains(versions[2].Terms, term => term.End == Some.Date("2032"));
    }

    [Fact]
    public void Every_commitment_that_was_superseded_names_the_one_that_did_it()
    {
        var superseding = Shipped.State.Commitments.Values.Select(commitment => commitment.SupersededBy).OfType<string>().ToList();

        Assert.NotEmpty(superseding);
        Assert.All(superseding, id => Assert.True(Shipped.State.Commitments.ContainsKey(id), id));
    }

    static bool HasWord(string text, string word) =>
        System.Text.RegularExpressions.Regex.IsMatch(
            text, $@"(?<!\w){System.Text.RegularExpressions.Regex.Escape(word)}(?!\w)", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
}
