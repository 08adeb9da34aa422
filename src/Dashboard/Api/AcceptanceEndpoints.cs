using Construction.Analytics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Analysis;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>What was reported complete: the owner's word on it, and what still waits for that.</summary>
static class AcceptanceEndpoints
{
    public static void MapAcceptance(this IEndpointRouteBuilder routes)
    {
        var judging = routes.MapGroup("/api/sites/{site}/milestones/{milestone}").AddEndpointFilter<OwnerFilter>().WithTags("Acceptance");
        judging.MapPost("/accept", Accept).WithSummary("Accept what a report says is complete (owner)");
        judging.MapPost("/reject", Reject).WithSummary("Reject what a report says is complete, with a reason (owner)");
        routes.MapGet("/api/acceptance", Waiting).AddEndpointFilter<ViewingFilter>().WithTags("Acceptance")
            .WithSummary("What is reported complete and waits for the owner, longest first");
    }

    static Task<IResult> Accept(HttpContext context, string site, string milestone, TimeProvider clock) => Judge(
        context,
        fields => new CompletionAccepted(site, milestone, Report(fields), Party(fields), Day(fields, clock), fields.Text("note")));

    static Task<IResult> Reject(HttpContext context, string site, string milestone, TimeProvider clock) => Judge(
        context,
        fields => new CompletionRejected(
            site, milestone, Report(fields), Party(fields), Day(fields, clock), fields.Text("reason", required: true) ?? ""));

    // Where no report was named the answer says which one it was.
    static Task<IResult> Judge(HttpContext context, Func<Fields, Event> propose) => Posting.Propose(
        context, propose,
        (_, outcome) =>
        {
            var judged = outcome.Position is { } position ? context.RequestServices.GetRequiredService<IEventLog>().Read([position])[0].Event : null;
            var (report, reportedBy) = judged switch
            {
                CompletionAccepted accepted => (accepted.Report, accepted.ReportedBy),
                CompletionRejected rejected => (rejected.Report, rejected.ReportedBy),
                _ => (null, null),
            };
            return Answers.Json(
                new { epoch = context.Epoch(), position = outcome.Position, dryRun = Posting.IsDryRun(context), report, reportedBy },
                Posting.StatusOf(context, outcome));
        });

    static long? Report(Fields fields) => fields.Whole("report", 1, int.MaxValue);

    static string Party(Fields fields) => fields.Slug("party") ?? Programme.Owner;

    static DateOnly Day(Fields fields, TimeProvider clock) => fields.Day("date") ?? Today(clock);

    static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    static Task<IResult> Waiting(HttpContext context, Analyst analyst, Viewing viewing, TimeProvider clock)
    {
        var today = Today(clock);
        return analyst.FromBoard(context, board => new
        {
            epoch = context.Epoch(),
            position = board.Position,
            today,
            waiting = WaitingCompletion.Of(board.State, board.Looked is { } looked ? DateOnly.FromDateTime(looked.At.UtcDateTime) : today)
                .Where(waiting => viewing.MaySeeSite(context, waiting.Site.Details.Id)).Select(Row).ToList(),
        });
    }

    static object Row(WaitingCompletion waiting)
    {
        var row = CompletionRow.Of(waiting.Completion)!;
        return new
        {
            site = waiting.Site.Details.Id,
            milestone = waiting.Milestone.Id,
            name = waiting.Milestone.Name,
            phase = waiting.Milestone.Phase,
            state = row.State,
            report = row.Report,
            party = row.Party,
            rank = waiting.Completion.Rank,
            date = row.Date,
            since = row.Since,
            days = waiting.Days,
            evidence = row.Evidence,
            missing = row.Missing,
        };
    }
}
