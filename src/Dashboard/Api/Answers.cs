using Dashboard.Board;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Api;

/// <summary>Answers to reads: epoch and position in headers too, and an entity tag from them.</summary>
public static class Answers
{
    /// <summary>The answer made from the board, or 304 where the caller has it already; null becomes 404.</summary>
    /// <param name="context">The request.</param>
    /// <param name="projector">Gives the board that holds everything committed so far.</param>
    /// <param name="read">Makes the answer while nothing changes the board.</param>
    public static async Task<IResult> FromBoard(
        HttpContext context, Projector projector, Func<BoardReading, object?> read)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        return board.Read(reading =>
        {
            if (IsKnown(context, board.Epoch, reading.Position))
                return Results.StatusCode(StatusCodes.Status304NotModified);
            return read(reading) is { } answer
                ? Results.Bytes(Json.Write(answer), "application/json; charset=utf-8")
                : NotFound();
        });
    }

    /// <summary>Sets the headers; true where the caller holds this very state.</summary>
    public static bool IsKnown(HttpContext context, string epoch, long position)
    {
        // What is seen depends on the key only where a key is needed; then the tag is the key's own.
        var tag = $"\"{epoch[..12]}-{position}{(Access.Authentication.Caller(context) is { } caller ? $"-{caller.Key.Id}" : "")}\"";
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue(tag);
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true, Private = true };
        context.Response.Headers["Dashboard-Epoch"] = epoch;
        context.Response.Headers["Dashboard-Position"] = $"{position}";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known =>
            known.Tag == "*" || known.Compare(headers.ETag, useStrongComparison: false));
    }

    public static IResult NotFound() => Problems.Result(StatusCodes.Status404NotFound, "There is nothing at this address.");
}
