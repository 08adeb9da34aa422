using System.Security.Cryptography;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>A site that takes the schedules of its projects as the server does.</summary>
sealed class MonthlySite
{
    readonly Told _told = new();
    readonly Dictionary<string, IReadOnlySet<string>> _codes = [];

    public MonthlySite()
    {
        foreach (var party in new[] { Programme.Owner, "crusoe", "oracle", "mortenson", "epoch-ai" })
            _told.Takes(new PartyNamed(Some.Party(party)));
        _told.Takes(new SiteAnnounced(Some.SiteDetails));
    }

    public Programme State => _told.State;

    public Site Site => State.Sites[Some.Site];

    /// <summary>What was refused of all that was accepted.</summary>
    public List<Rejection> Refused { get; } = [];

    public Milestone this[string id] => Site.Milestones[id];

    /// <summary>Each with its name, in the order of planning.</summary>
    public IEnumerable<(string Id, string Name)> Milestones => Site.Milestones.Values.Select(milestone => (milestone.Details.Id, milestone.Details.Name));

    public IEnumerable<(string Milestone, string For)> Links => Site.WaitsFor.SelectMany(of => of.Value.Select(other => (of.Key, other)));

    public void Takes(Event happened) => _told.Takes(happened);

    /// <summary>What a party says of a milestone: an actual with an exclamation mark.</summary>
    public string? Said(string id, string party = "crusoe") => this[id].StandingOf(party) is not { Leading: { } leading } said ? null
        : said.IsActual ? $"{leading.Value.Text}!" : leading.Value.Text;

    public ScheduleDifference Preview(Xer schedule, MilestoneChoice? choice = null, string party = "crusoe")
    {
        var (path, project) = Computed(schedule);
        var dataDate = Some.Day(schedule.DataDate);
        var later = Site.LatestSchedule("p6", schedule.Project, party) is { } latest && latest.Details.DataDate > dataDate ? _codes[latest.Details.Id] : null;
        return ScheduleDifference.Of(State, Site, path, project, "p6", party, dataDate, choice ?? new(), later);
    }

    /// <returns>What was taken.</returns>
    public IReadOnlyList<Event> Accept(
        Xer schedule, MilestoneChoice? choice = null, string party = "crusoe", bool approves = false, string? reason = null)
    {
        var details = Details(schedule, party);
        var said = new Report { Party = party, DataDate = default, Reason = reason, Source = new("P6 XER test.xer") };
        // All of it before any of it is taken, as it is proposed to the log.
        var proposed = ScheduleEvents.Of(Site, details, Preview(schedule, choice, party), said, approves).ToList();
        _codes[details.Id] = Computed(schedule).Path.Network.Plan.Activities.Select(activity => activity.Code).ToHashSet();
        var before = _told.Log.Count;
        Refused.AddRange(proposed.Select(_told.Decides).OfType<Decision.Refuse>().Select(refused => refused.Rejection));
        return _told.Log[before..];
    }

    public static ScheduleDetails Details(Xer schedule, string party = "crusoe")
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(schedule.Bytes));
        return Some.Schedule with
        {
            Id = $"{sha256[..16]}-{MilestoneMatching.Slug(schedule.Project)}",
            Sha256 = sha256,
            Project = schedule.Project,
            ProjectName = "Test project",
            DataDate = Some.Day(schedule.DataDate),
            Party = party,
            Columns = null,
        };
    }

    public static (CriticalPath Path, PlanProject Project) Computed(Xer schedule)
    {
        lock (s_computed)
        {
            if (s_computed.TryGetValue(schedule, out var computed))
                return computed;
            using var file = new MemoryStream(schedule.Bytes);
            var plan = Assert.IsType<Imported.Read>(ScheduleFile.Read(file)).Plan;
            return s_computed[schedule] = (new(new(plan)), plan.Projects.Single(project => project.Code == schedule.Project));
        }
    }

    static readonly Dictionary<Xer, (CriticalPath, PlanProject)> s_computed = [];
}
