using System.Text.RegularExpressions;

namespace Construction.Import;

/// <summary>
/// Links as cells have them ("12FS+3d;A1010FF"), which can name rows further down: they are kept as text until all rows are known.
/// </summary>
sealed partial class CsvLinks(ColumnMapping mapping, Findings findings)
{
    static readonly Regex[] s_notations = [ShortestTyped(), LongestTyped(), Untyped()];

    static readonly PlanColumn[] s_inOrder = [PlanColumn.Code, PlanColumn.Id, PlanColumn.UniqueId];

    // By what they are named in; a heading is no activity: null.
    readonly Dictionary<PlanColumn, Dictionary<string, PlannedActivity?>> _keys = s_inOrder.ToDictionary(column => column, _ => new Dictionary<string, PlannedActivity?>());
    readonly List<(PlannedActivity Activity, PlanColumn Column, string Text)> _written = [];

    public void Know(PlanColumn column, string key, PlannedActivity? activity)
    {
        if (key.Length > 0)
            _keys[column].TryAdd(key, activity);
    }

    public void Take(PlannedActivity activity, PlanColumn column, string text)
    {
        if (!CsvWords.IsNone(text))
            _written.Add((activity, column, text));
    }

    public IReadOnlyList<PlanLink> Resolve(IReadOnlyList<PlannedActivity> activities)
    {
        var ids = activities.Select(activity => activity.Id).ToHashSet();
        var links = new List<PlanLink>();
        foreach (var column in _written.GroupBy(written => written.Column))
        {
            var keys = _keys[column.Key == PlanColumn.UniqueIdPredecessors ? PlanColumn.UniqueId : BestFor([.. column.Select(written => (written.Activity, written.Text))])];
            foreach (var (activity, _, text) in column)
                foreach (var written in Split(text))
                {
                    if (links.Count >= ImportLimits.Links)
                        throw new UnreadableException($"this table has more than {ImportLimits.Links:N0} links", activity.Line);
                    if (Link(activity, written, keys, ids, column.Key == PlanColumn.Successors) is { } link)
                        links.Add(link);
                }
        }
        return links;
    }

    // Microsoft Project's predecessors name rows, P6's name codes, and tables of others either: that by which most are found, where
    // what is found is neither a heading nor the activity itself, as numbers of another kind would have it.
    PlanColumn BestFor(IReadOnlyList<(PlannedActivity Activity, string Text)> written)
    {
        var known = s_inOrder.Where(column => _keys[column].Count > 0).ToList();
        return known.Count < 2 ? known.FirstOrDefault(PlanColumn.Code)
            : known.MaxBy(column => written.Sum(cell => Split(cell.Text).Count(link => IsFound(link, _keys[column], cell.Activity))));
    }

    static bool IsFound(string written, Dictionary<string, PlannedActivity?> keys, PlannedActivity from) =>
        keys.TryGetValue(Parts(written, keys).Key, out var found) && found is not null && found.Id != from.Id;

    IEnumerable<string> Split(string text) => CsvLists.Links(text, mapping.DecimalSign == ',');

    PlanLink? Link(PlannedActivity activity, string written, Dictionary<string, PlannedActivity?> keys, HashSet<string> ids, bool isSuccessor)
    {
        var (key, type, lag) = Parts(written, keys);
        if (!keys.TryGetValue(key, out var other))
            // What is not there must not be taken for another that happens to have this id.
            key = ids.Contains(key) ? $"{key}?" : key;
        else if (other is null)
        {
            findings.Warning(
                "link-to-heading", activity.Line, activity.Code, $"it is linked to {key}, a heading of other rows", "the link is left out");
            return null;
        }
        var end = other?.Id ?? key;
        var (minutes, isElapsed) = Lag(lag, isSuccessor ? activity : other, activity);
        return new(isSuccessor ? activity.Id : end, isSuccessor ? end : activity.Id, type, minutes, isElapsed);
    }

    (int, bool) Lag(string text, PlannedActivity? predecessor, PlannedActivity activity)
    {
        if (text.Length == 0)
            return (0, false);
        if (text.EndsWith('%') && CsvAmount.Number(text.Replace(" ", "", StringComparison.Ordinal).AsSpan().TrimEnd('%'), mapping.DecimalSign ?? '.') is { } percent)
            return ((int)Math.Clamp(Math.Round(percent / 100 * (predecessor?.Duration ?? 0)), int.MinValue, int.MaxValue), false);
        if (CsvAmount.Parse(text, 'd', mapping) is { } amount)
            return ((int)Math.Round(amount.Minutes), amount.IsElapsed);
        findings.Warning("unreadable-lag", activity.Line, activity.Code, $"the lag '{text}' of a link cannot be read", "the link is taken without lag");
        return (0, false);
    }

    // A code may itself end like a type, or in a number: what is known as a code is one.
    static (string Key, LinkType Type, string Lag) Parts(string written, Dictionary<string, PlannedActivity?> keys)
    {
        if (keys.ContainsKey(written))
            return (written, LinkType.FinishToStart, "");
        (string, LinkType, string)? first = null;
        foreach (var notation in s_notations)
        {
            var match = notation.Match(written);
            if (!match.Success)
                continue;
            var found = (Key: match.Groups["key"].Value, Type(match.Groups["type"].Value), match.Groups["lag"].Value);
            if (keys.ContainsKey(found.Key))
                return found;
            first ??= match.Groups["type"].Success ? found : null;
        }
        return first ?? (written, LinkType.FinishToStart, "");
    }

    static LinkType Type(string text) => text.ToUpperInvariant() switch
    {
        "SS" or "AA" => LinkType.StartToStart,
        "FF" or "EE" => LinkType.FinishToFinish,
        "SF" or "AE" => LinkType.StartToFinish,
        _ => LinkType.FinishToStart,
    };

    // A key ends in a sign, so that of many blanks in a row only one place is tried.
    const string TypeAndLag = @"(?:\s*:)?\s*(?<type>FS|SS|FF|SF|EA|AA|EE|AE)(?:\s*(?<lag>[+-]\s*\d.*)|\s+(?<lag>\d.*))?$";

    [GeneratedRegex(@"^(?<key>.*?\S)" + TypeAndLag, RegexOptions.IgnoreCase)]
    private static partial Regex ShortestTyped();

    [GeneratedRegex(@"^(?<key>.*\S)" + TypeAndLag, RegexOptions.IgnoreCase)]
    private static partial Regex LongestTyped();

    [GeneratedRegex(@"^(?<key>.*?\S)\s*(?<lag>[+-]\s*\d[^+-]*)$")]
    private static partial Regex Untyped();
}
