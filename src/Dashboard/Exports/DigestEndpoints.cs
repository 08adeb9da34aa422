using System.Globalization;
using System.Text;
using Dashboard.Access;
using Dashboard.Api;

namespace Dashboard.Exports;

/// <summary>The digest by address: since a moment that is given, or else of the last week.</summary>
static class DigestEndpoints
{
    public const int Days = 7;

    public static void MapDigest(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/digest.md", ExportEndpoints.Methods, Markdown).WithSummary("What changed since a moment, as Markdown");
        routes.MapMethods("/api/digest.html", ExportEndpoints.Methods, Html).WithSummary("What changed since a moment, as HTML to be mailed");
    }

    static Task<IResult> Markdown(HttpContext context, Asked asked, Viewing viewing, TimeProvider clock, string? lang = null) =>
        Answer(context, asked, viewing, clock, lang, "text/markdown; charset=utf-8", digest => digest.Markdown());

    static Task<IResult> Html(HttpContext context, Asked asked, Viewing viewing, TimeProvider clock, string? lang = null) =>
        Answer(context, asked, viewing, clock, lang, "text/html; charset=utf-8", digest => digest.Html());

    static async Task<IResult> Answer(
        HttpContext context, Asked asked, Viewing viewing, TimeProvider clock, string? lang, string type, Func<Digest, string> write)
    {
        if (Language.Of(lang ?? Language.English.Code) is not { } language)
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("lang", lang, "is en or de")]));
        var (after, problem) = await asked.Board(context);
        if (after is null)
            return problem!;
        var now = after.Looked?.At ?? clock.GetUtcNow();
        (var before, problem) = await asked.Board(
            context, "since", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-Days).ToString("O", CultureInfo.InvariantCulture));
        if (before is null)
            return problem!;
        if (Answers.IsKnown(context, after.Epoch, after.Position, after.Looked, DateOnly.FromDateTime(now.UtcDateTime)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        // The later state goes on changing: it is written while nothing changes it.
        var text = after.Read(reading => write(new(
            language, new(before.Read(past => past.State), before.Looked!.At), new(reading.State, now), after.Epoch, reading.Position,
            ExportEndpoints.Server(context), site => viewing.MaySeeSite(context, site))));
        return new ExportAnswer(type, [Encoding.UTF8.GetBytes(text)]);
    }
}
