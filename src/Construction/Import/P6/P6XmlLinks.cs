using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>The links of a file, among them those that leave it.</summary>
sealed class P6XmlLinks(P6XmlValues values)
{
    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "ObjectId", "PredecessorActivityObjectId", "PredecessorProjectObjectId", "SuccessorActivityObjectId", "SuccessorProjectObjectId",
        "Type", "Lag");

    static readonly Dictionary<string, LinkType> s_types = new()
    {
        ["Finish to Start"] = LinkType.FinishToStart,
        ["Start to Start"] = LinkType.StartToStart,
        ["Finish to Finish"] = LinkType.FinishToFinish,
        ["Start to Finish"] = LinkType.StartToFinish,
    };

    readonly List<(PlanLink Link, string? FromProject, string? ToProject, int Line)> _links = [];
    readonly HashSet<string> _betweenProjects = [];

    public void Add(P6XmlElement element)
    {
        if (element["PredecessorActivityObjectId"] is not { } from || element["SuccessorActivityObjectId"] is not { } to)
        {
            values.Findings.Warning("link-without-end", element.Line, element.Subject, "a link does not say what it links", "left out");
            return;
        }
        var (fromProject, toProject) = (element["PredecessorProjectObjectId"], element["SuccessorProjectObjectId"]);
        // A link between two projects may be told by both.
        if (fromProject != toProject && element["ObjectId"] is { } id && !_betweenProjects.Add(id))
            return;
        var type = values.OneOf(element, "Type", "unknown-link-type", s_types, "taken as finish to start") ?? LinkType.FinishToStart;
        _links.Add((new(from, to, type, values.Minutes(element, "Lag") ?? 0), fromProject, toProject, element.Line));
        if (_links.Count > ImportLimits.Links)
            throw new UnreadableException($"more than {ImportLimits.Links:N0} links", element.Line);
    }

    /// <summary>Those within the file; that an end is missing from a project that is in it is not found here.</summary>
    public IReadOnlyList<PlanLink> Within(IReadOnlySet<string> projects, IReadOnlyDictionary<string, string> codes)
    {
        return [.. _links.Where(IsWithin).Select(link => link.Link)];

        bool IsWithin((PlanLink Link, string? FromProject, string? ToProject, int Line) link)
        {
            var isFromOutside = IsOutside(link.Link.From, link.FromProject);
            if (!isFromOutside && !IsOutside(link.Link.To, link.ToProject))
                return true;
            var (inside, outside, project) = isFromOutside
                ? (link.Link.To, link.Link.From, link.FromProject) : (link.Link.From, link.Link.To, link.ToProject);
            values.Findings.Warning(
                "external-link", link.Line, codes.GetValueOrDefault(inside, inside),
                $"a link {(isFromOutside ? "from" : "to")} activity {outside} of project {project}, which is not in the file",
                "left out; what that project demanded when the file was written is kept as external dates");
            return false;
        }

        bool IsOutside(string activity, string? project) =>
            !codes.ContainsKey(activity) && project is not null && !projects.Contains(project);
    }
}
