using Construction.Domain;
using Dashboard.Access;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>What can be read: the programme, sites, milestones, rows, and the log itself.</summary>
static class ViewEndpoints
{
    const int EventsAtMost = 10_000;
    const string Brief = "brief";

    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().WithTags("Read");
        views.MapGet("/programme", Programme).WithSummary("The programme, its parties and its commitments");
        views.MapGet("/sites", Sites).WithSummary("All sites");
        views.MapGet("/sites/{site}", Site).WithSummary("A site with its milestones, flags and risks");
        views.MapGet("/sites/{site}/milestones/{milestone}", Milestone).WithSummary("A milestone with every report on it");
        views.MapGet("/sites/{site}/milestones/{milestone}/reports/{position:long:min(1)}", Report).WithSummary("One report");
        views.MapGet("/board", Rows).WithSummary("The rows of a topic, all or those changed since a position");
        views.MapGet("/events", Events).WithSummary("The log, one event a line");
    }

    static Task<IResult> Programme(HttpContext context, Asked asked, Viewing viewing) =>
        Answers.FromBoard(context, asked, board => new
        {
            epoch = context.Epoch(),
            position = board.Position,
            // It sums every site, and names milestones of any: not for who sees only some.
            programme = board.State.Details is { } details && viewing.SeesAll(context) ? board.Row("programme", null, details.Id) : null,
            parties = board.Rows("party"),
            commitments = board.Rows("commitment"),
        });

    static Task<IResult> Sites(HttpContext context, Asked asked, Viewing viewing) =>
        Answers.FromBoard(context, asked, board => new
        {
            epoch = context.Epoch(),
            position = board.Position,
            sites = board.State.Sites.Keys.Where(site => viewing.MaySeeSite(context, site))
                .Select(site => board.Row("site", site, site)).ToList(),
        });

    static Task<IResult> Site(HttpContext context, Asked asked, Viewing viewing, string site) =>
        Answers.FromBoard(context, asked, board => board.State.SiteOf(site) is null || !viewing.MaySeeSite(context, site)
            ? null
            : new
            {
                epoch = context.Epoch(),
                position = board.Position,
                site = board.Row("site", site, site),
                milestones = board.Rows("milestone", site),
                flags = board.Rows("flag", site),
                risks = board.Rows("risk", site),
            });

    static Task<IResult> Milestone(
        HttpContext context, Asked asked, Viewing viewing, IEventLog log, string site, string milestone) =>
        Answers.FromBoard(
            context, asked,
            board => viewing.MaySeeSite(context, site) ? board.Milestone(site, milestone) : null,
            read => new
            {
                epoch = context.Epoch(),
                position = read.Position,
                milestone = read.Row,
                flags = read.Flags,
                baselines = read.Baselines.Reverse().Select(baseline => new
                {
                    version = baseline.Set.Version,
                    date = baseline.Set.Date,
                    reason = baseline.Set.Reason,
                    approver = baseline.Set.Approver,
                    approved = baseline.Set.Approved,
                    position = baseline.Position,
                }),
                reports = log.Read(read.Reports)
                    .Select(entry => ReportRow.Of(entry, read.Ranks[((MilestoneReported)entry.Event).Report.Party]))
                    .OrderByDescending(report => report.DataDate).ThenByDescending(report => report.Position),
            });

    static async Task<IResult> Report(
        HttpContext context, Asked asked, Viewing viewing, IEventLog log, string site, string milestone, long position)
    {
        var entry = log.Read([position]) is [var found] ? found : null;
        return entry?.Event is not MilestoneReported reported || reported.Site != site || reported.Milestone != milestone
            || !viewing.MaySeeSite(context, site)
            ? Answers.NotFound()
            : await Answers.FromBoard(context, asked, board => board.State.MilestoneOf(site, milestone) is null ? null : new
            {
                epoch = context.Epoch(),
                position = board.Position,
                report = ReportRow.Of(entry, board.RankOf(reported)),
            });
    }

    /// <param name="rows"><c>brief</c>: milestones without what each party says of them.</param>
    static async Task<IResult> Rows(
        HttpContext context, Asked asked, Viewing viewing, TimeProvider clock,
        string? topic = null, string? since = null, string? epoch = null, string? rows = null)
    {
        topic ??= Board.Board.ProgrammeTopic;
        if (rows is not (null or Brief))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("rows", rows, $"is {Brief}, or left out")]));
        long? position = null;
        if (since is not null)
        {
            if (!long.TryParse(since, System.Globalization.NumberStyles.None, null, out var number))
                return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("since", since, "must be a position, a whole number from 0")]));
            position = number;
        }
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        if (board.Looked is not null && position is not null)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("since", since, "is for now: a past moment is answered whole")]));
        if (!board.Knows(topic) || (topic != Board.Board.ProgrammeTopic && !viewing.MaySee(context, topic)))
            return Problems.Result(Problems.Of(StatusCodes.Status404NotFound, [new("topic", topic, "is programme, or site: and the id of a site")]));
        if (Answers.IsKnown(context, board.Epoch, board.Head(topic), board.Looked))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var now = clock.GetUtcNow();
        var json = viewing.SeesAll(context)
            ? board.Since(topic, epoch, position, now, isBrief: rows is Brief).Json
            : board.Since(topic, epoch, position, now, site => viewing.MaySeeSite(context, site), isBrief: rows is Brief);
        return new JsonAnswer(json, StatusCodes.Status200OK, "application/json; charset=utf-8");
    }

    static async Task<IResult> Events(
        HttpContext context, Projector projector, Viewing viewing, IEventLog log, string? after = null, string? limit = null)
    {
        if (!long.TryParse(after ?? "0", System.Globalization.NumberStyles.None, null, out var position))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("after", after, "must be a position, a whole number from 0")]));
        if (!int.TryParse(limit ?? "1000", System.Globalization.NumberStyles.None, null, out var count) || count is < 1 or > EventsAtMost)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("limit", limit, $"must be a whole number from 1 to {EventsAtMost}")]));
        if (Answers.IsKnown(context, log.Epoch, log.Head))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        foreach (var entry in log.ReadAllAfter(position).Where(MaySee).Take(count))
            await context.Response.WriteAsync(EventLine.Of(entry), context.RequestAborted);
        return Results.Empty;

        bool MaySee(LogEntry entry) => entry.Event.SiteId is not { } site || viewing.MaySeeSite(context, site);
    }
}
