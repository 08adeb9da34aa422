using Construction.Import;
using Dashboard.Access;
using Dashboard.Api;

namespace Dashboard.Schedules;

/// <summary>What is asked of a schedule that was sent, in an address or a body: of which project, for which day, which milestones.</summary>
/// <param name="Party">In whose name; null where it is not said.</param>
/// <param name="Project">Code of the project; null for the one with the most activities.</param>
/// <param name="DataDate">Where the file says none.</param>
/// <param name="Columns">How a table's columns are read; null to go by the last of the site, or to guess.</param>
sealed record Request(string? Party, string? Project, DateOnly? DataDate, string? Columns, MilestoneChoice Choice)
{
    const int LongestColumns = 20_000, LongestName = 200;

    static readonly string[] s_names = ["file", "party", "project", "dataDate", "columns", "code", "wbs", "name", "tasks"];

    /// <summary>The request of an address, or the problem with it.</summary>
    public static (Request? Request, IResult? Problem) OfQuery(HttpContext context)
    {
        var errors = new List<FieldError>();
        string? Text(string name, int atMost = LongestName)
        {
            if (!context.Request.Query.TryGetValue(name, out var given) || given.ToString() is not { Length: > 0 } text)
                return null;
            if (TextRules.BrokenBy(text, atMost) is { } rule)
                errors.Add(new(name, text, rule));
            return text;
        }
        foreach (var name in context.Request.Query.Keys.Where(name => !s_names.Contains(name)))
            errors.Add(new(name, context.Request.Query[name], $"is not asked for here; known are {string.Join(", ", s_names)}"));
        var caller = context.Caller()!;
        var party = Text("party");
        if (party is not null && party != caller.Party && !caller.IsOwner)
            errors.Add(new("party", party, "only the owner's key may send a schedule for another party"));
        if (party is not null && !TextRules.IsSlug(party))
            errors.Add(new("party", party, TextRules.SlugRule));
        DateOnly? dataDate = null;
        if (Text("dataDate") is { } day && (dataDate = Construction.Domain.StatedDate.TryDay(day)) is null)
            errors.Add(new("dataDate", day, "must be an existing day as 2026-12-31, between 1990 and 2100"));
        var columns = Text("columns", LongestColumns);
        if (columns is not null && !Schedules.Columns.TryRead(columns, out var problem))
            errors.Add(new("columns", columns, problem!));
        var tasks = Text("tasks");
        if (tasks is not (null or "true" or "false"))
            errors.Add(new("tasks", tasks, "is true or false"));
        var choice = new MilestoneChoice(null, Text("code"), Text("wbs"), Text("name"), tasks == "true");
        var project = Text("project");
        return errors.Count > 0
            ? (null, Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, errors)))
            : (new(party, project, dataDate, columns, choice), null);
    }

    public static Request OfBody(HttpContext context, Fields fields)
    {
        var columns = fields.Text("columns", atMost: LongestColumns);
        if (columns is not null && !Schedules.Columns.TryRead(columns, out var problem))
            fields.Error("columns", columns, problem!);
        var codes = fields.Texts("codes", atMost: MilestoneChoice.AtMost);
        return new(
            fields.Has("party") ? ReportEndpoints.PartyOf(context, fields) : null, fields.Text("project", atMost: LongestName), fields.Day("dataDate"), columns,
            new(
                fields.Has("codes") ? codes.ToHashSet() : null, fields.Text("code", atMost: LongestName), fields.Text("wbs", atMost: LongestName),
                fields.Text("name", atMost: LongestName), fields.Truth("tasks") ?? false));
    }
}
