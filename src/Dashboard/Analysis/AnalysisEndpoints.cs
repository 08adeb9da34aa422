using System.Globalization;
using Construction.Analytics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;

namespace Dashboard.Analysis;

/// <summary>What the director's page asks: computed here, drawn there, for now and for any earlier moment.</summary>
static class AnalysisEndpoints
{
    const string DefaultBasis = "facility";

    public static void MapAnalysis(this IEndpointRouteBuilder routes)
    {
        var analysis = routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().AddEndpointFilter<BasisFilter>().WithTags("Analyse");
        analysis.MapGet("/ramp", Ramp).WithSummary("Megawatts over time on one basis, slip apart from change of scope, and MW-days late");
        analysis.MapGet("/slips", Slips).WithSummary("Slips by site and group of phases, with the last four weeks");
        analysis.MapGet("/dates", Dates).WithSummary("Dates by party, the widest spread first");
        analysis.MapGet("/progress", Progress).WithSummary("Milestones due against met");
        analysis.MapGet("/sources", Sources).WithSummary("How current each party's word is at each site, and who is silent");
        analysis.MapGet("/sites/{site}/trend", Trend).WithSummary("Milestone trend: what each party forecast, as of which data date");
        analysis.MapGet("/sites/{site}/milestones/{milestone}/moves", DateMoves.Answer).WithSummary("How the current date came to be what it is, report by report");
        var record = routes.MapGroup("/api").AddEndpointFilter<KeyFilter>().WithTags("Analyse");
        record.MapGet("/record", Record).WithSummary("How right a party's forecasts were: the party's own, or with the owner's key everybody's");
    }

    static async Task<IResult> Ramp(HttpContext context, Analyst analyst, Asked asked, string? site = null, string basis = DefaultBasis)
    {
        Moment? since = null;
        if (context.Request.Query.ContainsKey("since"))
        {
            var (before, problem) = await asked.Board(context, "since");
            if (before is null)
                return problem!;
            since = before.Looked!.Moment;
        }
        return await analyst.Answer(context, async study =>
        {
            if (site is not null && study.Sites.All(one => one.Id != site))
                return null;
            var ramp = Of(study);
            var then = since is null ? null : await analyst.At(context, since);
            return new
            {
                ramp,
                gap = ramp.WidestGap(),
                late = MwDaysLate.Of(In(study), basis, study.Today),
                compared = then is null ? null : new
                {
                    at = then.At,
                    current = Of(then).Current,
                    difference = Construction.Analytics.Ramp.WidestGap(Of(then).Current, ramp.Current, study.Today),
                },
            };
        });

        List<MilestoneAsOf> In(Study study) => [.. study.Milestones.Where(milestone => site is null || milestone.Site == site)];

        Construction.Analytics.Ramp Of(Study study) => Construction.Analytics.Ramp.Of(In(study), basis, study.Today);
    }

    static Task<IResult> Slips(HttpContext context, Analyst analyst, Chronicle chronicle, string basis = DefaultBasis) =>
        analyst.Answer(context, async study =>
        {
            var then = await analyst.At(context, Moment.EndOf(study.Today.AddDays(-SlipTable.ChangeDays)));
            var silent = await chronicle.Read(
                history => Freshness.Of(study.Pasts(history), study.Today).Silent.Select(source => (source.Site, source.Party)).ToHashSet(),
                context.RequestAborted);
            return SlipTable.Of(
                [.. study.Sites.Select(site => site.Id)], study.Milestones, then.Milestones, basis, study.Today,
                (site, party) => silent.Contains((site, party)));
        });

