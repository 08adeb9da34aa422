using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>How far the dates computed here are those that the program which wrote the file had computed.</summary>
/// <param name="Open">Activities that are not complete.</param>
/// <param name="Critical">Of these, by the file's own rule.</param>
/// <param name="Compared">Of these, those for which the file has early and late dates.</param>
/// <param name="Equal">Of these, those of which all four are the same working moments.</param>
public sealed record Agreement(int Open, int Critical, int Compared, int Equal)
{
    public static Agreement Of(CriticalPath path, PlanProject project)
    {
        var (open, critical, compared, equal) = (0, 0, 0, 0);
        for (var place = 0; place < path.Network.Count; place++)
        {
            if (path.Network.ProjectOf[place] != project || path.Network.Activities[place].IsComplete)
                continue;
            open++;
            critical += path.IsCritical(place) ? 1 : 0;
            if (path.Network.Activities[place].Stored is not { EarlyFinish: not null, LateFinish: not null })
                continue;
            compared++;
            equal += IsEqual(path, place) ? 1 : 0;
        }
        return new(open, critical, compared, equal);
    }

    /// <summary>True where early and late start and finish are the same working moments as stored; an actual start is no early start.</summary>
    public static bool IsEqual(CriticalPath path, int place)
    {
        var (activity, calendar) = (path.Network.Activities[place], path.Network.Calendars[place]);
        var stored = activity.Stored!;
        return (activity.IsStarted || Same(stored.EarlyStart, path.EarlyStart(place)) && Same(stored.LateStart, path.LateStart(place)))
            && Same(stored.EarlyFinish, path.EarlyFinish(place)) && Same(stored.LateFinish, path.LateFinish(place));

        bool Same(DateTime? one, DateTime other) => one is { } moment && calendar.WorkAt(Minutes.Of(moment)) == calendar.WorkAt(Minutes.Of(other));
    }
}
