namespace Construction.Import;

/// <summary>The calendars of a file, each with what holds of those it stands on.</summary>
sealed class MsProjectXmlCalendars(Findings findings)
{
    const int Depth = 20;
    const int Exceptions = 1_000_000;

    readonly List<MsProjectXmlCalendar> _written = [];
    readonly Dictionary<string, MsProjectXmlCalendar> _byId = [];
    readonly Dictionary<string, PlanCalendar> _resolved = [];
    readonly Dictionary<(string, string), PlanCalendar> _common = [];
    readonly Dictionary<(string, string), bool> _alike = [];
    int _daysLeft = 20_000_000;
    int _exceptionsLeft = Exceptions;
    bool _usesTwentyFourHours;

    public int MinutesPerDay { get; set; } = PlanCalendar.Standard.MinutesPerDay;

    public void Read(XmlFields fields)
    {
        if (_written.Count == ImportLimits.Calendars)
            throw new UnreadableException($"there are more than {ImportLimits.Calendars:N0} calendars", fields.Line);
        var calendar = MsProjectXmlCalendar.Read(fields, findings, days => Spend(days, fields.Line));
        Keep(calendar.Exceptions.Count, calendar.Line);
        _written.Add(calendar);
        if (!_byId.TryAdd(calendar.Id, calendar))
            findings.Error("duplicate-calendar", calendar.Line, calendar.Name, $"an earlier calendar has the id {calendar.Id} already", "this one is left out");
    }

    /// <summary>Those that say something, in the order of the file; after them those that were put together.</summary>
    public IReadOnlyList<PlanCalendar> All =>
    [
        .. from calendar in _written.DistinctBy(calendar => calendar.Id)
           where Effective(calendar.Id) == calendar.Id
           select Resolved(calendar.Id),
        .. _common.Values,
        .. _usesTwentyFourHours ? [PlanCalendar.TwentyFourHours] : (IReadOnlyList<PlanCalendar>)[],
    ];

    public string? First => _written is [var first, ..] ? Effective(first.Id) : null;

    /// <summary>The calendar that it is: itself, or the one it builds on where it says nothing, as those of most resources.</summary>
    /// <returns>Null where there is none of that id.</returns>
    public string? Effective(string? id)
    {
        for (var depth = 0; depth < Depth; depth++)
            if (id is null || !_byId.TryGetValue(id, out var calendar))
                return null;
            else if (calendar.SaysNothing && calendar.Base is { } above && _byId.ContainsKey(above))
                id = above;
            else
                break;
        return id;
    }

    public string NameOf(string id) => Resolved(id).Name;

    public string TwentyFourHours
    {
        get
        {
            _usesTwentyFourHours = true;
            return PlanCalendar.TwentyFourHours.Id;
        }
    }

    public bool AreAlike(string one, string other)
    {
        if (one == other)
            return true;
        if (!_alike.TryGetValue((one, other), out var alike))
            _alike[(one, other)] = alike = MsProjectXmlTime.AreAlike(Resolved(one), Resolved(other));
        return alike;
    }

    /// <summary>The calendar that works when both do.</summary>
    public string Common(string one, string other)
    {
        if (!_common.TryGetValue((one, other), out var common))
        {
            _common[(one, other)] = common = MsProjectXmlTime.Common(Resolved(one), Resolved(other));
            Keep(common.Exceptions.Count, _byId[one].Line);
        }
        return common.Id;
    }

    PlanCalendar Resolved(string id, int depth = 0)
    {
        if (_resolved.TryGetValue(id, out var resolved))
            return resolved;
        var calendar = _byId[id];
        var below = depth < Depth && calendar.Base is not null && _byId.ContainsKey(calendar.Base) ? Resolved(calendar.Base, depth + 1) : Standard(calendar, depth);
        return _resolved[id] = calendar.SaysNothing
            ? below with { Id = id, Name = calendar.Name, MinutesPerDay = MinutesPerDay }
            : new(id, calendar.Name, [.. calendar.Week.Select((day, at) => day ?? below.Week[at])], Merged(calendar, below), MinutesPerDay);
    }

    PlanCalendar Standard(MsProjectXmlCalendar calendar, int depth)
    {
        const string Done = "what it does not say itself is taken as in a new calendar: Monday to Friday, 8 to 12 and 13 to 17";
        if (depth >= Depth)
            findings.Error("calendar-circle", calendar.Line, calendar.Name, "calendars build on each other in a circle", Done);
        else if (calendar.Base is not null)
            findings.Warning("unknown-calendar", calendar.Line, calendar.Name, $"its base calendar {calendar.Base} is not in the file", Done);
        else if (calendar.Week.Any(day => day is null))
            findings.Note("calendar-without-week", calendar.Line, calendar.Name, "it does not say how all weekdays work", Done);
        return PlanCalendar.Standard;
    }

    IReadOnlyDictionary<DateOnly, IReadOnlyList<Shift>> Merged(MsProjectXmlCalendar calendar, PlanCalendar below)
    {
        if (below.Exceptions.Count == 0 || calendar.Exceptions.Count == 0)
            return calendar.Exceptions.Count == 0 ? below.Exceptions : calendar.Exceptions;
        var merged = below.Exceptions.ToDictionary();
        foreach (var (day, shifts) in calendar.Exceptions)
            merged[day] = shifts;
        Keep(merged.Count, calendar.Line);
        return merged;
    }

    void Spend(int days, int line)
    {
        if ((_daysLeft -= days) < 0)
            throw new UnreadableException("the calendars' exceptions recur over more days than can be gone through", line);
    }

    void Keep(int exceptions, int line)
    {
        if ((_exceptionsLeft -= exceptions) < 0)
            throw new UnreadableException($"the calendars have more than {Exceptions:N0} days of exceptions", line);
    }
}
