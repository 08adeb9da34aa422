using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>A link between two activities of a <see cref="Network"/>, by their places in it.</summary>
/// <param name="Lag">In working minutes of its calendar.</param>
public readonly record struct NetworkLink(int From, int To, LinkType Type, int Lag, WorkCalendar LagCalendar);

/// <summary>
/// A plan made ready to compute with: activities in an order in which each comes after what it waits for, links by their ends.
/// Activities of stub projects, and milestones without any date, are left out; levels of effort and summaries drive nothing and stand aside.
/// </summary>
public sealed class Network
{
    readonly int[] _predecessorsFrom;
    readonly int[] _successorsFrom;
    readonly NetworkLink[] _byTo;
    readonly NetworkLink[] _byFrom;
    readonly Dictionary<string, int> _places;

    /// <param name="plan">As <see cref="PlanCheck"/> leaves it: without cycles, every calendar with working time.</param>
    /// <exception cref="ArgumentException">The links run in a circle.</exception>
    public Network(Plan plan)
    {
        Plan = plan;
        Projects = plan.Projects.Where(project => !project.IsStub).ToDictionary(project => project.Id);
        var calendars = new WorkCalendars(plan);
        var own = plan.Activities.Where(activity => Projects.ContainsKey(activity.Project) && !activity.IsUndated).ToList();
        Spanning = [.. own.Where(IsSpanning)];
        var driving = own.Where(activity => !IsSpanning(activity)).ToArray();
        var placed = Order(driving, plan.Links);
        Activities = [.. placed.Select(place => driving[place])];
        _places = Activities.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        Calendars = [.. Activities.Select(activity => calendars.Of(activity, Projects[activity.Project]))];
        ProjectOf = [.. Activities.Select(activity => Projects[activity.Project])];
        var links = new List<NetworkLink>(plan.Links.Count);
        foreach (var link in plan.Links)
            if (_places.TryGetValue(link.From, out var start) && _places.TryGetValue(link.To, out var end))
                links.Add(new(start, end, link.Type, link.Lag, LagCalendarOf(link, start, end, calendars)));
        (_byTo, _predecessorsFrom) = Sort(links, link => link.To);
        (_byFrom, _successorsFrom) = Sort(links, link => link.From);
        CalendarsOfPlan = calendars;
    }

    Network(Network other)
    {
        (Plan, Projects, Spanning, Calendars, ProjectOf, CalendarsOfPlan) =
            (other.Plan, other.Projects, other.Spanning, other.Calendars, other.ProjectOf, other.CalendarsOfPlan);
        (_byTo, _predecessorsFrom, _byFrom, _successorsFrom, _places) =
            (other._byTo, other._predecessorsFrom, other._byFrom, other._successorsFrom, other._places);
        Activities = [.. other.Activities];
    }

    public Plan Plan { get; }

    /// <summary>Those that are imported, by id.</summary>
    public IReadOnlyDictionary<string, PlanProject> Projects { get; }

    /// <summary>Those that drive and are driven.</summary>
    public PlannedActivity[] Activities { get; }

    /// <summary>Levels of effort and summaries, in the order of the file.</summary>
    public IReadOnlyList<PlannedActivity> Spanning { get; }

    /// <summary>The calendar of each activity, and its project.</summary>
    public WorkCalendar[] Calendars { get; }

    public PlanProject[] ProjectOf { get; }

    public WorkCalendars CalendarsOfPlan { get; }

    /// <summary>In whose working time an activity's total float is counted, where the file says it; null for its own.</summary>
    public WorkCalendar? FloatCalendarOf(int place) => CalendarsOfPlan.Find(Activities[place].FloatCalendar);

    public int Count => Activities.Length;

    public ReadOnlySpan<NetworkLink> Predecessors(int place) => _byTo.AsSpan(_predecessorsFrom[place].._predecessorsFrom[place + 1]);

    public ReadOnlySpan<NetworkLink> Successors(int place) => _byFrom.AsSpan(_successorsFrom[place].._successorsFrom[place + 1]);

    /// <summary>The place of an activity by the file's id; null where it is not among those that drive.</summary>
    public int? PlaceOf(string id) => _places.TryGetValue(id, out var place) ? place : null;

    /// <summary>One in which activities may be changed without changing them here.</summary>
    public Network Copy() => new(this);

    static bool IsSpanning(PlannedActivity activity) => activity.Kind is ActivityKind.LevelOfEffort or ActivityKind.WbsSummary;

    WorkCalendar LagCalendarOf(PlanLink link, int from, int to, WorkCalendars calendars) =>
        link.IsElapsed ? WorkCalendars.TwentyFourHours : ProjectOf[to].Options.LagCalendar switch
        {
            LagCalendar.Predecessor => Calendars[from],
            LagCalendar.Successor => Calendars[to],
            LagCalendar.ProjectDefault => calendars.Of(ProjectOf[to]),
            _ => WorkCalendars.TwentyFourHours,
        };

    // In waves: whoever waits for nobody any more comes next, in the order of the file.
    static List<int> Order(PlannedActivity[] activities, IReadOnlyList<PlanLink> links)
    {
        var places = activities.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        var waitsFor = new int[activities.Length];
        var ends = links.Where(link => places.ContainsKey(link.From) && places.ContainsKey(link.To))
            .Select(link => (From: places[link.From], To: places[link.To])).ToList();
        foreach (var (_, to) in ends)
            waitsFor[to]++;
        var next = ends.ToLookup(end => end.From, end => end.To);
        var order = new List<int>(activities.Length);
        order.AddRange(Enumerable.Range(0, activities.Length).Where(place => waitsFor[place] == 0));
        for (var done = 0; done < order.Count; done++)
            foreach (var to in next[order[done]])
                if (--waitsFor[to] == 0)
                    order.Add(to);
        return order.Count == activities.Length ? order : throw new ArgumentException("the links run in a circle", nameof(links));
    }

    (NetworkLink[] Links, int[] From) Sort(List<NetworkLink> links, Func<NetworkLink, int> end)
    {
        var from = new int[Count + 1];
        foreach (var link in links)
            from[end(link) + 1]++;
        for (var place = 0; place < Count; place++)
            from[place + 1] += from[place];
        var next = (int[])from.Clone();
        var sorted = new NetworkLink[links.Count];
        foreach (var link in links)
            sorted[next[end(link)]++] = link;
        return (sorted, from);
    }
}
