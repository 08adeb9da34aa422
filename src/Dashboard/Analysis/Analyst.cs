using Construction.Analytics;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;

namespace Dashboard.Analysis;

/// <summary>Answers with an analysis: made once for all who ask the same of the same state.</summary>
sealed class Analyst(Asked asked, Chronicle chronicle, Viewing viewing, TimeProvider clock)
{
    const int AnswersKept = 128;

    readonly Lock _lock = new();
    readonly OrderedDictionary<string, byte[]> _answers = [];

    /// <param name="make">Makes the answer; null becomes 404.</param>
    /// <param name="isOwn">It differs with who asks, and is kept for nobody else.</param>
    public Task<IResult> Answer(HttpContext context, Func<Study, Task<object?>> make, bool isOwn = false) =>
        Answer(context, (board, now) => make(Study.Of(board, now, site => viewing.MaySeeSite(context, site))), isOwn);

    /// <summary>What is read from the board itself, while nothing changes it.</summary>
    public Task<IResult> FromBoard(HttpContext context, Func<BoardReading, object?> read) =>
        Answer(context, (board, _) => Task.FromResult(board.Read(read)), isOwn: false);

    async Task<IResult> Answer(HttpContext context, Func<Board.Board, DateTimeOffset, Task<object?>> make, bool isOwn)
    {
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        // By day, since what is due today was not yet due yesterday.
        var now = clock.GetUtcNow();
        if (Answers.IsKnown(context, board.Epoch, board.Position, board.Looked, DateOnly.FromDateTime(now.UtcDateTime)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var key = viewing.SeesAll(context) && !isOwn ? $"{context.Request.Path}{context.Request.QueryString} {board.Epoch} {board.Position} {board.Looked?.Version} {now:yyyyMMdd}" : null;
        if (key is not null && Kept(key) is { } kept)
            return Answers.Ready(kept, StatusCodes.Status200OK);
        if (await make(board, now) is not { } answer)
            return Answers.NotFound();
        var json = Json.Write(answer);
        if (key is not null)
            Keep(key, json);
        return Answers.Ready(json, StatusCodes.Status200OK);
    }

    public Task<IResult> Answer(HttpContext context, Func<Study, object?> make) => Answer(context, study => Task.FromResult(make(study)));

    /// <summary>An analysis of what was said, beside the state.</summary>
    public Task<IResult> Answer(HttpContext context, Func<Study, History, object?> make, bool isOwn = false) =>
        Answer(context, study => chronicle.Read(history => make(study, history), context.RequestAborted), isOwn);

    /// <summary>The same programme at another moment, for who compares.</summary>
    public async Task<Study> At(HttpContext context, Moment moment) =>
        Study.Of(await chronicle.At(moment, context.RequestAborted), clock.GetUtcNow(), site => viewing.MaySeeSite(context, site));

    byte[]? Kept(string key)
    {
        lock (_lock)
            return _answers.GetValueOrDefault(key);
    }

    void Keep(string key, byte[] json)
    {
        lock (_lock)
        {
            if (_answers.Count >= AnswersKept)
                _answers.RemoveAt(0);
            _answers[key] = json;
        }
    }
}
