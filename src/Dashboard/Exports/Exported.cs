using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>What an export is made of: the board while nothing changes it, its epoch, the day, and which sites the reader may see.</summary>
/// <param name="Today">The day that decides what is overdue, UTC.</param>
public readonly record struct Sight(BoardReading Board, string Epoch, DateOnly Today, Func<string, bool> MaySee)
{
    /// <summary>The rows of a kind, of one site or of all that the reader may see; null where the site is not for this reader.</summary>
    public IReadOnlyList<T>? Rows<T>(string kind, string? site) where T : Row
    {
        var (board, maySee) = (Board, MaySee);
        return site is not null
            ? Shows(site) ? board.Rows<T>(kind, site) : null
            : [.. board.Rows<T>(kind).Where(row => row.Site is null || maySee(row.Site))];
    }

    /// <summary>The same as JSON.</summary>
    public IReadOnlyList<RawJson>? Json(string kind, string? site)
    {
        var (board, maySee) = (Board, MaySee);
        return site is not null
            ? Shows(site) ? board.Rows(kind, site) : null
            : [.. board.Rows<Row>(kind).Where(row => row.Site is null || maySee(row.Site)).Select(row => board.Row(kind, row.Site, row.Id)!.Value)];
    }

    /// <summary>Whether there is such a site for this reader.</summary>
    public bool Shows(string site) => Board.State.SiteOf(site) is not null && MaySee(site);
}

/// <summary>Where everything that leaves the page gets its board: here, and nowhere else.</summary>
static class Exported
{
    /// <summary>The answer made from the board, or 304 where the reader has it already; null becomes 404.</summary>
    /// <remarks>What is overdue changes with the day, also where nothing is reported: the entity tag names it.</remarks>
    /// <param name="context">The request.</param>
    /// <param name="read">Takes what is needed from the board, while nothing changes it.</param>
    /// <param name="complete">Makes the answer of it, when the board is free again.</param>
    public static async Task<IResult> From<T>(HttpContext context, Func<Sight, T?> read, Func<T, IResult> complete) where T : class
    {
        var services = context.RequestServices;
        var viewing = services.GetRequiredService<Viewing>();
        var (board, problem) = await services.GetRequiredService<Asked>().Board(context);
        if (board is null)
            return problem!;
        var today = DateOnly.FromDateTime((board.Looked?.At ?? services.GetRequiredService<TimeProvider>().GetUtcNow()).UtcDateTime);
        var (known, seen) = board.Read(reading => Answers.IsKnown(context, board.Epoch, reading.Position, board.Looked, today)
            ? (true, null)
            : (false, read(new(reading, board.Epoch, today, site => viewing.MaySeeSite(context, site)))));
        return known ? Results.StatusCode(StatusCodes.Status304NotModified)
            : seen is null ? Answers.NotFound()
            : complete(seen);
    }
}
