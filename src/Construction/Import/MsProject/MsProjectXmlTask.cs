namespace Construction.Import;

/// <summary>A task as it is written: the activity that it may become, and what is needed to know whether and how.</summary>
sealed record MsProjectXmlTask
{
    /// <summary>Without what the outline, the resources and the project say.</summary>
    public required PlannedActivity Activity { get; init; }

    /// <summary>Within the outline; 0 is the project's own summary.</summary>
    public int Level { get; init; }

    public bool IsMarkedAsSummary { get; init; }
    public bool HasDuration { get; init; }
    public bool IsActive { get; init; }
    public bool IsSubproject { get; init; }

    /// <summary>The other project, where it only stands for an activity of that.</summary>
    public string? ExternalProject { get; init; }

    public bool IgnoresResourceCalendars { get; init; }

    /// <summary>Its duration runs around the clock.</summary>
    public bool IsElapsed { get; init; }

    /// <summary>In the unit of the file.</summary>
    public decimal? TotalSlack { get; init; }
    public decimal? FreeSlack { get; init; }

    public IReadOnlyList<MsProjectXmlLink> Links { get; init; } = [];

    /// <summary>Whether it keeps to its links: not what is set by hand, has begun, or must be on a date.</summary>
    public bool FollowsLinks =>
        !Activity.IsManual && !Activity.IsStarted
        && Activity.Constraint?.Type is not (ConstraintType.MandatoryStart or ConstraintType.MandatoryFinish);
}

/// <param name="Percent">The lag is so much of the predecessor's duration, instead of minutes.</param>
/// <param name="CrossProject">The other project, where the predecessor lies in one.</param>
readonly record struct MsProjectXmlLink(string From, LinkType Type, decimal Lag, bool Percent, bool IsElapsed, string? CrossProject, int Line);
