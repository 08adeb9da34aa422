namespace Construction.Import;

/// <summary>The numbers that stand for units and for types of links.</summary>
static class MsProjectXmlUnits
{
    // From 35 on they are those of durations that are only estimated.
    public static bool IsElapsed(int format) => Known(format) is 4 or 6 or 8 or 10 or 12 or 20;

    static bool IsPercent(int format) => Known(format) is 19 or 20;

    static int Known(int format) => format >= 35 ? format - 32 : format;

    public static IReadOnlyList<MsProjectXmlLink> Links(XmlFields fields, string subject, Findings findings)
    {
        List<MsProjectXmlLink>? links = null;
        foreach (var link in fields.Parts("PredecessorLink"))
            if (Link(link, new(link, subject, findings), findings) is { } read)
                (links ??= []).Add(read);
        return links ?? (IReadOnlyList<MsProjectXmlLink>)[];
    }

    static MsProjectXmlLink? Link(XmlFields fields, MsProjectXmlValues values, Findings findings)
    {
        if (values.Text("PredecessorUID") is not { } from)
        {
            findings.Warning("link-without-end", values.Line, values.Subject, "a link names no predecessor", "it is left out");
            return null;
        }
        var format = values.Whole("LagFormat") ?? 7;
        var (lag, isPercent) = (values.Number("LinkLag") ?? 0, IsPercent(format));
        if (Math.Abs(lag) > int.MaxValue)
        {
            findings.Warning("unreadable-number", values.Line, values.Subject, $"the lag {lag} after {from} is longer than any schedule", "taken as none");
            lag = 0;
        }
        if (isPercent && lag != 0)
            findings.Note(
                "percent-lag", values.Line, values.Subject, $"its lag after {from} is {lag} % of that one's duration", "it is counted from the present duration, once");
        var cross = values.Is("CrossProject") ? values.Text("CrossProjectName") ?? "another project" : null;
        return new(from, Type(values, findings), isPercent ? lag : lag / 10, isPercent, IsElapsed(format), cross, fields.Line);
    }

    static LinkType Type(MsProjectXmlValues values, Findings findings)
    {
        switch (values.Text("Type"))
        {
            case "0":
                return LinkType.FinishToFinish;
            case "1" or null:
                return LinkType.FinishToStart;
            case "2":
                return LinkType.StartToFinish;
            case "3":
                return LinkType.StartToStart;
            case var type:
                findings.Warning("unknown-link-type", values.Line, values.Subject, $"a link has the type '{type}', which is not known", "it is taken as finish to start");
                return LinkType.FinishToStart;
        }
    }
}
