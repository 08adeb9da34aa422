using Construction.Analytics;
using Dashboard.Board;

namespace Dashboard.Api;

/// <summary>
/// The state that a request asks for: now, or with <c>asOf</c> a past moment. A day or an instant means what was known then,
/// and with <c>by=data-date</c> what was said to be true then; a position means what the log held.
/// </summary>
public sealed class Asked(Projector projector, Chronicle chronicle, TimeProvider clock)
{
    const string ByReceived = "received", ByDataDate = "data-date", Future = "lies in the future";

    /// <summary>The board, or the problem with what was asked for.</summary>
    /// <param name="parameter">Names the moment.</param>
    /// <param name="otherwise">The moment where it names none; null for now.</param>
    public async ValueTask<(Board.Board? Board, IResult? Problem)> Board(HttpContext context, string parameter = "asOf", string? otherwise = null)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        var (moment, problem) = Moment(context, board, parameter, otherwise);
        if (moment is not null)
            board = await chronicle.At(moment, context.RequestAborted);
        return problem is null ? (board, null) : (null, problem);
    }

    /// <summary>By which clock a day is meant; null with the problem.</summary>
    public static (bool? ByDataDate, IResult? Problem) Clock(HttpContext context) =>
        context.Request.Query.TryGetValue("by", out var by) && by != ByReceived
            ? by == ByDataDate ? (true, null) : (null, Refused("by", by.ToString(), $"is {ByReceived} (as we knew it then) or {ByDataDate} (as it was)"))
            : (false, null);

    (Moment? Moment, IResult? Problem) Moment(HttpContext context, Board.Board board, string parameter, string? otherwise)
    {
        var query = context.Request.Query;
        if ((query.TryGetValue(parameter, out var given) ? given.ToString() : otherwise) is not { } text)
            return (null, null);
        var (byDataDate, problem) = Clock(context);
        if (byDataDate is null)
            return (null, problem);
        // A day that is not over yet is asked for as far as it has got.
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().AddDays(1).UtcDateTime);
        if (Construction.Analytics.Moment.TryParse(text, byDataDate.Value) is not { } moment)
            return (null, Refused(
                parameter, text,
                DateOnly.TryParseExact(text, "yyyy-MM-dd", out var farAway) && farAway > tomorrow ? Future
                : byDataDate.Value ? "is a day (2026-01-31) where by is data-date" : Construction.Analytics.Moment.Rule));
        if (query.TryGetValue("epoch", out var epoch) && epoch.ToString() is var named && named != board.Epoch)
            return (null, Problems.Result(Problems.Of(
                StatusCodes.Status410Gone, [new("epoch", named, "is gone: the log has begun anew since, and its earlier positions mean nothing now")])));
        return moment switch
        {
            Moment.Upto upto when upto.Last > board.Position => (null, Refused(parameter, text, $"lies after the head of the log, {board.Position}")),
            { Day: { } day } when day > tomorrow => (null, Refused(parameter, text, Future)),
            _ => (moment, null),
        };
    }

    static IResult Refused(string field, string value, string rule) =>
        Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new(field, value, rule)]));
}
