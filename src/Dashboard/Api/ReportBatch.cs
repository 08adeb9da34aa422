using System.Text.Json;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Board;
using Dashboard.Log;
using Dashboard.Operations;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Api;

/// <summary>Many reports at once, as a JSON array or one a line. Each stands for itself: good ones are taken beside bad ones.</summary>
static class ReportBatch
{
    const string Ndjson = "application/x-ndjson";
    static readonly string[] ByName = ["site", "milestone"];

    public static async Task<IResult> Post(HttpContext context, Settings settings, Writer writer, Projector projector)
    {
        if (!Body.IsJson(context.Request, Ndjson, "application/jsonl"))
            return Problems.Result(StatusCodes.Status415UnsupportedMediaType, $"Send application/json (a list) or {Ndjson} (one report a line), in UTF-8.");
        var body = await Body.Read(context.Request, settings.BatchBytes);
        if (body.Problem is not null)
            return body.Problem;
        if (!Posting.TryDryRun(context, out var problem) || !Posting.TryIdempotency(context, body.Bytes, out var idempotency, out problem))
            return problem!;
        if (Condition.Refuse(context, "is for one report: a batch cannot say which of its reports it is about") is { } conditional)
            return conditional;
        var (items, error) = Body.IsJson(context.Request) ? FromArray(body.Bytes) : FromLines(body.Bytes);
        if (error is not null)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [error]));
        if (items.Count > settings.BatchItems)
            return Problems.Result(StatusCodes.Status413PayloadTooLarge, $"A batch holds at most {settings.BatchItems} reports; this one has {items.Count}.");

        var board = await projector.CurrentBoard(context.RequestAborted);
        var bound = items.Select(item => item.Bind(context, settings, board)).ToList();
        try
        {
            var outcomes = await writer.Submit(new(
                [.. bound.Where(item => item.Proposed is not null).Select(item => item.Proposed!)],
                context.Caller()!.Key.Id, idempotency, Posting.IsDryRun(context))
            {
                Refused = bound.Index().Where(item => item.Item.Refused is not null).ToDictionary(item => item.Index, item => item.Item.Refused!),
            });
            return Answer(context, bound, outcomes);
        }
        catch (Exception failure) when (Problems.Result(failure, context) is { } result)
        {
            return result;
        }
        finally
        {
            items.ForEach(item => item.Document?.Dispose());
        }
    }

    static IResult Answer(HttpContext context, List<BoundItem> bound, IReadOnlyList<Outcome> outcomes)
    {
        var results = new List<object>(bound.Count);
        var refused = 0;
        foreach (var (index, (item, outcome)) in bound.Zip(outcomes).Index())
        {
            var problem = outcome.Rejection is { } rejection ? item.ProblemOf(rejection) : null;
            refused += problem is null ? 0 : 1;
            results.Add(new
            {
                index,
                status = problem?.Status ?? Posting.StatusOf(context, outcome),
                position = outcome.Position,
                causeMissing = outcome.CauseMissing ? true : (bool?)null,
                problem,
            });
        }
        if (refused > 0 && !Posting.IsDryRun(context))
            context.RequestServices.GetRequiredService<Meters>().RefusedToTake(refused);
        return Answers.Json(
            new { epoch = context.Epoch(), position = context.RequestServices.GetRequiredService<IEventLog>().Head, dryRun = Posting.IsDryRun(context), results });
    }

    static (List<Item> Items, FieldError? Error) FromArray(ReadOnlyMemory<byte> bytes)
    {
        var (document, error) = Body.Parse(bytes);
        if (error is not null)
            return ([], error);
        if (document!.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() == 0)
            return ([], new(null, null, "a batch is a list of at least one report"));
        return ([.. document.RootElement.EnumerateArray().Select(element => new Item(document, element, null))], null);
    }

    static (List<Item> Items, FieldError? Error) FromLines(ReadOnlyMemory<byte> bytes)
    {
        var items = new List<Item>();
        foreach (var range in bytes.Span.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            var (document, error) = Body.Parse(line);
            items.Add(new(document, document?.RootElement, error));
        }
        return (items, items.Count == 0 ? new(null, null, "a batch has at least one line") : null);
    }

    /// <summary>What can be proposed, or why not: the refusal, and the errors of which it is the first.</summary>
    sealed record BoundItem(MilestoneReported? Proposed, Rejection? Refused, IReadOnlyList<FieldError> Errors)
    {
        public static BoundItem Of(MilestoneReported proposed) => new(proposed, null, []);

        public static BoundItem Of(Rejection refused) => new(null, refused, []);

        public static BoundItem Of(IReadOnlyList<FieldError> errors) =>
            new(null, new(Refusal.Invalid, Problems.Shown(errors[0].Field), Problems.Shown(errors[0].Value), errors[0].Rule), errors);

        public ProblemDetails ProblemOf(Rejection rejection) => rejection == Refused && Errors.Count > 0
            ? Problems.Of(StatusCodes.Status400BadRequest, Errors)
            : Problems.Of(rejection);
    }

    sealed record Item(JsonDocument? Document, JsonElement? Element, FieldError? Error)
    {
        public BoundItem Bind(HttpContext context, Settings settings, Board.Board board)
        {
            if (Error is not null)
                return BoundItem.Of([Error]);
            var fields = new Fields(Element!.Value, settings.TextLength);
            if (fields.Errors.Count > 0)
                return BoundItem.Of(fields.Errors);
            var place = Place(fields, board, out var unknown);
            var report = Inputs.Report(fields, ReportEndpoints.PartyOf(context, fields), Inputs.SourceGiven);
            fields.NoOthers();
            if (fields.Errors.Count > 0)
                return BoundItem.Of(fields.Errors);
            if (unknown is not null)
                return BoundItem.Of(unknown);
            var (site, milestone) = place!.Value;
            return context.Caller()!.Covers(site) ? BoundItem.Of(new MilestoneReported(site, milestone, report))
                : BoundItem.Of(fields.Has("activityId") ? UnknownActivity(Inputs.Activity(fields)) : Rejection.Unknown("site", site));
        }

        // By site and milestone, or by the contractor's own number for it.
        static (string Site, string Milestone)? Place(Fields fields, Board.Board board, out Rejection? unknown)
        {
            unknown = null;
            if (!fields.Has("activityId") && !fields.Has("system") && !fields.Has("project"))
                return (fields.Slug("site", required: true) ?? "", fields.Slug("milestone", required: true) ?? "");
            foreach (var name in ByName.Where(fields.Has))
                fields.Error(name, null, "give either site and milestone, or system, project and activityId");
            fields.Slug("site");
            fields.Slug("milestone");
            var activity = Inputs.Activity(fields);
            var found = board.Read(reading => reading.State.Find(activity));
            unknown = found is null ? UnknownActivity(activity) : null;
            return found;
        }

        static Rejection UnknownActivity(Activity activity) =>
            Rejection.Unknown("activityId", $"{activity.System}/{activity.Project}/{activity.ActivityId}");
    }
}
