using System.Xml;

namespace Construction.Import;

/// <summary>Goes through a file once, from its first element to its last, and makes a plan of it.</summary>
sealed class MsProjectXmlFile
{
    static readonly HashSet<string> s_header =
    [
        "SaveVersion", "BuildNumber", "Name", "Title", "ScheduleFromStart", "StartDate", "FinishDate", "CriticalSlackLimit", "CalendarUID", "MinutesPerDay",
        "HonorConstraints", "MultipleCriticalPaths", "SplitsInProgressTasks", "StatusDate", "CurrentDate",
    ];

    // Not needed, and by far the largest part of a file that has them.
    static readonly string[] s_large = ["TimephasedData", "Notes"];

    readonly Findings _findings = new();
    readonly XmlFields _fields = new() { Line = 1 };
    readonly MsProjectXmlCodes _codes = new();
    readonly MsProjectXmlCalendars _calendars;
    readonly MsProjectXmlResources _resources;
    readonly MsProjectXmlTasks _reader;
    readonly List<MsProjectXmlTask> _tasks = [];
    int _links;

    public MsProjectXmlFile() => (_calendars, _resources, _reader) = (new(_findings), new(_findings), new(_findings, _codes));

    /// <param name="reader">Stands at the root.</param>
    public Plan Read(XmlReader reader)
    {
        var hasTasks = false;
        foreach (var name in SafeXml.Children(reader))
            if (name is "Tasks")
            {
                hasTasks = true;
                ReadTasks(reader);
            }
            else if (name is "Calendars")
                foreach (var _ in SafeXml.Children(reader))
                    _calendars.Read(XmlFields.Read(reader));
            else if (name is "Resources")
                foreach (var _ in SafeXml.Children(reader))
                    _resources.Read(XmlFields.Read(reader, s_large));
            else if (name is "Assignments")
                foreach (var _ in SafeXml.Children(reader))
                    _resources.Assign(XmlFields.Read(reader, s_large));
            else if (name is "ExtendedAttributes")
                foreach (var _ in SafeXml.Children(reader))
                    _codes.ReadField(XmlFields.Read(reader, "ValueList"));
            else if (name is "OutlineCodes")
                foreach (var _ in SafeXml.Children(reader))
                    _codes.ReadOutline(reader);
            else if (s_header.Contains(name))
                _fields.Add(name, SafeXml.Text(reader));
        return hasTasks ? ToPlan() : throw new UnreadableException("there are no <Tasks> in the file, as there are in each schedule");
    }

    MsProjectXmlValues Header => new(_fields, "the project", _findings);

    void ReadTasks(XmlReader reader)
    {
        (_reader.MinutesPerDay, _reader.HonorsConstraints) = (MinutesPerDay(Header), MsProjectXmlProject.Honors(Header));
        foreach (var _ in SafeXml.Children(reader))
        {
            if (_reader.Read(XmlFields.Read(reader, s_large)) is not { } read)
                continue;
            _tasks.Add(read);
            if (_tasks.Count > ImportLimits.Activities)
                throw new UnreadableException($"there are more than {ImportLimits.Activities:N0} tasks", read.Activity.Line);
            if ((_links += read.Links.Count) > ImportLimits.Links)
                throw new UnreadableException($"there are more than {ImportLimits.Links:N0} links", read.Activity.Line);
        }
    }

    Plan ToPlan()
    {
        var header = Header;
        var outline = new MsProjectXmlOutline(_tasks);
        _calendars.MinutesPerDay = MinutesPerDay(header);
        var calendar = ProjectCalendar(header);
        var activities = new MsProjectXmlActivities(_tasks, outline, _calendars, _resources, _findings).All(calendar);
        var links = new MsProjectXmlLinks(_tasks, outline, _findings).All();
        var summary = _tasks is [{ Level: 0 } first, ..] && first.Activity.Name is { Length: > 0 } named ? named : null;
        var project = MsProjectXmlProject.Read(header, summary, activities, calendar, _calendars.MinutesPerDay, _findings);
        NoteWhatIsLeftOut();
        return new()
        {
            Format = MsProjectXml.Format,
            Writer = header.Text("BuildNumber") is { } build ? $"Microsoft Project {build}"
                : header.Text("SaveVersion") is { } version ? $"save version {version}"
                : null,
            Projects = [project, .. MsProjectXmlProject.Stubs(activities)],
            Calendars = _calendars.All,
            Activities = activities,
            Links = links,
            Findings = _findings.All,
        };
    }

    static int MinutesPerDay(MsProjectXmlValues header) =>
        header.Whole("MinutesPerDay") is >= 1 and <= 1440 and var minutes ? minutes : PlanCalendar.Standard.MinutesPerDay;

    string? ProjectCalendar(MsProjectXmlValues header)
    {
        var named = header.Text("CalendarUID");
        if (_calendars.Effective(named) is { } calendar)
            return calendar;
        if (_calendars.First is { } first)
            _findings.Warning(
                "unknown-calendar", null, "the project", named is null ? "the project names no calendar" : $"the project's calendar {named} is not in the file",
                $"the first of the file is used: {_calendars.NameOf(first)}");
        return _calendars.First;
    }

    void NoteWhatIsLeftOut()
    {
        if (_reader.Estimated > 0)
            _findings.Note("estimated", null, null, $"{_reader.Estimated} durations are marked as estimated", "they are taken like any other");
        if (_reader.LaterBaselines > 0)
            _findings.Note("later-baselines", null, null, $"{_reader.LaterBaselines} tasks have further baselines (1 to 10)", "only the first is taken");
        if (_codes.LeftOut > 0)
            _findings.Note("fields-left-out", null, null, $"{_codes.LeftOut} tasks have values of fields that have no name and hold no text", "they are left out");
    }
}