    /// <param name="first">So many of those with a spread; without it, all rows.</param>
    static async Task<IResult> Dates(HttpContext context, Analyst analyst, Viewing viewing, string? site = null, string? first = null)
    {
        var most = int.MaxValue;
        if (first is not null && (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most == 0))
            return Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("first", first, "is how many rows are wanted, a whole number from 1")]));
        return await analyst.FromBoard(context, board =>
        {
            if (site is not null && (board.State.SiteOf(site) is null || !viewing.MaySeeSite(context, site)))
                return null;
            // Sources are fetched for what is shown.
            if (first is null)
                board.ReadWords(site);
            var all = DatesByParty.Of(
                from of in board.State.Sites.Values
                where (site is null || of.Details.Id == site) && viewing.MaySeeSite(context, of.Details.Id)
                from milestone in of.Milestones.Values
                select VoicesIn(board.State, of, milestone));
            var told = all.Where(row => row.Spread is not null).ToList();
            var shown = first is null ? all : told.Take(most).Select(row => WithWords(board, row));
            return new
            {
                position = board.Position,
                count = told.Count,
                rows = shown.Select(row => new { site = row.Site, milestone = row.Milestone.Id, row.IsWithdrawn, row.Marks, row.Spread }).ToList(),
            };
        });
    }

    static DatesRow WithWords(BoardReading board, DatesRow row)
    {
        if (board.Looked is null)
            return row;
        board.ReadWords(row.Site, row.Milestone.Id);
        var of = board.State.Sites[row.Site];
        return DatesByParty.Of([VoicesIn(board.State, of, of.Milestones[row.Milestone.Id])])[0];
    }

    static MilestoneVoices VoicesIn(Programme state, Site site, Milestone milestone) =>
        MilestoneVoices.Of(site.Details.Id, milestone, RankIn(state, site, milestone));

    static Func<string, Rank> RankIn(Programme state, Site site, Milestone milestone) => party => state.RankOf(site, milestone, party);

    static Task<IResult> Progress(HttpContext context, Analyst analyst, string? site = null) =>
        analyst.Answer(context, study => site is not null && study.Sites.All(one => one.Id != site)
            ? null
            : Construction.Analytics.Progress.Of(
                [
                    .. study.Milestones.Where(milestone => site is null || milestone.Site == site)
                        .Select(milestone => (milestone.Site, milestone.Details, milestone.Reading)),
                ],
                study.Today));

    static Task<IResult> Sources(HttpContext context, Analyst analyst, string? site = null) =>
        analyst.Answer(context, (study, history) => site is not null && study.Sites.All(one => one.Id != site)
            ? null
            : Freshness.Of(study.Pasts(history, site), study.Today));

    static Task<IResult> Trend(HttpContext context, Analyst analyst, string site) => analyst.Answer(context, (study, history) =>
    {
        if (study.Sites.All(one => one.Id != site))
            return null;
        var pasts = study.Pasts(history, site).ToList();
        var cadences = Freshness.Of(pasts, study.Today).Sources.ToDictionary(source => source.Party, source => source.Cadence);
        return new
        {
            site,
            today = study.Today,
            cadences = cadences.Select(cadence => new { party = cadence.Key, days = cadence.Value.Days, origin = cadence.Value.Origin }),
            milestones = pasts.Select(past => new
            {
                milestone = past.Milestone,
                trend = Construction.Analytics.Trend.Of(
                    past.Parties, study.Baselines[(site, past.Milestone)],
                    // An assumed cadence is nobody's promise: nothing is missed by it.
                    party => cadences[party] is { Origin: not CadenceOrigin.Assumed } cadence ? cadence.Days : null,
                    study.Today, past.IsWithdrawn ? study.Today : null),
            }),
        };
    });

    static Task<IResult> Record(HttpContext context, Analyst analyst, string? party = null)
    {
        var caller = context.Caller()!;
        if (!caller.IsOwner && party is not null && party != caller.Party)
            return Task.FromResult(Problems.Result(StatusCodes.Status403Forbidden, "A party sees its own record only; the owner's key sees everybody's."));
        var shown = caller.IsOwner ? party : caller.Party;
        return analyst.Answer(context, (study, history) => new
        {
            today = study.Today,
            enough = ForecastHorizon.Enough,
            tolerance = ForecastHorizon.Tolerance,
            records = ForecastRecord.Of(study.Pasts(history), study.Today).Where(record => shown is null || record.Party == shown).Select(record => new
            {
                party = record.Party,
                horizons = record.Horizons,
                open =
                    from milestone in study.Milestones
                    let current = milestone.Reading.Current
                    where current is { IsActual: false } && current.Party == record.Party && !milestone.IsWithdrawn
                    let adjusted = record.Adjust(current.Date, study.Today)
                    where adjusted is not null
                    select new { site = milestone.Site, milestone = milestone.Id, adjusted },
            }).ToList(),
        }, isOwn: true);
    }
}

/// <summary>Refuses a basis that there is none of.</summary>
sealed class BasisFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query.TryGetValue("basis", out var basis) && !Vocabulary.PowerBases.Contains(basis.ToString())
            ? Problems.Result(Problems.Of(
                StatusCodes.Status400BadRequest, [new("basis", basis.ToString(), $"is one of {string.Join(", ", Vocabulary.PowerBases)}")]))
            : await next(context);
}
