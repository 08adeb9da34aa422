using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>Who holds an activity, as far as a schedule says it.</summary>
public static class Holders
{
    static readonly string[] s_codes = ["contractor", "subcontractor", "responsib", "resp", "trade", "owner", "party", "firm", "auftragnehmer", "gewerk", "verantwortlich", "firma"];

    /// <summary>By an activity code that is about a firm or a trade, else what is assigned; null where there is neither.</summary>
    public static string? Of(PlannedActivity activity)
    {
        foreach (var word in s_codes)
            foreach (var (kind, value) in activity.Codes)
                if (kind.Contains(word, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                    return value;
        return activity.Resources.Count > 0 ? activity.Resources[0] : null;
    }
}
