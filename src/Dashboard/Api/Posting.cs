using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Log;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Api;

/// <summary>What every route that writes has in common: who, what, whether it was sent before, and the answer.</summary>
static class Posting
{
    const int KeyLength = 255;

    public static string Epoch(this HttpContext context) => context.RequestServices.GetRequiredService<IEventLog>().Epoch;

    /// <summary>Reads the body as one JSON object and makes an event of it, proposes that, and answers 201 or 200.</summary>
    /// <param name="context">The request.</param>
    /// <param name="propose">From the fields to the event proposed.</param>
    /// <param name="answer">The answer's body from the position; only epoch and position where left out.</param>
    public static async Task<IResult> Propose(
        HttpContext context, Func<Fields, Event> propose, Func<Event, Outcome, IResult>? answer = null)
    {
        var (fields, document, body) = await ReadObject(context);
        if (body.Problem is not null)
            return body.Problem;
        Event proposed;
        using (document)
        {
            proposed = propose(fields!);
            fields!.NoOthers();
        }
        return fields.Errors.Count > 0
            ? Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, fields.Errors))
            : await Submit(context, proposed, body.Bytes, answer);
    }

    /// <summary>Reads the body as one JSON object and hands over its fields, or answers with what is wrong with it.</summary>
    public static async Task<IResult> WithObject(HttpContext context, Func<Fields, ReadOnlyMemory<byte>, Task<IResult>> use)
    {
        var (fields, document, body) = await ReadObject(context);
        if (body.Problem is not null)
            return body.Problem;
        using (document)
            return await use(fields!, body.Bytes);
    }

    // The problem stands in the body; without one there are fields, good as long as their document.
    static async ValueTask<(Fields? Fields, JsonDocument? Document, Body Body)> ReadObject(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<Settings>();
        if (!Body.IsJson(context.Request))
            return Wrong(Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Send application/json, in UTF-8."));
        var body = await Body.Read(context.Request, settings.BodyBytes);
        if (body.Problem is not null)
            return (null, null, body);
        var (document, error) = Body.Parse(body.Bytes);
        if (error is not null)
            return Wrong(Problems.Of(StatusCodes.Status400BadRequest, [error]));
        var fields = new Fields(document!.RootElement, settings.TextLength);
        if (fields.Errors.Count == 0)
            return (fields, document, body);
        document.Dispose();
        return Wrong(Problems.Of(StatusCodes.Status400BadRequest, fields.Errors));

        static (Fields?, JsonDocument?, Body) Wrong(ProblemDetails problem) => (null, null, new(default, Problems.Result(problem)));
    }

    /// <summary>Proposes one event and answers 201 where it was taken, 200 where it was there, or the problem.</summary>
    public static async Task<IResult> Submit(
        HttpContext context, Event proposed, ReadOnlyMemory<byte> body, Func<Event, Outcome, IResult>? answer = null)
    {
        // A site that the key is not for looks like one that does not exist.
        if (proposed.SiteId is { } site && !context.Caller()!.Covers(site))
            return Problems.Result(Problems.Of(Rejection.Unknown("site", site)));
        if (!TryDryRun(context, out var problem) || !TryIdempotency(context, body, out var idempotency, out problem))
            return problem!;
        if (!Condition.TryRead(context, context.Epoch(), out var readAt, out var malformed))
            return Problems.Result(malformed!);
        try
        {
            var outcomes = await context.RequestServices.GetRequiredService<Writer>()
                .Submit(new([proposed], context.Caller()!.Key.Id, idempotency, IsDryRun(context), readAt));
            var outcome = outcomes[0];
            if (outcome.Rejection is { } rejection)
                return Problems.Result(Problems.Of(rejection));
            return answer?.Invoke(proposed, outcome) ?? Positioned(context, outcome);
        }
        catch (Exception failure) when (Problems.Result(failure, context) is { } result)
        {
            return result;
        }
    }

    public static bool IsDryRun(HttpContext context) =>
        context.Request.QueryString.HasValue && string.Equals(context.Request.Query["dryRun"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>False, with the problem, where it is unclear whether this is meant in earnest.</summary>
    public static bool TryDryRun(HttpContext context, out IResult? problem)
    {
        problem = null;
        if (!context.Request.QueryString.HasValue)
            return true;
        var asked = context.Request.Query["dryRun"].ToString();
        var isClear = !context.Request.Query.ContainsKey("dryRun")
            || string.Equals(asked, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(asked, "false", StringComparison.OrdinalIgnoreCase);
        problem = isClear ? null : Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("dryRun", asked, "is true or false")]));
        return isClear;
    }

    public static int StatusOf(HttpContext context, Outcome outcome) =>
        outcome.Taken && !IsDryRun(context) ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    /// <summary>False, with the problem, where the Idempotency-Key is malformed.</summary>
    public static bool TryIdempotency(HttpContext context, ReadOnlyMemory<byte> body, out Idempotency? idempotency, out IResult? problem)
    {
        (idempotency, problem) = (null, null);
        if (!context.Request.Headers.TryGetValue("Idempotency-Key", out var values))
            return true;
        var key = values.ToString();
        if (key.Length is 0 or > KeyLength || values.Count > 1 || key.Any(character => character is < ' ' or > '~'))
        {
            problem = Problems.Result(Problems.Of(
                StatusCodes.Status400BadRequest,
                [new("Idempotency-Key", key, $"is 1 to {KeyLength} visible ASCII characters, given once")]));
            return false;
        }
        // By party, not by key: a key that was changed meanwhile still recognises what was sent with the old one.
        var asked = Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n");
        idempotency = new(
            Hash(Encoding.UTF8.GetBytes($"{context.Caller()!.Party}\n{key}")),
            Hash([.. asked, .. body.Span]));
        return true;
    }

    static IResult Positioned(HttpContext context, Outcome outcome) => Answers.Json(
        new { epoch = context.Epoch(), position = outcome.Position, dryRun = IsDryRun(context) }, StatusOf(context, outcome));

    static UInt128 Hash(byte[] bytes) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes));
}
