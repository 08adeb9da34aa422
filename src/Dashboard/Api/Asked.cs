using Construction.Analytics;
using Dashboard.Board;

namespace Dashboard.Api;

/// <summary>
/// The state that a request asks for: now, or with <c>asOf</c> a past moment. A day or an instant means what was known then,
/// and with <c>by=data-date</c> what was said to be true then; a position means what the log held.
/// </summary>
public sealed class Asked(Projector projector, Chronicle chronicle, TimeProvider clock)
{
    const string ByReceived = "received", ByDataDate = "data-date";

    /// <summary>The board, or the problem with what was asked for.</summary>
    public async ValueTask<(Board.Board? Board, Moment? Moment, IResult? Problem)> Board(HttpContext context)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        var (moment, problem) = Moment(context, board);
        if (moment is not null)
            board = await chronicle.At(moment, context.RequestAborted);
        return problem is null ? (board, moment, null) : (null, null, problem);
    }

    (Moment? Moment, IResult? Problem) Moment(HttpContext context, Board.Board board)
    {
        var query = context.Request.Query;
        if (!query.TryGetValue("asOf", out var asOf))
            return (null, null);
        var by = query.TryGetValue("by", out var given) ? given.ToString() : ByReceived;
        if (by is not (ByReceived or ByDataDate))
            return (null, Refused("by", by, $"is {ByReceived} (as we knew it then) or {ByDataDate} (as it was)"));
        var text = asOf.ToString();
        if (Construction.Analytics.Moment.TryParse(text, by == ByDataDate) is not { } moment)
            return (null, Refused("asOf", text, by == ByDataDate ? "is a day (2026-01-31) where by is data-date" : Construction.Analytics.Moment.Rule));
        if (query.TryGetValue("epoch", out var epoch) && epoch.ToString() is var named && named != board.Epoch)
            return (null, Problems.Result(Problems.Of(StatusCodes.Status410Gone, [new("epoch", named, $"is gone: the log has begun anew since, as {board.Epoch}, and positions before mean nothing in it")])));
        return moment switch
        {
            Moment.Upto upto when upto.Last > board.Position => (null, Refused("asOf", text, $"lies after the head of the log, {board.Position}")),
            // A day that is not over yet is asked for as far as it has got.
            Moment.Known known when known.At > clock.GetUtcNow().AddDays(1) => (null, Refused("asOf", text, "lies in the future")),
            Moment.Data data when data.At > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1) => (null, Refused("asOf", text, "lies in the future")),
            _ => (moment, null),
        };
    }

    static IResult Refused(string field, string value, string rule) =>
        Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new(field, value, rule)]));
}
