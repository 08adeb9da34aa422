using Construction.Domain;
using Dashboard.Access;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>Where contractors and their tools say what they know: one report, or many.</summary>
static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api").AddEndpointFilter<KeyFilter>().WithTags("Report");
        reports.MapPost("/sites/{site}/milestones/{milestone}/reports", One)
            .Accepts<ReportExample>("application/json")
            .WithSummary("Report on a milestone");
        reports.MapPost("/reports", ReportBatch.Post)
            .Accepts<BatchItemExample[]>("application/json", "application/x-ndjson")
            .WithSummary("Report on many milestones");
        reports.MapPut("/sites/{site}/milestones/{milestone}/range", Range)
            .WithSummary("Say within which days a milestone may be reached");
        reports.MapGet("/me", Me).WithSummary("Whose key this is, and what was taken from it last");
    }

    static Task<IResult> One(HttpContext context, string site, string milestone) => Posting.Propose(
        context,
        fields => new MilestoneReported(site, milestone, Inputs.Report(fields, PartyOf(context, fields), Inputs.SourceGiven)),
        (proposed, outcome) => Answer(context, (MilestoneReported)proposed, outcome));

    static Task<IResult> Range(HttpContext context, string site, string milestone) =>
        Posting.Propose(context, fields => Inputs.Range(fields, site, milestone, PartyOf(context, fields)));

    /// <summary>Everybody posts as themselves; the owner may enter what another party said.</summary>
    public static string PartyOf(HttpContext context, Fields fields)
    {
        var caller = context.Caller()!;
        var party = fields.Slug("party");
        if (party is not null && party != caller.Party && !caller.IsOwner)
            fields.Error("party", party, "only the owner's key may report for another party");
        return party ?? caller.Party;
    }

    static IResult Answer(HttpContext context, MilestoneReported proposed, Outcome outcome)
    {
        if (Posting.IsDryRun(context))
            return Answers.Json(
                new
                {
                    epoch = context.Epoch(), position = outcome.Position, dryRun = true,
                    result = outcome.Taken ? "would be taken" : "is there already",
                    causeMissing = outcome.CauseMissing ? true : (bool?)null,
                });
        var log = context.RequestServices.GetRequiredService<IEventLog>();
        var entry = log.Read([outcome.Position!.Value])[0];
        context.Response.Headers.Location = $"/api/sites/{proposed.Site}/milestones/{proposed.Milestone}/reports/{outcome.Position}";
        return Answers.Ready(
            JsonBuffer.Write((log.Epoch, entry), static (json, answer) =>
            {
                json.WriteStartObject();
                json.WriteString("epoch", answer.Epoch);
                json.WriteNumber("position", answer.entry.Position);
                json.WriteAnswered(answer.entry);
                json.WriteEndObject();
            }),
            Posting.StatusOf(context, outcome));
    }

    static Task<IResult> Me(HttpContext context, Asked asked, IEventLog log) =>
        Answers.FromBoard(
            context, asked,
            board => new { board.Position, Reports = board.LastReportsBy(context.Caller()!.Key.Id) },
            read =>
            {
                var key = context.Caller()!.Key;
                return new
                {
                    epoch = log.Epoch,
                    position = read.Position,
                    party = key.Party,
                    owner = context.Caller()!.IsOwner,
                    display = key.IsDisplay ? true : (bool?)null,
                    key = key.Id,
                    label = key.Label,
                    sites = key.Sites,
                    expiresAt = key.ExpiresAt,
                    reports = log.Read(read.Reports).Select(entry => ReportRow.Of(entry)),
                };
            });
}
