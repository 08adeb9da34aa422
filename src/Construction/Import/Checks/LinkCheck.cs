namespace Construction.Import;

/// <summary>Links with two ends that are different activities of the file, each once.</summary>
static class LinkCheck
{
    public static IReadOnlyList<PlanLink> Check(IReadOnlyList<PlanLink> links, IReadOnlyList<PlannedActivity> activities, Findings findings)
    {
        var known = activities.ToDictionary(activity => activity.Id);
        var places = new Dictionary<(string, string, LinkType, bool), int>(links.Count);
        var kept = new List<PlanLink>(links.Count);
        foreach (var read in links)
        {
            if (Ends(read, known, findings) is not var (from, to))
                continue;
            var link = WithSaneLag(read, from, to, findings);
            if (places.TryAdd((link.From, link.To, link.Type, link.IsElapsed), kept.Count))
            {
                kept.Add(link);
                continue;
            }
            var place = places[(link.From, link.To, link.Type, link.IsElapsed)];
            findings.Note(
                "duplicate-link", to.Line, to.Code, $"it follows {from.Code} twice by the same type of link ({link.Type})", "the one with the larger lag is kept");
            if (link.Lag > kept[place].Lag)
                kept[place] = link;
        }
        return kept;
    }

    static PlanLink WithSaneLag(PlanLink link, PlannedActivity from, PlannedActivity to, Findings findings)
    {
        if (link.Lag is >= -ImportLimits.Minutes and <= ImportLimits.Minutes)
            return link;
        findings.Error("absurd-lag", to.Line, to.Code, $"the lag after {from.Code} is longer than a schedule can be", "it is taken as none");
        return link with { Lag = 0 };
    }

    static (PlannedActivity From, PlannedActivity To)? Ends(PlanLink link, Dictionary<string, PlannedActivity> known, Findings findings)
    {
        var (from, to) = (known.GetValueOrDefault(link.From), known.GetValueOrDefault(link.To));
        if (from is null || to is null)
        {
            var end = from ?? to;
            findings.Warning(
                "unknown-activity", end?.Line, end?.Code,
                from is null ? $"its predecessor {link.From} is not in the file" : $"its successor {link.To} is not in the file", "the link is left out");
            return null;
        }
        if (from != to)
            return (from, to);
        findings.Warning("link-to-itself", from.Line, from.Code, "it is linked to itself", "the link is left out");
        return null;
    }
}
