using System.Security.Cryptography;
using System.Text;
using Construction.Domain;
using Construction.Import;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;
using Plan = Construction.Import.Plan;

namespace Dashboard.Schedules;

/// <summary>One project of a file that was sent, and what it would change at a site.</summary>
/// <param name="Details">As it would be accepted; without a data date it cannot be.</param>
/// <param name="HasDataDate">The file or the request says for which day it is true.</param>
/// <param name="Difference">Without a data date, as if it were the latest.</param>
/// <param name="Known">It was accepted here before, for the same party and day.</param>
sealed record Proposal(
    Upload Upload, ReadSchedule Read, PlanProject Project, ScheduleDetails Details, bool HasDataDate, ScheduleDifference Difference, bool Known)
{
    /// <summary>A table without a column for its project: which it is, its sender says.</summary>
    public bool IsUnnamed => IsWithoutProject(Read.Plan);

    /// <summary>The proposal, or the problem.</summary>
    public static async Task<(Proposal? Proposal, IResult? Problem)> Make(
        HttpContext context, Upload upload, Uploads uploads, ScheduleReading reading, Projector projector, string site, Request request)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        var remembered = request.Columns is null ? board.Read(state => LastColumns(state.State, site, request.Party ?? (context.Caller()!.IsOwner ? null : context.Caller()!.Party))) : null;
        var (read, refused) = await Read(request.Columns ?? remembered);
        // A table of another kind than the last is looked at by itself.
        if (refused is not null && remembered is not null)
            (read, refused) = await Read(null);
        if (refused is not null)
            return (null, Problems.Result(Problems.Of(refused.Rejection with { Field = "file", Value = refused.Rejection.Value ?? upload.Name })));
        if (request.Project is { } named && IsWithoutProject(read!.Plan) && read!.Plan.Projects.All(one => one.Code != named))
            (read, _) = await Read(Columns.Write(read!.Plan.Mapping! with { Project = named, DataDate = null }));
        var plan = read!.Plan;
        if (ProjectOf(plan, request.Project) is not { } project)
            return (null, Problems.Result(Problems.Of(
                StatusCodes.Status400BadRequest,
                [new("project", request.Project, $"the file has the projects {string.Join(", ", plan.Projects.Where(one => !one.IsStub).Select(one => one.Code).Take(20))}")])));
        var dataDate = request.DataDate ?? (project.DataDate is { } moment ? DateOnly.FromDateTime(moment) : null);
        var party = request.Party ?? board.Read(state => PartyOf(context.Caller()!, state.State.SiteOf(site), SystemOf(plan), project));
        var details = DetailsOf(upload, plan, project, party, dataDate ?? default);
        var (laterSchedule, known) = board.Read(state => state.State.SiteOf(site) is not { } here ? (null, false) : (
            here.LatestSchedule(details.System, details.Project, party) is { } latest && latest.Details.DataDate > dataDate ? latest.Details : null,
            here.Schedules.ContainsKey(details.Id)));
        // The codes of a later one tell what has gone since.
        var later = laterSchedule is null ? null : await reading.Read(laterSchedule, context.RequestAborted);
        var laterCodes = later is null ? null : CodesOf(later.Plan, details.Project);
        var difference = board.Read(state => ScheduleDifference.Of(
            state.State, state.State.Sites[site], read.Path, project, details.System, party, dataDate ?? DateOnly.MaxValue, request.Choice, laterCodes));
        return (new(upload, read, project, details, dataDate is not null, difference, known), null);

        Task<(ReadSchedule?, Imported.Refused?)> Read(string? columns) =>
            reading.Read(upload.Sha256, () => uploads.Open(upload), columns, request.DataDate, context.RequestAborted);
    }

    static bool IsWithoutProject(Plan plan) => plan.Mapping is { } mapping && !mapping.Columns.Values.Contains(PlanColumn.Project);

    // Everybody for himself; the owner, who loads the schedules of others, for whose it was before.
    static string PartyOf(Caller caller, Site? site, string system, PlanProject project) =>
        caller.IsOwner && site?.LatestSchedule(system, project.Code, null) is { } latest ? latest.Details.Party : caller.Party;

    static ScheduleDetails DetailsOf(Upload upload, Plan plan, PlanProject project, string party, DateOnly dataDate) => new()
    {
        Id = $"{upload.Id}-{Short($"{project.Code}\n{party}\n{dataDate:O}")}",
        Sha256 = upload.Sha256,
        Size = upload.Size,
        FileName = upload.Name,
        Format = plan.Format,
        System = SystemOf(plan),
        Project = project.Code,
        ProjectName = project.Name.Length > 0 ? project.Name : project.Code,
        DataDate = dataDate,
        Party = party,
        Activities = plan.Activities.Count(activity => activity.Project == project.Id),
        Columns = plan.Mapping is { } mapping ? Columns.Write(mapping with { DataDate = null }) : null,
    };

    // A file may be accepted for several projects, for several parties, and anew for the day that it is true for.
    static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    static HashSet<string> CodesOf(Plan plan, string project)
    {
        var ids = plan.Projects.Where(one => one.Code == project).Select(one => one.Id).ToHashSet();
        return [.. plan.Activities.Where(activity => ids.Contains(activity.Project)).Select(activity => activity.Code)];
    }

    // As people name them in the addresses of single reports: the two formats of P6 hold the same codes.
    static string SystemOf(Plan plan) =>
        plan.Format == MsProjectXml.Format ? "msproject" : plan.Format == CsvPlan.Format ? "csv" : "p6";

    static PlanProject? ProjectOf(Plan plan, string? code)
    {
        var own = plan.Projects.Where(project => !project.IsStub);
        return code is null
            ? own.MaxBy(project => plan.Activities.Count(activity => activity.Project == project.Id))
            : own.FirstOrDefault(project => project.Code == code);
    }

    // Everybody keeps his tables in his own way; of which project one is, each says for itself.
    /// <param name="party">Null for anybody's.</param>
    static string? LastColumns(Programme state, string site, string? party) =>
        state.SiteOf(site)?.Schedules.Values
            .LastOrDefault(schedule => (party is null || schedule.Details.Party == party) && schedule.Details.Columns is not null)?.Details.Columns is { } last
            ? Columns.Write(Columns.Read(last)! with { Project = null }) : null;
}
