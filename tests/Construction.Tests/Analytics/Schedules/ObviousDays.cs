using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>
/// The critical path of a plan of whole days around the clock, computed as slowly and plainly as can be: every link is looked at
/// again and again, until none moves anything any more.
/// </summary>
sealed class ObviousDays
{
    readonly Plan _plan;
    readonly Dictionary<string, int> _days;

    public ObviousDays(Plan plan)
    {
        _plan = plan;
        _days = plan.Activities.ToDictionary(activity => activity.Code, activity => activity.Remaining / 1440);
        EarlyStart = plan.Activities.ToDictionary(activity => activity.Code, _ => 0);
        while (plan.Links.Any(MovesEarly))
        {
        }
        Finish = plan.Activities.Max(activity => EarlyFinish(activity.Code));
        LateFinish = plan.Activities.ToDictionary(activity => activity.Code, _ => Finish);
        while (plan.Links.Any(MovesLate))
        {
        }
        OnLongestPath = [.. plan.Activities.Select(activity => activity.Code).Where(code => EarlyFinish(code) == Finish)];
        while (plan.Links.Any(link => OnLongestPath.Contains(link.To) && Slack(link) == 0 && OnLongestPath.Add(link.From)))
        {
        }
    }

    public int Finish { get; }

    public Dictionary<string, int> EarlyStart { get; }

    public Dictionary<string, int> LateFinish { get; }

    public HashSet<string> OnLongestPath { get; }

    public int EarlyFinish(string code) => EarlyStart[code] + _days[code];

    public int LateStart(string code) => LateFinish[code] - _days[code];

    public int TotalFloat(string code) => LateFinish[code] - EarlyFinish(code);

    public int FreeFloat(string code) =>
        _plan.Links.Where(link => link.From == code).Select(Slack).DefaultIfEmpty(Finish - EarlyFinish(code)).Min();

    // What lies between the end of the predecessor that a link starts from and that of the successor, beyond the lag.
    int Slack(PlanLink link) =>
        (IsToFinish(link) ? EarlyFinish(link.To) : EarlyStart[link.To]) - (IsFromFinish(link) ? EarlyFinish(link.From) : EarlyStart[link.From]) - link.Lag / 1440;

    bool MovesEarly(PlanLink link)
    {
        var needed = EarlyStart[link.To] - Slack(link);
        var moves = needed > EarlyStart[link.To];
        EarlyStart[link.To] = Math.Max(EarlyStart[link.To], needed);
        return moves;
    }

    bool MovesLate(PlanLink link)
    {
        var end = (IsToFinish(link) ? LateFinish[link.To] : LateStart(link.To)) - link.Lag / 1440;
        var allowed = IsFromFinish(link) ? end : end + _days[link.From];
        var moves = allowed < LateFinish[link.From];
        LateFinish[link.From] = Math.Min(LateFinish[link.From], allowed);
        return moves;
    }

    static bool IsToFinish(PlanLink link) => link.Type is LinkType.FinishToFinish or LinkType.StartToFinish;

    static bool IsFromFinish(PlanLink link) => link.Type is LinkType.FinishToStart or LinkType.FinishToFinish;
}
