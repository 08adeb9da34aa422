using Construction.Analytics.Quality;
using Construction.Analytics.Schedules;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Api;

namespace Dashboard.Schedules;

/// <summary>What leads to a milestone, through the network of a schedule, and how good that schedule is.</summary>
static class NetworkEndpoints
{
    const int PathsAtMost = 20, PathsOtherwise = 4;

    public static void MapNetworks(this IEndpointRouteBuilder routes)
    {
        var networks = routes.MapGroup("/api/sites/{site}").AddEndpointFilter<ViewingFilter>().WithTags("Schedules");
        networks.MapGet("/network", Network).WithSummary("The critical path to a milestone, and those next to it");
        networks.MapGet("/earned-value", EarnedValueEndpoint.Answer).WithSummary("Planned against earned value of a site's schedules, with earned schedule");
        networks.MapGet("/quality", Quality).WithSummary("The DCMA 14 points of a site's schedules");
    }

    static async Task<IResult> Network(
        HttpContext context, Asked asked, Viewing viewing, SiteNetworks networks, TimeProvider clock, string site, string? milestone = null, string? paths = null)
    {
        var most = PathsOtherwise;
        if (paths is not null && (!int.TryParse(paths, out most) || most is < 1 or > PathsAtMost))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("paths", paths, $"is a whole number from 1 to {PathsAtMost}")]));
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        if (!viewing.MaySeeSite(context, site) || board.Read(state => state.State.SiteOf(site)) is null)
            return Answers.NotFound();
        // What is open is not reached before today: tomorrow's answer is another.
        if (Answers.IsKnown(context, board.Epoch, board.Head($"site:{site}"), board.Looked, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var all = await networks.Of(board, site, context.RequestAborted);
        var names = board.Read(state => state.State.Sites[site].Milestones.Values.ToDictionary(one => one.Details.Id, one => one.Details));
        var targets = all.SelectMany(network => Targets(network, names)).ToList();
        var target = targets.FirstOrDefault(one => one.Milestone == milestone) ?? (milestone is null ? targets.FirstOrDefault() : null);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            position = board.Position,
            schedules = all.Select(Of),
            targets = targets.Select(one => new { milestone = one.Milestone, phase = one.Phase, finish = one.Network.Path.EarlyFinish(one.Place) }),
            target = target?.Milestone,
            schedule = target?.Network.Of.Schedule.Id,
            finish = target?.Network.Path.EarlyFinish(target.Place),
            paths = target is null ? [] : FloatPaths.To(target.Network.Path, target.Place, most).Select(path => Of(target.Network, path)),
        });
    }

    // What headlines speak of comes first, then what comes last.
    static IEnumerable<Target> Targets(SiteNetwork network, Dictionary<string, MilestoneDetails> names) =>
        from place in network.Of.Places
        where !network.Of.Network.Activities[place.Value].IsComplete && names.ContainsKey(place.Key)
        let phase = names[place.Key].Phase
        orderby Array.IndexOf(Vocabulary.ServicePhases, phase) is >= 0 and var rank ? rank : int.MaxValue, network.Path.EarlyFinish(place.Value) descending
        select new Target(network, place.Key, phase, place.Value);

    static object Of(SiteNetwork network)
    {
        var project = network.Of.Network.Projects.Values.First(project => project.Code == network.Of.Schedule.Project);
        var agreement = Agreement.Of(network.Path, project);
        return new
        {
            id = network.Of.Schedule.Id,
            project = network.Of.Schedule.Project,
            name = network.Of.Schedule.ProjectName,
            party = network.Of.Schedule.Party,
            dataDate = network.Of.Schedule.DataDate,
            file = network.Of.Schedule.FileName,
            finish = network.Path.FinishOf(project),
            open = agreement.Open,
            critical = agreement.Critical,
        };
    }

    static object Of(SiteNetwork network, FloatPath path) => new
    {
        number = path.Number,
        floatDays = Days(network.Path, path.Activities[^1].Place, path.Float),
        joins = path.Joins is { } joins ? new { path = joins.Path, code = network.Of.Network.Activities[joins.Place].Code } : null,
        activities = path.Activities.Select(one => Of(network, one)),
    };

    static object Of(SiteNetwork network, FloatPathActivity one)
    {
        var (activity, path) = (network.Of.Network.Activities[one.Place], network.Path);
        return new
        {
            code = activity.Code,
            name = activity.Name,
            milestone = activity.IsMilestone ? true : (bool?)null,
            wbs = activity.Wbs,
            holder = Holders.Of(activity),
            start = activity.ActualStart ?? path.EarlyStart(one.Place),
            started = activity.IsStarted ? true : (bool?)null,
            finish = path.EarlyFinish(one.Place),
            lateFinish = path.LateFinish(one.Place),
            remainingDays = Days(path, one.Place, activity.IsMilestone ? 0 : activity.Remaining),
            floatDays = Days(path, one.Place, one.Float),
            totalFloatDays = path.TotalFloat(one.Place) is { } total ? Days(path, one.Place, total) : (double?)null,
            baselineStart = activity.BaselineStart ?? activity.PlannedStart,
            baselineFinish = activity.BaselineFinish ?? activity.PlannedFinish,
            isBaseline = activity.BaselineFinish is not null ? true : (bool?)null,
            calendar = network.Of.Network.Calendars[one.Place].Calendar.Name,
        };
    }

    static async Task<IResult> Quality(HttpContext context, Asked asked, Viewing viewing, SiteNetworks networks, string site)
    {
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        if (!viewing.MaySeeSite(context, site) || board.Read(state => state.State.SiteOf(site)) is null)
            return Answers.NotFound();
        var all = await networks.Of(board, site, context.RequestAborted);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            position = board.Position,
            schedules = all.Select(network => new { id = network.Of.Schedule.Id, quality = QualityJson.Of(AssessmentOf(network)) }),
        });
    }

    static Assessment AssessmentOf(SiteNetwork network) =>
        Assessment.Of(network.Path, network.Of.Network.Projects.Values.First(project => project.Code == network.Of.Schedule.Project));

    // In working days of the activity's calendar, as the file counts them.
    static double Days(CriticalPath path, int place, int minutes) =>
        Math.Round((double)minutes / Math.Max(1, path.Network.Calendars[place].Calendar.MinutesPerDay), 1);

    sealed record Target(SiteNetwork Network, string Milestone, string Phase, int Place);
}
