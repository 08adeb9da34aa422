using Dashboard.Board;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Api;

/// <summary>JSON that is written already.</summary>
sealed class JsonAnswer(ReadOnlyMemory<byte> body, int status, string type) : IResult
{
    const int Piece = 16_384;

    public int Status => status;

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        // A piece at a time, so that who asks for a whole board and does not read it has a piece of it in its buffers, never the whole.
        var (to, left) = (context.Response.BodyWriter, body);
        for (; left.Length > Piece; left = left[Piece..])
            await to.WriteAsync(left[..Piece], context.RequestAborted);
        await to.WriteAsync(left, context.RequestAborted);
    }
}

/// <summary>Answers to reads: epoch and position in headers too, and an entity tag from them.</summary>
public static class Answers
{
    const string JsonType = "application/json; charset=utf-8";

    /// <summary>The answer made from the board, or 304 where the caller has it already; null becomes 404.</summary>
    /// <param name="context">The request.</param>
    /// <param name="asked">Gives the board that is asked for: the one that holds everything committed so far, or a past one.</param>
    /// <param name="read">Makes the answer, with no part left to be computed, while nothing changes the board.</param>
    /// <param name="today">The day up to which it counts, where it counts days: tomorrow's answer is another.</param>
    public static Task<IResult> FromBoard(HttpContext context, Asked asked, Func<BoardReading, object?> read, DateOnly? today = null) =>
        FromBoard(context, asked, read, answer => answer, today);

    /// <summary>The same, where more is to be fetched for what was read (reports, from the log) once the board is free.</summary>
    public static async Task<IResult> FromBoard<T>(
        HttpContext context, Asked asked, Func<BoardReading, T?> read, Func<T, object> complete, DateOnly? today = null)
        where T : class
    {
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        var (known, answer) = board.Read(reading => IsKnown(context, board.Epoch, reading.Position, board.Looked, today) ? (true, null) : (false, read(reading)));
        // Written out when the board is free again.
        return known ? Results.StatusCode(StatusCodes.Status304NotModified)
            : answer is null ? NotFound()
            : Json(complete(answer));
    }

    /// <summary>Sets the headers; true where the caller holds this very state.</summary>
    /// <param name="looked">The past moment that is answered; null for now.</param>
    /// <param name="day">Given where the answer depends on the day too: then it is part of the tag.</param>
    /// <param name="version">What tells answers of one position apart, where there are several.</param>
    public static bool IsKnown(HttpContext context, string epoch, long position, Looked? looked = null, DateOnly? day = null, string? version = null)
    {
        // What is seen depends on the key only where a key is needed; then the tag is the key's own.
        var headers = context.Response.GetTypedHeaders();
        var tag = Condition.Tag(epoch, looked?.Version ?? (version is null ? $"{position}" : $"{position}-{version}"), Access.Authentication.Caller(context)?.Key.Id);
        headers.ETag = new EntityTagHeaderValue(day is null ? tag : $"{tag[..^1]}-{day:yyyyMMdd}\"");
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true, Private = true };
        context.Response.Headers["Dashboard-Epoch"] = epoch;
        context.Response.Headers["Dashboard-Position"] = $"{position}";
        if (looked is not null)
            context.Response.Headers["Dashboard-As-Of"] = looked.At.ToString("O");
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known =>
            known.Tag == "*" || known.Compare(headers.ETag, useStrongComparison: false));
    }

    /// <summary>A body of known length, in one piece.</summary>
    public static IResult Json<T>(T body, int status = StatusCodes.Status200OK, string type = JsonType) =>
        new JsonAnswer(Dashboard.Json.Write(body), status, type);

    /// <summary>JSON that is written already.</summary>
    public static IResult Ready(byte[] json, int status) => new JsonAnswer(json, status, JsonType);

    public static IResult NotFound() => Problems.Result(StatusCodes.Status404NotFound, "There is nothing at this address.");
}
