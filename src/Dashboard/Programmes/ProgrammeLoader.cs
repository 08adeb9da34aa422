using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Programmes;

/// <summary>Puts a programme file into an empty log, whole or not at all.</summary>
static class ProgrammeLoader
{
    /// <summary>Stands for a key where nobody posted.</summary>
    public const string By = "programme-file";

    public static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "Programmes", $"{name}.json");

    /// <summary>How many events that was.</summary>
    public static async Task<int> LoadIfEmpty(IEventLog log, Writer writer, Settings settings)
    {
        if (log.Head > 0)
            return 0;
        var events = new List<Event> { new PartyNamed(new(Programme.Owner, "Programme owner", ["owner"])) };
        if (settings.Programme != "none")
        {
            var file = ProgrammeFile.Read(settings.Programme == Settings.ShippedProgramme ? Shipped(settings.Programme) : settings.Programme);
            events.AddRange(file.Plan);
            if (settings.LoadReports)
                events.AddRange(file.History.Select(dated => dated.Event));
        }
        Rehearse(events, settings.Programme);
        await writer.Submit(new(events, By));
        return events.Count;
    }

    // Decided on without the log first, so that a fault in the file leaves the log empty.
    static void Rehearse(List<Event> events, string path)
    {
        var state = new Programme();
        foreach (var proposed in events)
        {
            switch (state.Decide(proposed, DateTimeOffset.UtcNow))
            {
                case Decision.Take take:
                    state.Apply(take.Event, state.Position + 1);
                    break;
                case Decision.AlreadyHad:
                    throw Fault(path, proposed, "it is told twice");
                case Decision.Refuse refuse:
                    throw Fault(path, proposed, $"{refuse.Rejection.Field} '{refuse.Rejection.Value}': {refuse.Rejection.Rule}");
            }
        }
    }

    static StartupException Fault(string path, Event proposed, string why) =>
        new($"Data:Programme {path} cannot be loaded: {EventJson.TypeOf(proposed)} {proposed.SiteId} {proposed.MilestoneId}: {why}");
}
