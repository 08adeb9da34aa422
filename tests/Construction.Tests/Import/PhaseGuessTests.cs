using Construction.Import;

namespace Construction.Tests.Import;

public sealed class PhaseGuessTests
{
    [Theory]
    [InlineData("Notice to Proceed", "construction-start")]
    [InlineData("NTP", "construction-start")]
    [InlineData("Groundbreaking", "construction-start")]
    [InlineData("Baubeginn", "construction-start")]
    [InlineData("Land lease signed", "site-control")]
    [InlineData("Grundstückskauf", "site-control")]
    [InlineData("Building permit issued", "permits")]
    [InlineData("Baugenehmigung erteilt", "permits")]
    [InlineData("Financial close: financing in place", "financing")]
    [InlineData("Interconnection agreement executed", "power-agreement")]
    [InlineData("Netzanschlussvertrag unterzeichnet", "power-agreement")]
    [InlineData("Site grading complete", "site-work")]
    [InlineData("Erdarbeiten fertig", "site-work")]
    [InlineData("Foundations complete", "foundations")]
    [InlineData("Bodenplatte betoniert", "foundations")]
    [InlineData("Steel topped out", "structure")]
    [InlineData("Rohbau fertig", "structure")]
    [InlineData("Building dried-in", "envelope")]
    [InlineData("Steel roof complete", "envelope")]
    [InlineData("Dach dicht", "envelope")]
    [InlineData("Fassade geschlossen", "envelope")]
    [InlineData("Chillers set", "mep")]
    [InlineData("TGA Rohinstallation", "mep")]
    [InlineData("Generators delivered", "equipment")]
    [InlineData("Transformatoren geliefert", "equipment")]
    [InlineData("Generatoren vor Ort", "equipment")]
    [InlineData("Substation complete", "power-infrastructure")]
    [InlineData("Umspannwerk fertig", "power-infrastructure")]
    [InlineData("Substation energized", "energised")]
    [InlineData("Permanent power available", "energised")]
    [InlineData("Schaltanlage unter Spannung", "energised")]
    [InlineData("FAT generators", "cx-l1")]
    [InlineData("Cx L2 complete", "cx-l2")]
    [InlineData("L3 commissioning complete", "cx-l3")]
    [InlineData("L1 Test", "cx-l1")]
    [InlineData("Level 3 slab poured", "foundations")]
    [InlineData("Pre-functional checks", "cx-l3")]
    [InlineData("Functional performance tests complete", "cx-l4")]
    [InlineData("Level 4 Commissioning", "cx-l4")]
    [InlineData("Integrated systems testing", "cx-l5")]
    [InlineData("L5 IST complete", "cx-l5")]
    [InlineData("Inbetriebnahme abgeschlossen", "cx-l5")]
    [InlineData("First racks on site", "rack-delivery")]
    [InlineData("Ready for Service", "ready-for-service")]
    [InlineData("RFS Data Hall 3", "ready-for-service")]
    [InlineData("Betriebsbereitschaft Gebäude 2", "ready-for-service")]
    [InlineData("Substantial Completion", "handed-over")]
    [InlineData("Turnover to client", "handed-over")]
    [InlineData("Abnahme", "handed-over")]
    [InlineData("Übergabe an den Bauherrn", "handed-over")]
    [InlineData("IT load live", "it-load-live")]
    [InlineData("Full capacity", "full-capacity")]
    [InlineData("Contract award", "commercial")]
    [InlineData("Vergabe Elektro", "commercial")]
    public void A_name_that_speaks_of_a_phase_is_of_it(string name, string phase) => Assert.Equal(phase, PhaseOf(name));

    [Theory]
    [InlineData("Milestone 7")]
    [InlineData("Start")]
    [InlineData("Weekly meeting")]
    [InlineData("Mvp review")]
    [InlineData("Saturday work")]
    [InlineData("Fatal flaw review")]
    [InlineData("Port of entry")]
    [InlineData("")]
    [InlineData("里程碑")]
    public void A_name_that_speaks_of_none_is_other(string name) => Assert.Equal("other", PhaseOf(name));

    [Fact]
    public void Every_guess_is_a_phase_that_can_be_stated() =>
        Assert.All(
            typeof(PhaseGuessTests).GetMethod(nameof(A_name_that_speaks_of_a_phase_is_of_it))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
                .Cast<InlineDataAttribute>().SelectMany(data => data.GetData(null!)).Select(row => (string)row[1]).Append(PhaseGuess.Otherwise),
            phase => Assert.Contains(phase, Vocabulary.Phases));

    [Fact]
    public void The_name_says_more_than_the_work_breakdown_and_its_inner_part_more_than_its_outer()
    {
        Assert.Equal("energised", PhaseOf("Energised", "Foundations"));
        Assert.Equal("mep", PhaseOf("Complete", "Foundations", "MEP"));
        Assert.Equal("foundations", PhaseOf("Complete", "Foundations", "Area A"));
    }

    [Theory]
    [InlineData("Building 3 energised", "3")]
    [InlineData("Bldg. 4 topped out", "4")]
    [InlineData("Buildings 1-2 ready", "1-2")]
    [InlineData("Building B ready", "B")]
    [InlineData("BUILDING B", "B")]
    [InlineData("Data Hall 12 RFS", "12")]
    [InlineData("Gebäude 2 übergeben", "2")]
    [InlineData("Halle C fertig", "C")]
    [InlineData("Building #7", "7")]
    [InlineData("Building permit", null)]
    [InlineData("Building a road", null)]
    [InlineData("Rebuilding 3 walls", null)]
    [InlineData("Building 2026", null)]
    [InlineData("Energised", null)]
    public void The_building_is_the_one_that_the_name_speaks_of(string name, string? building) =>
        Assert.Equal(building, PhaseGuess.BuildingOf(BrokenPlans.A("A") with { Name = name }));

    [Fact]
    public void Where_the_name_speaks_of_no_building_the_work_breakdown_may() =>
        Assert.Equal("5", PhaseGuess.BuildingOf(BrokenPlans.A("A") with { Name = "Energised", Wbs = ["Building 5", "Power"] }));

    static string PhaseOf(string name, params string[] wbs) => PhaseGuess.PhaseOf(BrokenPlans.A("A") with { Name = name, Wbs = wbs });
}
