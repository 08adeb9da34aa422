using Construction.Domain;
using Construction.Import;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;
using Dashboard.Log;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Schedules;

/// <summary>
/// A schedule is sent, looked at, and accepted: what it would change is answered first, and nothing is changed until its sender
/// says so.
/// </summary>
static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        var schedules = routes.MapGroup("/api/sites/{site}/schedules").AddEndpointFilter<KeyFilter>().WithTags("Schedules");
        schedules.MapPost("", Send).WithSummary("Send a schedule, and see what it would change")
            // Of whatever content type: what a file is, is told by how it begins.
            .WithMetadata(new DisableRequestSizeLimitAttribute());
        schedules.MapGet("/{id}/preview", Preview).WithSummary("See once more what a schedule that was sent would change");
        schedules.MapPost("/{id}/accept", Accept).WithSummary("Accept a schedule that was sent");
        schedules.MapGet("/{id}", Download).WithSummary("The file of an accepted schedule");
    }

    static async Task<IResult> Send(
        HttpContext context, Uploads uploads, ScheduleReading reading, Projector projector, IEventLog log, string site, string? file = null)
    {
        if (await Unknown(context, projector, site) is { } unknown)
            return unknown;
        var (request, problem) = Request.OfQuery(context);
        if (request is null)
            return problem!;
        var name = NameOf(file);
        (var upload, problem) = await uploads.Take(context, name, context.Caller()!.Party);
        return upload is null ? problem! : await Answer(context, upload, uploads, reading, projector, log, site, request);
    }

    static async Task<IResult> Preview(
        HttpContext context, Uploads uploads, ScheduleReading reading, Projector projector, IEventLog log, string site, string id)
    {
        if (await Unknown(context, projector, site) is { } unknown)
            return unknown;
        var (request, problem) = Request.OfQuery(context);
        if (request is null)
            return problem!;
        return uploads.Find(id, context.Caller()!.Party) is { } upload
            ? await Answer(context, upload, uploads, reading, projector, log, site, request)
            : Gone(id);
    }

    static async Task<IResult> Answer(
        HttpContext context, Upload upload, Uploads uploads, ScheduleReading reading, Projector projector, IEventLog log, string site, Request request)
    {
        var (proposal, problem) = await Proposal.Make(context, upload, uploads, reading, projector, site, request);
        return proposal is null ? problem! : Answers.Json(ProposalJson.Of(proposal, log.Epoch, log.Head, context.Caller()!.IsOwner));
    }

    static Task<IResult> Accept(
        HttpContext context, Uploads uploads, ScheduleReading reading, Projector projector, Writer writer, IEventLog log, string site, string id) =>
        Posting.WithObject(context, async (fields, body) =>
        {
            var request = Request.OfBody(context, fields);
            var said = new Report
            {
                // Put in with the schedule's.
                Party = "",
                DataDate = default,
                Reason = fields.Text("reason"),
                Cause = fields.Word("cause", Vocabulary.Causes),
                AttributedTo = fields.Slug("attributedTo"),
                Note = fields.Text("note"),
            };
            fields.NoOthers();
            // Whoever asks for a dry run here must not get it in earnest.
            foreach (var name in context.Request.Query.Keys)
                fields.Error(name, context.Request.Query[name], "is not asked for here; what would change is answered by GET …/preview");
            if (fields.Errors.Count > 0)
                return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, fields.Errors));
            if (await Unknown(context, projector, site) is { } unknown)
                return unknown;
            if (!Posting.TryIdempotency(context, body, out var idempotency, out var problem))
                return problem!;
            if (uploads.Find(id, context.Caller()!.Party) is not { } upload)
                return Gone(id);
            // One after the other: what one makes of a site the next has to see.
            await uploads.Accepting.WaitAsync(context.RequestAborted);
            try
            {
                (var proposal, problem) = await Proposal.Make(context, upload, uploads, reading, projector, site, request);
                return proposal is null ? problem! : await Submit(context, uploads, projector, writer, log, site, proposal, said, idempotency);
            }
            finally
            {
                uploads.Accepting.Release();
            }
        });

    static async Task<IResult> Submit(
        HttpContext context, Uploads uploads, Projector projector, Writer writer, IEventLog log, string site, Proposal proposal, Report said,
        Idempotency? idempotency)
    {
        if (!proposal.HasDataDate)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("dataDate", null, "the file does not say for which day it is true; say it")]));
        if (proposal.Difference.Milestones.Count == 0)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("codes", null, "no activity of the project is chosen")]));
        if (proposal.Difference.Milestones.Count > MilestoneChoice.AtMost)
            return Problems.Result(Problems.Of(
                StatusCodes.Status400BadRequest,
                [new("codes", $"{proposal.Difference.Milestones.Count} milestones", $"a site takes at most {MilestoneChoice.AtMost:N0} of one schedule; choose by code, wbs or name")]));
        var details = proposal.Details;
        said = said with { Source = new($"{details.Format} {details.FileName}") };
        var board = await projector.CurrentBoard(context.RequestAborted);
        // The same again changes nothing, also where it would by now: but what was left out the first time can be taken.
        var difference = proposal.Known ? proposal.Difference.OnlyNew() : proposal.Difference;
        var events = board.Read(state => ScheduleEvents.Of(state.State.Sites[site], details, difference, said, context.Caller()!.IsOwner).ToList());
        using var file = uploads.Open(proposal.Upload);
        try
        {
            var outcomes = await writer.Submit(new(events, context.Caller()!.Key.Id, idempotency) { File = KeptFile.Of(file), FollowTheFirst = !proposal.Known });
            return Accepted.Answer(context, log, details, events, outcomes);
        }
        catch (Exception failure) when (Problems.Result(failure, context) is { } result)
        {
            return result;
        }
    }

    // It may hold what is between its party and the owner: costs, names, notes. It does not hang on a wall.
    static async Task<IResult> Download(HttpContext context, Projector projector, IEventLog log, string site, string id)
    {
        var (caller, board) = (context.Caller()!, await projector.CurrentBoard(context.RequestAborted));
        var details = caller.Covers(site) ? board.Read(state => state.State.SiteOf(site)?.Schedules.GetValueOrDefault(id)?.Details) : null;
        return details is not null && !caller.Key.IsDisplay && (caller.IsOwner || details.Party == caller.Party) && log.FileOf(details.Sha256) is { } file
            ? Results.Stream(file.Open(), "application/octet-stream", details.FileName)
            : Answers.NotFound();
    }

    static async Task<IResult?> Unknown(HttpContext context, Projector projector, string site)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        return context.Caller()!.Covers(site) && board.Read(state => state.State.SiteOf(site)) is not null
            ? null
            : Problems.Result(Problems.Of(Rejection.Unknown("site", site)));
    }

    static IResult Gone(string id) => Problems.Result(Problems.Of(
        StatusCodes.Status404NotFound, [new("id", id, "no schedule of this id was sent with your key in the last day; send it again")]));

    static string NameOf(string? file) =>
        PlainName(Path.GetFileName((file ?? "").Replace('\\', '/'))) is { Length: > 0 } name ? name : "schedule";

    static string PlainName(string name) => new([.. name.Where(character => !char.IsControl(character)).Take(200)]);
}
