using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Quality;

/// <summary>Points 1 to 4: how the activities are linked.</summary>
static class LogicPoints
{
    const string NothingOpen = "nothing of the project is left to do";
    const string NoLinks = "no link leads to an activity that is left to do";

    /// <summary>
    /// Without a predecessor or without a successor; one first and one last activity may be. Links with other projects of the file
    /// count, those with levels of effort and summaries do not, which drive nothing.
    /// </summary>
    public static QualityPoint Logic(Assessed of)
    {
        if (of.Open.Count == 0)
            return QualityPoint.NotApplicable(DcmaRules.Logic, NothingOpen);
        var spanning = of.Network.Spanning.Select(activity => activity.Id).ToHashSet();
        // Of the plan, not of the network: what waits for a project that is only named waits.
        var links = of.Network.Plan.Links.Where(link => !spanning.Contains(link.From) && !spanning.Contains(link.To)).ToList();
        var followed = links.Select(link => link.From).ToHashSet();
        var following = links.Select(link => link.To).ToHashSet();
        var first = of.Places.Where(place => !following.Contains(of[place].Id))
            .OrderBy(of.Path.EarlyStart).ThenBy(place => of[place].Kind != ActivityKind.StartMilestone).Cast<int?>().FirstOrDefault();
        var last = of.Places.Where(place => !followed.Contains(of[place].Id))
            .OrderByDescending(of.Path.EarlyFinish).ThenBy(place => of[place].Kind != ActivityKind.FinishMilestone).Cast<int?>().FirstOrDefault();
        var offenders = new List<QualityOffender>();
        foreach (var place in of.Open)
        {
            var begins = place != first && !following.Contains(of[place].Id);
            var ends = place != last && !followed.Contains(of[place].Id);
            if (begins || ends)
                offenders.Add(of.Offender(place, begins && ends ? "no predecessor and no successor" : begins ? "no predecessor" : "no successor"));
        }
        return QualityPoint.Share(
            DcmaRules.Logic, offenders.Count, of.Open.Count, "activities without a predecessor or a successor, other than the first and the last", offenders);
    }

    public static QualityPoint Leads(Assessed of) =>
        Of(of, DcmaRules.Leads, link => link.Lag < 0, link => $"a lead of {DaysOf(-link.Lag, link)}", "links with a lead (a negative lag)");

    public static QualityPoint Lags(Assessed of) =>
        Of(of, DcmaRules.Lags, link => link.Lag > 0, link => $"a lag of {DaysOf(link.Lag, link)}", "links with a lag");

    public static QualityPoint LinkTypes(Assessed of)
    {
        if (of.Links.Count == 0)
            return QualityPoint.NotApplicable(DcmaRules.LinkTypes, NoLinks);
        var other = of.Links.Where(link => link.Type != LinkType.FinishToStart).ToList();
        return QualityPoint.Share(
            DcmaRules.LinkTypes, of.Links.Count - other.Count, of.Links.Count, "links that are finish to start",
            [.. other.Select(link => of.Offender(link, TypeText(link.Type)))]);
    }

    static QualityPoint Of(Assessed of, QualityRule rule, Func<NetworkLink, bool> isOne, Func<NetworkLink, string> wrong, string words)
    {
        if (of.Links.Count == 0)
            return QualityPoint.NotApplicable(rule, NoLinks);
        var offenders = of.Links.Where(isOne).Select(link => of.Offender(link, $"{TypeText(link.Type)} with {wrong(link)}")).ToList();
        return QualityPoint.Share(rule, offenders.Count, of.Links.Count, words, offenders);
    }

    static string DaysOf(int minutes, NetworkLink link) => Assessed.DaysText((double)minutes / Assessed.PerDay(link.LagCalendar));

    static string TypeText(LinkType type) => type switch
    {
        LinkType.StartToStart => "start to start",
        LinkType.FinishToFinish => "finish to finish",
        LinkType.StartToFinish => "start to finish",
        _ => "finish to start",
    };
}
