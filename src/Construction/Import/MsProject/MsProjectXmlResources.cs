namespace Construction.Import;

/// <summary>Who is assigned to what, and by whose calendar that goes.</summary>
sealed class MsProjectXmlResources(Findings findings)
{
    const int Limit = ImportLimits.Links;

    readonly Dictionary<string, (string Name, string? Calendar)> _resources = [];
    readonly Dictionary<string, List<string>> _assigned = [];
    int _count;

    public void Read(XmlFields fields)
    {
        Count(fields);
        // Materials and costs have no working time.
        if (fields["UID"] is { } id)
            _resources.TryAdd(id, (fields["Name"] ?? "", fields["Type"] is "0" or "2" ? null : fields["CalendarUID"]));
    }

    public void Assign(XmlFields fields)
    {
        Count(fields);
        if (fields["TaskUID"] is not { } to || fields["ResourceUID"] is not { } resource)
            return;
        if (!_assigned.TryGetValue(to, out var all))
            _assigned[to] = all = [];
        all.Add(resource);
        if (fields["Delay"] is { } delay && delay.Any(digit => digit is >= '1' and <= '9'))
            findings.Warning(
                "delayed-assignment", fields.Line, to, "a resource begins its work later than the activity", "computed dates do not know that");
    }

    /// <summary>Each once; those without a name, and what is assigned to nobody, have none.</summary>
    public IReadOnlyList<string> NamesFor(string id) =>
        _assigned.TryGetValue(id, out var assigned)
            ? [.. assigned.Select(resource => _resources.GetValueOrDefault(resource).Name).Where(name => !string.IsNullOrEmpty(name)).Distinct()!]
            : [];

    /// <summary>The calendar by which an activity goes: its own, the project's, or as its resources work.</summary>
    public string? CalendarFor(MsProjectXmlTask read, string? own, string? project, MsProjectXmlCalendars calendars)
    {
        if (own is not null && read.IgnoresResourceCalendars)
            return own;
        var work = WorkFor(read.Activity.Id, calendars);
        if (work is [])
            return own ?? project;
        if (work.Count > 1)
        {
            findings.Warning(
                "resource-calendars", read.Activity.Line, read.Activity.Code, "its resources work by different calendars, by each of which Microsoft Project schedules that one's part",
                own is null ? "the project's calendar is used" : "its own calendar is used");
            return own ?? project;
        }
        if ((own ?? project) is not { } calendar || calendars.AreAlike(calendar, work[0]))
            return own ?? project ?? work[0];
        findings.Note(
            "resource-calendar", read.Activity.Line, read.Activity.Code, $"its resources work by the calendar {calendars.NameOf(work[0])}",
            own is null ? "it goes by that, as Microsoft Project does" : "it goes by what that and its own have in common, as Microsoft Project does");
        return own is null ? work[0] : calendars.Common(own, work[0]);
    }

    // Those that are alike count as one; two are as many as more.
    List<string> WorkFor(string id, MsProjectXmlCalendars calendars)
    {
        var unlike = new List<string>();
        foreach (var resource in _assigned.GetValueOrDefault(id) ?? [])
            if (calendars.Effective(_resources.GetValueOrDefault(resource).Calendar) is { } calendar
                && !unlike.Exists(other => calendars.AreAlike(other, calendar)))
            {
                unlike.Add(calendar);
                if (unlike.Count > 1)
                    break;
            }
        return unlike;
    }

    void Count(XmlFields fields)
    {
        if (++_count > Limit)
            throw new UnreadableException($"there are more than {Limit:N0} resources and assignments", fields.Line);
    }
}
