using Dashboard.Api;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Exports;

/// <summary>Out of the app: tables for spreadsheets and programs, a calendar for each site, a feed of sentences, a badge.</summary>
static class ExportEndpoints
{
    const int StoriesShown = 50;

    /// <summary>Feed readers ask for the head alone.</summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("").AddEndpointFilter<ViewingFilter>().WithTags("Export");
        exports.MapTables();
        exports.MapDigest();
        exports.MapMethods("/sites/{site}/calendar.ics", Methods, SiteCalendar).WithSummary("A site's milestones as a calendar to subscribe to");
        exports.MapMethods(AtomFeed.Path, Methods, Feed).WithSummary("The last stories as sentences");
        exports.MapMethods("/badge/{site}.svg", Methods, SiteBadge).WithSummary("A site's next ready-for-service date as a picture");
    }

    /// <summary>
    /// What programs fetch that cannot send a header: calendars, feed readers, spreadsheets, pages that show a picture. Here a key may
    /// come in the address; nothing is ever written through them.
    /// </summary>
    public static bool IsExport(string method, PathString path) =>
        Methods.Contains(method, StringComparer.OrdinalIgnoreCase)
        && path.Value is { } text
        && (IsOutsideApi(path) || (path.StartsWithSegments("/api")
            && (text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/digest.md") || path.StartsWithSegments("/api/digest.html"))));

    /// <summary>Those that are beside the API, and cost as much.</summary>
    public static bool IsOutsideApi(PathString path) =>
        path == AtomFeed.Path || path.StartsWithSegments("/badge")
        || (path.StartsWithSegments("/sites") && path.Value!.EndsWith("/calendar.ics", StringComparison.OrdinalIgnoreCase));

    static Task<IResult> SiteCalendar(HttpContext context, IEventLog log, string site, string? lang = null) => InLanguage(lang, language => Exported.From(
        context,
        sight => sight.Shows(site) ? new Seen(sight, site) : null,
        seen =>
        {
            var changedAt = log.Read([.. seen.Milestones.Select(row => row.Position).Distinct()]).ToDictionary(entry => entry.Position, entry => entry.ReceivedAt);
            var calendar = new Calendar(language, seen.Names, seen.Today, Server(context)).Of(seen.Site, seen.Milestones, position => changedAt[position]);
            return new ExportAnswer("text/calendar; charset=utf-8", [System.Text.Encoding.UTF8.GetBytes(calendar)], $"{seen.Site.Id}.ics");
        }));

    static Task<IResult> SiteBadge(HttpContext context, string site, string? lang = null) => InLanguage(lang, language => Exported.From(
        context,
        sight => sight.Shows(site) ? new Seen(sight, site) : null,
        seen => new ExportAnswer("image/svg+xml; charset=utf-8", [new Badge(language, seen.Names, seen.Today).Of(seen.Site, seen.Milestones)])));

    static Task<IResult> Feed(HttpContext context, string? lang = null) => InLanguage(lang, language => Exported.From(
        context,
        sight =>
        {
            var sites = sight.Board.State.Sites.Keys.Where(sight.MaySee).ToHashSet();
            List<RawJson> stories = [.. sight.Board.Rows("story")];
            // The last of all may be of sites that this reader does not see: then the last of those that it does.
            if (sites.Count < sight.Board.State.Sites.Count)
                foreach (var site in sites)
                    stories.AddRange(sight.Board.Rows("story", site));
            return new { sight.Epoch, sight.Board.State.Details?.Name, Names = Names.Of(sight.Board), Sites = sites, Stories = stories };
        },
        seen =>
        {
            var stories = seen.Stories.Select(StoryJson.Read).Where(story => story.Site is null || seen.Sites.Contains(story.Site))
                .DistinctBy(story => story.Position).OrderBy(story => story.Position).TakeLast(StoriesShown).ToList();
            return new ExportAnswer(
                "application/atom+xml; charset=utf-8", [new AtomFeed(language, seen.Names, seen.Epoch, Server(context)).Of(seen.Name, stories)]);
        }));

    static Task<IResult> InLanguage(string? lang, Func<Language, Task<IResult>> answer) =>
        Language.Of(lang ?? Language.English.Code) is { } language ? answer(language)
        : Task.FromResult(Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("lang", lang, "is en or de")])));

    // As whoever asks reaches it.
    internal static string Server(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    /// <summary>A site with its milestones.</summary>
    sealed class Seen(Sight sight, string site)
    {
        public SiteRow Site { get; } = sight.Board.Rows<SiteRow>("site", site)[0];

        public IReadOnlyList<MilestoneRow> Milestones { get; } = sight.Board.Rows<MilestoneRow>("milestone", site);

        public Names Names { get; } = Names.Of(sight.Board);

        public DateOnly Today { get; } = sight.Today;
    }
}
