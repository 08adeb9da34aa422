using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Risk;

/// <summary>What if, at a site with one schedule whose every activity stands for a milestone that is called as it, in small letters.</summary>
static class Supposed
{
    const int Trials = 300;

    public static DateOnly DataDate { get; } = DateOnly.FromDateTime(Schedules.Plans.Start);

    /// <param name="today">The data date where it is not said.</param>
    public static SiteForecastInput Site(Plan plan, ToldSites? told = null, DateOnly? today = null)
    {
        told ??= plan.Activities.Aggregate(new ToldSites(), (site, activity) => site.Plans(MilestoneOf(activity.Code)));
        var details = Some.Schedule with { Project = Schedules.Plans.Project, DataDate = DataDate };
        var schedule = new ForecastSchedule(details, plan.Path(), plan.Activities.Select(activity => (activity.Code, MilestoneOf(activity.Code))), told.AsOf, today ?? DataDate);
        return new(Some.Site, told.AsOf, _ => "crusoe", [schedule], new Dictionary<string, ForecastRecord>(), today ?? DataDate);
    }

    public static string MilestoneOf(string code) => code.ToLowerInvariant();

    public static WhatIf If(this SiteForecastInput site, params WhatIfChange[] changes)
    {
        var (made, problems) = WhatIf.Of(site, changes);
        Assert.True(made is not null, string.Join('\n', problems));
        return made;
    }

    /// <summary>What the changes do, by milestone.</summary>
    public static Dictionary<string, WhatIfEffect> Effects(this SiteForecastInput site, params WhatIfChange[] changes) =>
        WhatIfEffect.Between(Run(site), Run(site.If(changes).Input), _ => (StatedDate.Day(DataDate.AddDays(10)), null)).ToDictionary(effect => effect.Milestone);

    public static List<MilestoneForecast> Run(SiteForecastInput input) =>
        [.. new SiteForecast(input).Jobs.Where(job => job.Run is not null).SelectMany(job => job.Merge([job.Run!(0, Trials)]))];
}
