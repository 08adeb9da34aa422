using Construction.Domain;
using Dashboard.Access;
using Dashboard.Board;
using Dashboard.Log;
using Dashboard.Operations;

namespace Dashboard.Api;

/// <summary>Keys: issued, listed and revoked by the owner.</summary>
static class KeyEndpoints
{
    const string NotForKeys = "is not taken here: keys are no part of the log";

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/keys").AddEndpointFilter<OwnerFilter>().WithTags("Keys (owner)");
        keys.MapPost("", IssueKey).WithSummary("Issue a key to a party, or one for a wall that only reads (display); the key itself is shown this once");
        keys.MapGet("", List).WithSummary("All keys, without their secrets");
        keys.MapDelete("/{id}", Revoke).WithSummary("Revoke a key");
    }

    static Task<IResult> IssueKey(HttpContext context, KeyRing keys, Projector projector, TimeProvider clock) =>
        Condition.Refuse(context, NotForKeys) is { } conditional ? Task.FromResult(conditional)
            : context.Request.Headers.ContainsKey("Idempotency-Key")
            ? Task.FromResult(Problems.Result(Problems.Of(
                StatusCodes.Status400BadRequest,
                [new("Idempotency-Key", null, "is not taken here: the answer holds a secret that is not stored. List the keys and revoke one too many")])))
            : Posting.WithObject(context, async (fields, _) =>
            {
                var display = fields.Truth("display") ?? false;
                var party = fields.Slug("party", required: !display);
                var label = fields.Text("label", atMost: 200);
                var sites = fields.Has("sites") ? fields.Texts("sites", slugs: true) : null;
                var expiresAt = fields.Instant("expiresAt");
                fields.NoOthers();
                var board = await projector.CurrentBoard(context.RequestAborted);
                board.Read(reading =>
                {
                    if (party is not null && !reading.State.Parties.ContainsKey(party))
                        fields.Error("party", party, "names a party that is not in the programme");
                    foreach (var site in (sites ?? []).Where(site => reading.State.SiteOf(site) is null))
                        fields.Error("sites", site, "names a site that is not in the programme");
                    return 0;
                });
                if (display && party == Programme.Owner)
                    fields.Error("party", party, "a display key is not the owner's: leave it out, or name whose wall it is");
                if (sites is not null && party == Programme.Owner)
                    fields.Error("sites", null, "the owner's keys are for every site");
                if (sites is { Count: 0 })
                    fields.Error("sites", "[]", "leave it out for every site, or name at least one");
                if (expiresAt <= clock.GetUtcNow())
                    fields.Error("expiresAt", $"{expiresAt:O}", "must lie in the future");
                return fields.Errors.Count > 0
                    ? Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, fields.Errors))
                    : await Issue(context, () => keys.Issue(party ?? AccessKey.Nobody, label, sites, expiresAt, display));
            });

    static async Task<IResult> Issue(HttpContext context, Func<Task<(AccessKey Key, string Secret)>> issue)
    {
        try
        {
            var (key, secret) = await issue();
            context.OperatorsLog().KeyIssued(key.Id, key.Party, context.Caller()!.Key.Id);
            context.Response.Headers.CacheControl = "no-store";
            return Answers.Json(
                new
                {
                    id = key.Id, key = secret, party = key.Party, label = key.Label, sites = key.Sites, expiresAt = key.ExpiresAt,
                    display = DisplayOrNothing(key),
                    // After the #, so that it is sent to no server and stands in no log.
                    open = key.IsDisplay ? $"/wall#key={secret}" : null,
                },
                StatusCodes.Status201Created);
        }
        catch (Exception failure) when (Problems.Result(failure, context) is { } result)
        {
            return result;
        }
    }

    static IResult List(HttpContext context, KeyRing keys, IEventLog log) => Answers.Json(
        new
        {
            epoch = log.Epoch,
            position = log.Head,
            keys = keys.All.Select(key => new
            {
                id = key.Id, party = key.Party, label = key.Label, sites = key.Sites, createdAt = key.CreatedAt,
                expiresAt = key.ExpiresAt, revokedAt = key.RevokedAt, display = DisplayOrNothing(key),
            }),
        });

    static async Task<IResult> Revoke(HttpContext context, KeyRing keys, string id)
    {
        if (context.Caller()!.Key.Id == id)
            return Problems.Result(StatusCodes.Status409Conflict, "The owner's key cannot revoke itself.");
        try
        {
            if (!await keys.Revoke(id))
                return Answers.NotFound();
            context.OperatorsLog().KeyRevoked(id, context.Caller()!.Key.Id);
            return Results.NoContent();
        }
        catch (Exception failure) when (Problems.Result(failure, context) is { } result)
        {
            return result;
        }
    }

    static bool? DisplayOrNothing(AccessKey key) => key.IsDisplay ? true : null;
}
