using Construction.Analytics.Schedules;
using Construction.Import;

namespace Dashboard.Bench.Schedules;

/// <summary>A project of a file: what is computed here beside what the program that wrote the file had computed.</summary>
sealed class ComparedProject
{
    readonly CriticalPath _path;
    readonly PlanProject _project;
    readonly List<int> _open;
    readonly List<int> _compared;

    /// <param name="isAsComputed">It was put back to what it was when the program computed it.</param>
    public ComparedProject(string file, CriticalPath path, PlanProject project, bool isAsComputed = false)
    {
        (File, _path, _project, IsAsComputed) = (file, path, project, isAsComputed);
        _open = [.. Enumerable.Range(0, path.Network.Count).Where(place => path.Network.ProjectOf[place].Id == project.Id && !At(place).IsComplete)];
        _compared = [.. _open.Where(place => At(place).Stored is { EarlyFinish: not null, LateFinish: not null })];
        Activities = path.Network.Plan.Activities.Count(activity => activity.Project == project.Id);
        Dates = Agreement.Of(path, project);
        Total = Count(stored => stored.TotalFloat, path.TotalFloat);
        Free = Count(stored => stored.FreeFloat, path.FreeFloat);
        // Without a data date nothing can be said of when; it has to be given.
        Finish = project.DataDate is null ? null : path.FinishOf(project);
        StoredFinish = project.StoredFinish ?? _compared.Max(place => At(place).Stored!.EarlyFinish);
        Critical = _compared.Count(path.IsCritical);
        StoredCritical = Marked(IsStoredCritical);
        Longest = _compared.Count(path.IsOnLongestPath);
        StoredLongest = Marked(stored => stored.IsOnLongestPath);
    }

    public string File { get; }

    public string Code => _project.Code;

    public string Project => IsAsComputed ? $"{Code}, as computed" : Code;

    public bool IsAsComputed { get; }

    /// <summary>What was put back.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public int Activities { get; }

    public Agreement Dates { get; }

    /// <summary>How many are equal, of those for which the file says it.</summary>
    public (int Equal, int Of) Total { get; }

    public (int Equal, int Of) Free { get; }

    public DateTime? Finish { get; }

    /// <summary>Of the project; where the file does not say it, the last of its early finishes. Null where it has no dates.</summary>
    public DateTime? StoredFinish { get; }

    /// <summary>By the file's own rule, of those that are compared.</summary>
    public int Critical { get; }

    /// <summary>Null where the file does not say it.</summary>
    public int? StoredCritical { get; }

    public int Longest { get; }

    public int? StoredLongest { get; }

    /// <summary>Where nothing is open, nothing is computed any more.</summary>
    public bool FinishIsEqual =>
        StoredFinish is null || Dates.Open == 0 || Finish == StoredFinish || WorkAt(Finish) == WorkAt(StoredFinish);

    /// <summary>At least 99 of 100 dates, and all else, wherever the file says it.</summary>
    public bool Agrees =>
        Dates.Equal * 100 >= Dates.Compared * 99 && FinishIsEqual
        && (StoredCritical ?? Critical) == Critical && (StoredLongest ?? Longest) == Longest;

    /// <summary>What differs, one line for each activity.</summary>
    public IEnumerable<string> Differences() =>
        from place in _compared
        let differences = DifferencesOf(place).ToList()
        where differences.Count > 0
        select $"{At(place).Code}: {string.Join(", ", differences)}";

    PlannedActivity At(int place) => _path.Network.Activities[place];

    (int, int) Count(Func<StoredDates, int?> stored, Func<int, int?> computed)
    {
        var said = _compared.Where(place => stored(At(place).Stored!) is not null).ToList();
        return (said.Count(place => stored(At(place).Stored!) == computed(place)), said.Count);
    }

    int? Marked(Func<StoredDates, bool?> isMarked)
    {
        var marks = _compared.Select(place => isMarked(At(place).Stored!)).ToList();
        return marks.All(mark => mark is null) ? null : marks.Count(mark => mark == true);
    }

    bool? IsStoredCritical(StoredDates stored) =>
        stored.IsCritical
        ?? (_project.Options.CriticalIsLongestPath ? stored.IsOnLongestPath
            : stored.TotalFloat is { } total ? total <= _project.Options.CriticalUpTo
            : null);

    IEnumerable<string> DifferencesOf(int place)
    {
        var (stored, calendar) = (At(place).Stored!, _path.Network.Calendars[place]);
        // An actual start is no early start.
        if (!At(place).IsStarted)
        {
            if (Differs(stored.EarlyStart, _path.EarlyStart(place)))
                yield return $"early start {_path.EarlyStart(place):yyyy-MM-dd HH:mm}, stored {stored.EarlyStart:yyyy-MM-dd HH:mm}";
            if (Differs(stored.LateStart, _path.LateStart(place)))
                yield return $"late start {_path.LateStart(place):yyyy-MM-dd HH:mm}, stored {stored.LateStart:yyyy-MM-dd HH:mm}";
        }
        if (Differs(stored.EarlyFinish, _path.EarlyFinish(place)))
            yield return $"early finish {_path.EarlyFinish(place):yyyy-MM-dd HH:mm}, stored {stored.EarlyFinish:yyyy-MM-dd HH:mm}";
        if (Differs(stored.LateFinish, _path.LateFinish(place)))
            yield return $"late finish {_path.LateFinish(place):yyyy-MM-dd HH:mm}, stored {stored.LateFinish:yyyy-MM-dd HH:mm}";
        if (stored.TotalFloat is { } total && total != _path.TotalFloat(place))
            yield return $"total float {_path.TotalFloat(place)} min, stored {total}";
        if (stored.FreeFloat is { } free && free != _path.FreeFloat(place))
            yield return $"free float {_path.FreeFloat(place)} min, stored {free}";
        if (IsStoredCritical(stored) is { } isCritical && isCritical != _path.IsCritical(place))
            yield return isCritical ? "critical in the file only" : "critical here only";
        if (stored.IsOnLongestPath is { } isOnLongest && isOnLongest != _path.IsOnLongestPath(place))
            yield return isOnLongest ? "on the longest path in the file only" : "on the longest path here only";

        bool Differs(DateTime? one, DateTime other) => one is not { } moment || calendar.WorkAt(Minutes.Of(moment)) != calendar.WorkAt(Minutes.Of(other));
    }

    int? WorkAt(DateTime? moment) => moment is null ? null : _path.Network.CalendarsOfPlan.Of(_project).WorkAt(Minutes.Of(moment.Value));
}
