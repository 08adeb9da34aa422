using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>What the owner sets: programme, parties, sites, milestones, baselines, contracts' dates, flags, risks, commitments, contractors' numbers.</summary>
static class PlanEndpoints
{
    public static void MapPlan(this IEndpointRouteBuilder routes)
    {
        var plan = routes.MapGroup("/api").AddEndpointFilter<OwnerFilter>().WithTags("Plan (owner)");
        plan.MapPut("/programme", (Delegate)Programme).WithSummary("Describe the programme");
        plan.MapPut("/parties/{party}", Party).WithSummary("Name a party");
        plan.MapPut("/commitments/{id}", Commitment).WithSummary("Enter a commitment, or a version of one");
        plan.MapPut("/sites/{site}", Site).WithSummary("Announce a site, or revise its details");
        plan.MapPut("/sites/{site}/milestones/{milestone}", Milestone).WithSummary("Plan a milestone, or revise its details");
        plan.MapPut("/sites/{site}/milestones/{milestone}/baseline", Baseline).WithSummary("Approve a baseline");
        plan.MapPut("/sites/{site}/milestones/{milestone}/contract", Contract).WithSummary("Set the date of a contract");
        plan.MapPost("/sites/{site}/milestones/{milestone}/withdraw", Withdraw).WithSummary("Withdraw a milestone; it stays visible");
        plan.MapPut("/sites/{site}/milestones/{milestone}/aliases/{system}/{project}/{activityId}", Alias)
            .WithSummary("Say which milestone a contractor's own number stands for");
        plan.MapPost("/sites/{site}/flags", RaiseFlag).WithSummary("Raise a flag");
        plan.MapDelete("/sites/{site}/flags/{id}", ClearFlag).WithSummary("Clear a flag; it stays readable");
        plan.MapPut("/sites/{site}/risks/{id}", Risk).WithSummary("Enter a risk, or revise its details");
        plan.MapDelete("/sites/{site}/risks/{id}", CloseRisk).WithSummary("Close a risk; it stays readable");
    }

    static Task<IResult> Programme(HttpContext context) =>
        Posting.Propose(context, fields => new ProgrammeDescribed(Inputs.Programme(fields, Inputs.SourceGiven)));

    static Task<IResult> Party(HttpContext context, string party) =>
        Posting.Propose(context, fields => new PartyNamed(Inputs.Party(fields, Id(fields, "party", party))));

    static Task<IResult> Commitment(HttpContext context, string id) =>
        Posting.Propose(context, fields => new CommitmentEntered(Inputs.Commitment(fields, Id(fields, "id", id), Inputs.SourceGiven)));

    static Task<IResult> Site(HttpContext context, string site) =>
        Posting.Propose(context, fields => new SiteAnnounced(Inputs.Site(fields, Id(fields, "site", site), Inputs.SourceGiven)));

    static Task<IResult> Milestone(HttpContext context, string site, string milestone) =>
        Posting.Propose(context, fields => new MilestonePlanned(
            site, Inputs.Milestone(fields, Id(fields, "milestone", milestone), Inputs.SourceGiven)));

    static Task<IResult> Baseline(HttpContext context, string site, string milestone, TimeProvider clock) =>
        Posting.Propose(context, fields => new BaselineSet(
            site, milestone,
            fields.Date("date", required: true) ?? StatedDate.Day(default),
            fields.Text("version", required: true, atMost: 40) ?? "",
            fields.Text("reason", required: true) ?? "",
            fields.Slug("approver", required: true) ?? "",
            fields.Day("approved") ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));

    static Task<IResult> Contract(HttpContext context, string site, string milestone) =>
        Posting.Propose(context, fields => new ContractDateSet(
            site, milestone,
            fields.Date("date", required: true) ?? StatedDate.Day(default),
            fields.Text("contract", required: true, atMost: 200) ?? "",
            fields.Slug("party", required: true) ?? ""));

    static Task<IResult> Withdraw(HttpContext context, string site, string milestone, TimeProvider clock) =>
        Posting.Propose(context, fields => new MilestoneWithdrawn(
            site, milestone,
            fields.Text("reason", required: true) ?? "",
            fields.Slug("party") ?? Construction.Domain.Programme.Owner,
            fields.Day("date") ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            Inputs.SourceGiven(fields),
            KnownAt: null));

    static async Task<IResult> Alias(
        HttpContext context, string site, string milestone, string system, string project, string activityId)
    {
        // A slash inside a part comes through encoded; everything else is decoded already.
        string[] parts = [.. new[] { system, project, activityId }.Select(part => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))];
        return parts.Select(part => TextRules.BrokenBy(part, 100)).FirstOrDefault(rule => rule is not null) is { } broken
            ? Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("activityId", string.Join('/', parts), broken)]))
            : await Posting.Submit(context, new AliasSet(site, milestone, new(parts[0], parts[1], parts[2])), default);
    }

    static Task<IResult> RaiseFlag(HttpContext context, string site) =>
        Posting.Propose(
            context,
            fields => new FlagRaised(site, Inputs.Flag(fields, fields.Slug("id") ?? $"flag-{Guid.NewGuid():N}"[..17], Inputs.SourceGiven)),
            (proposed, outcome) => Answers.Json(
                new { epoch = context.Epoch(), position = outcome.Position, id = IdOf(context, (FlagRaised)proposed, outcome) },
                Posting.StatusOf(context, outcome)));

    // What was sent again got an id at the first time.
    static string IdOf(HttpContext context, FlagRaised proposed, Outcome outcome) =>
        outcome is { Taken: true, Position: { } position }
            ? ((FlagRaised)context.RequestServices.GetRequiredService<IEventLog>().Read([position])[0].Event).Flag.Id
            : proposed.Flag.Id;

    static Task<IResult> ClearFlag(HttpContext context, Settings settings, string site, string id, string? reason = null) =>
        Reasoned(context, settings, reason, new FlagCleared(site, id, reason));

    static Task<IResult> Risk(HttpContext context, string site, string id) =>
        Posting.Propose(context, fields => new RiskEntered(site, Inputs.Risk(fields, Id(fields, "id", id))));

    static Task<IResult> CloseRisk(HttpContext context, Settings settings, string site, string id, string? reason = null) =>
        Reasoned(context, settings, reason, new RiskClosed(site, id, reason));

    // A reason that comes in the address keeps to the rules of text.
    static async Task<IResult> Reasoned(HttpContext context, Settings settings, string? reason, Event proposed) =>
        reason is not null && TextRules.BrokenBy(reason, settings.TextLength) is { } rule
            ? Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("reason", reason, rule)]))
            : await Posting.Submit(context, proposed, default);

    // The id comes from the address; it is checked like a field.
    static string Id(Fields fields, string name, string id)
    {
        if (!TextRules.IsSlug(id))
            fields.Error(name, id, TextRules.SlugRule);
        return id;
    }
}
