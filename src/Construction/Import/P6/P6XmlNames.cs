using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>What the numbers stand for by which activities name their work breakdown, codes and resources.</summary>
sealed class P6XmlNames(P6XmlValues values)
{
    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "ObjectId", "Id", "Name", "ParentObjectId", "Code", "CodeTypeObjectId", "CodeValue", "Description",
        "ActivityObjectId", "ResourceObjectId", "RoleObjectId");

    /// <summary>P6 allows fifty levels.</summary>
    const int DeepestWbs = 64;

    readonly Dictionary<string, (string Name, string? Parent)> _wbs = [];
    readonly Dictionary<string, IReadOnlyList<string>> _paths = [];
    readonly Dictionary<string, string> _codeKinds = [];
    readonly Dictionary<string, string> _codes = [];
    readonly Dictionary<string, string> _resources = [];
    readonly Dictionary<string, string> _roles = [];
    readonly Dictionary<string, List<(string? Resource, string? Role, int Line)>> _assigned = [];
    int _count;

    /// <returns>Whether it is one of those that are kept here.</returns>
    public static bool Knows(string element) =>
        element is "WBS" or "ActivityCodeType" or "ActivityCode" or "Resource" or "Role" or "ResourceAssignment";

    public void Add(string name, P6XmlElement element)
    {
        if (++_count > ImportLimits.Links)
            throw new UnreadableException($"more than {ImportLimits.Links:N0} resources, assignments, codes and parts of work breakdowns", element.Line);
        if (name == "ResourceAssignment" && element["ActivityObjectId"] is { } activity)
        {
            if (!_assigned.TryGetValue(activity, out var assigned))
                _assigned[activity] = assigned = [];
            assigned.Add((element["ResourceObjectId"], element["RoleObjectId"], element.Line));
        }
        if (element["ObjectId"] is not { } id)
            return;
        if (name == "WBS")
            _wbs.TryAdd(id, (element["Name"] ?? element["Code"] ?? id, element["ParentObjectId"]));
        else if (name == "ActivityCodeType")
            _codeKinds.TryAdd(id, element["Name"] ?? id);
        else if (name == "ActivityCode")
            _codes.TryAdd(id, element["CodeValue"] ?? element["Description"] ?? id);
        else if (name == "Resource")
            _resources.TryAdd(id, element["Name"] ?? element["Id"] ?? id);
        else if (name == "Role")
            _roles.TryAdd(id, element["Name"] ?? element["Id"] ?? id);
    }

    /// <summary>The activity with its names.</summary>
    public PlannedActivity Named(P6XmlActivity activity) => activity.Planned with
    {
        Wbs = activity.Wbs is { } id ? Path(id, activity.Planned) : [],
        Codes = activity.Codes.Count > 0 ? CodesOf(activity) : activity.Planned.Codes,
        Resources = _assigned.TryGetValue(activity.Planned.Id, out var assigned) ? ResourcesOf(assigned, activity.Planned) : [],
    };

    /// <summary>The project's own node is named by its activities, but is none of the parts that are listed.</summary>
    public void AddRoot(string wbs)
    {
        if (!_wbs.ContainsKey(wbs))
            _paths[wbs] = [];
    }

    IReadOnlyList<string> Path(string id, PlannedActivity activity)
    {
        if (_paths.TryGetValue(id, out var known))
            return known;
        var inward = new List<string>();
        IReadOnlyList<string>? above = null;
        for (string? at = id; at is not null && inward.Count <= DeepestWbs && !_paths.TryGetValue(at, out above) && _wbs.TryGetValue(at, out var part);
            at = part.Parent)
            inward.Add(part.Name);
        inward.Reverse();
        string[] path = [.. above ?? [], .. inward];
        if (inward.Count == 0)
            Outside($"its part of the work breakdown, {P6XmlValues.Short(id)}, is not in the file");
        else if (path.Length > DeepestWbs)
            Outside("its work breakdown has no end");
        return _paths[id] = path.Length > DeepestWbs ? [] : path;

        void Outside(string text) =>
            values.Findings.Warning("unknown-wbs", activity.Line, activity.Code, text, "it stands outside the work breakdown");
    }

    Dictionary<string, string> CodesOf(P6XmlActivity activity)
    {
        var codes = new Dictionary<string, string>();
        foreach (var (kind, value) in activity.Codes)
            if (!_codeKinds.TryGetValue(kind ?? "", out var name) || !_codes.TryGetValue(value ?? "", out var text))
                Left("unknown-code", activity.Planned, $"its code {P6XmlValues.Short($"{kind}: {value}")} is not explained in the file");
            else if (!codes.TryAdd(name, text))
                Left("code-twice", activity.Planned, $"it has two codes of the kind {P6XmlValues.Short(name)}; the second is {P6XmlValues.Short(text)}");
        return codes;
    }

    string[] ResourcesOf(List<(string? Resource, string? Role, int Line)> assigned, PlannedActivity activity)
    {
        var names = new List<string>();
        foreach (var (resource, role, line) in assigned)
            if (_resources.TryGetValue(resource ?? "", out var name) || _roles.TryGetValue(role ?? "", out name))
                names.Add(name);
            else
                values.Findings.Warning(
                    "unknown-resource", line, activity.Code, $"its resource {P6XmlValues.Short(resource ?? role ?? "")} is not in the file", "left out");
        return [.. names.Distinct()];
    }

    void Left(string kind, PlannedActivity activity, string text) =>
        values.Findings.Warning(kind, activity.Line, activity.Code, text, "left out");
}
