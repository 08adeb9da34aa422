using Construction.Analytics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>What looking back needs: which days there is anything to see of, and what differs between two moments.</summary>
static class PastEndpoints
{
    // What weighs most comes first; who wants all of it has the log.
    const int ChangesAtMost = 500;

    public static void MapPast(this IEndpointRouteBuilder routes)
    {
        var past = routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().WithTags("Read");
        past.MapGet("/moments", Moments).WithSummary("The days on which anything became known, and how much");
        past.MapGet("/changes", Changes).WithSummary("What differs between two moments, what weighs most first");
    }

    static async Task<IResult> Moments(HttpContext context, Chronicle chronicle, IEventLog log)
    {
        var (byDataDate, problem) = Asked.Clock(context);
        if (byDataDate is null)
            return problem!;
        if (Answers.IsKnown(context, log.Epoch, log.Head))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var (position, days) = await chronicle.Read(history => (history.Position, history.CountByDay(byDataDate.Value)), context.RequestAborted);
        return Answers.Json(new { epoch = log.Epoch, position, days = days.Select(day => new { day = day.Key, events = day.Value }) });
    }

    static async Task<IResult> Changes(HttpContext context, Asked asked, Viewing viewing, IEventLog log, string? basis = null)
    {
        basis ??= "facility";
        if (!Vocabulary.PowerBases.Contains(basis))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("basis", basis, $"is one of {string.Join(", ", Vocabulary.PowerBases)}")]));
        if (!context.Request.Query.ContainsKey("since"))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("since", null, Moment.Rule)]));
        var (before, problem) = await asked.Board(context, "since");
        if (before is null)
            return problem!;
        (var after, problem) = await asked.Board(context);
        if (after is null)
            return problem!;
        if (Answers.IsKnown(context, after.Epoch, after.Position, after.Looked))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var changes = Comparison.Of(Of(before), Of(after), basis).Where(change => viewing.MaySeeSite(context, change.Site)).ToList();
        var shown = changes.Take(ChangesAtMost).ToList();
        var reports = log.Read([.. shown.Select(change => change.Report).OfType<long>().Distinct()]).ToDictionary(entry => entry.Position, entry => entry.Event);
        return Answers.Json(new
        {
            epoch = after.Epoch,
            position = after.Position,
            since = before.Looked!.At,
            sincePosition = before.Position,
            basis,
            count = changes.Count,
            changes = shown.Select(change => ChangeRow.Of(change, change.Report is { } report ? reports.GetValueOrDefault(report) : null)),
        });

        static ProgrammeAsOf Of(Board.Board board) => board.Read(reading => ProgrammeAsOf.Of(reading.State));
    }
}

/// <summary>A change as it is answered.</summary>
/// <param name="Days">Of the middle of what can be meant.</param>
/// <param name="MwDays">Of the basis asked for.</param>
/// <param name="Reason">As the report gives it that the date comes from, or as the owner accepted or rejected it.</param>
public sealed record ChangeRow(
    ChangeKind Kind, string Site, string? Milestone, string? Flag, StatedDate? From, StatedDate? To, string? Party, long? Report,
    SlipRow? Shift, decimal Days, decimal MwDays, string? Reason)
{
    public static ChangeRow Of(Change change, Event? said) => new(
        change.Kind, change.Site, change.Milestone, change.Flag, change.From, change.To, change.Party, change.Report,
        SlipRow.Of(change.Shift), change.Days, change.MwDays,
        change.Judgement is { } judgement ? judgement.Words : said switch { MilestoneReported reported => reported.Report.Reason, BaselineSet set => set.Reason, _ => null });
}
