using Dashboard.Log;
using Dashboard.Programmes;

namespace Construction.Tests;

/// <summary>The programme file that the product ships with, and the log that it becomes.</summary>
static class Shipped
{
    public static ProgrammeFile File { get; } = ProgrammeFile.Read(Checkout.Folder("src", "Dashboard", "Programmes", "stargate.json"));

    /// <summary>The owner first, as the loader does it, then what is planned, then the history.</summary>
    public static IReadOnlyList<LogEntry> Log { get; } =
    [
        .. File.Plan.Prepend(new PartyNamed(new(Programme.Owner, "Programme owner", ["owner"])))
            .Concat(File.History.Select(dated => dated.Event))
            .Select((happened, index) => new LogEntry(index + 1, Some.Now, "programme-file", happened)),
    ];

    /// <summary>Everything applied; what the programme would not take fails.</summary>
    public static Programme State { get; } = Applied();

    public static IEnumerable<(Site Site, Milestone Milestone)> Milestones =>
        State.Sites.Values.SelectMany(site => site.Milestones.Values.Select(milestone => (site, milestone)));

    public static MilestoneReading Reading(string site, string milestone) =>
        State.Read(State.Sites[site], State.Sites[site].Milestones[milestone]);

    static Programme Applied()
    {
        var state = new Programme();
        foreach (var entry in Log)
        {
            Assert.IsType<Decision.Take>(state.Decide(entry.Event, Some.Now));
            state.Apply(entry.Event, entry.Position);
        }
        return state;
    }
}
