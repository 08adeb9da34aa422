using System.Text;
using Construction.Domain;

namespace Construction.Import;

/// <summary>
/// Which milestones of a site the activities of a project stand for: by the code that was set for them before, else by the name
/// where one milestone alone has it, else a new one.
/// </summary>
public sealed class MilestoneMatching
{
    const int LongestId = 60;

    readonly Dictionary<string, string> _byCode;
    readonly Dictionary<string, string?> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _taken;
    readonly HashSet<string> _matched = [];

    /// <param name="state">What the log amounts to.</param>
    /// <param name="system">In which the project's activities have their codes.</param>
    /// <param name="present">Codes of all activities of the project: what has one of these is not looked for under another.</param>
    public MilestoneMatching(Programme state, Site site, string system, string project, IReadOnlySet<string> present)
    {
        _byCode = state.ActivitiesOf(site.Details.Id, system, project).ToDictionary(known => known.Code, known => known.Milestone);
        _taken = [.. site.Milestones.Keys];
        Present = _byCode.Where(known => present.Contains(known.Key)).Select(known => known.Value).ToHashSet();
        foreach (var milestone in site.Milestones.Values)
            // A name that two have names neither.
            if (!Present.Contains(milestone.Details.Id) && !_byName.TryAdd(Plain(milestone.Details.Name), milestone.Details.Id))
                _byName[Plain(milestone.Details.Name)] = null;
    }

    /// <summary>Milestones of which a code is in the project.</summary>
    public IReadOnlySet<string> Present { get; }

    /// <summary>Codes that stand for milestones already.</summary>
    public IReadOnlyDictionary<string, string> ByCode => _byCode;

    public IEnumerable<string> CodesOf(string milestone) => _byCode.Where(known => known.Value == milestone).Select(known => known.Key);

    /// <summary>The milestone that an activity stands for; to be asked once for each activity, in the order of the file.</summary>
    public (string Milestone, bool IsNew) Of(PlannedActivity activity)
    {
        if (_byCode.TryGetValue(activity.Code, out var known) && _matched.Add(known))
            return (known, false);
        if (_byName.TryGetValue(Plain(activity.Name), out var named) && named is not null && _matched.Add(named))
            return (named, false);
        var id = NewId(activity);
        _taken.Add(id);
        _matched.Add(id);
        return (id, true);
    }

    string NewId(PlannedActivity activity)
    {
        var slug = Slug(activity.Code) is { Length: > 0 } code ? code : Slug(activity.Name) is { Length: > 0 } name ? name : "activity";
        var id = slug;
        for (var number = 2; _taken.Contains(id); number++)
            id = $"{slug}-{number}";
        return id;
    }

    /// <summary>Lower-case letters and digits in words joined by hyphens; German letters as they are written without.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var character in text)
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(char.ToLowerInvariant(character));
            else if (Written(character) is { } letters)
                slug.Append(letters);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        if (slug.Length > LongestId)
            slug.Length = LongestId;
        return slug.ToString().Trim('-');
    }

    // By a table: the program runs without the system's knowledge of languages, and ids are for ever.
    static string? Written(char character) => character switch
    {
        'ä' or 'Ä' => "ae",
        'ö' or 'Ö' => "oe",
        'ü' or 'Ü' => "ue",
        'ß' or 'ẞ' => "ss",
        _ => null,
    };

    static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
