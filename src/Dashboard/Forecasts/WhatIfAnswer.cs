using Construction.Analytics;
using Construction.Analytics.Risk;
using Construction.Domain;

namespace Dashboard.Forecasts;

/// <summary>Of which state of a site something was computed; as long as it is the same, so is the answer.</summary>
/// <param name="Head">Of the site.</param>
/// <param name="Mark">Of the records that forecasts draw from.</param>
readonly record struct WhatIfState(long Head, DateOnly Day, int Mark)
{
    public static WhatIfState Of(MadeInput made) => new(made.Head, made.Input.Today, made.Mark);

    public bool IsSame(MadeInput made) => this == Of(made);
}

/// <summary>A site without any change.</summary>
/// <param name="Finishes">Of the latest schedule of each project.</param>
sealed record WhatIfPresent(WhatIfState Of, IReadOnlyList<MilestoneForecast> Milestones, IReadOnlyList<(ScheduleDetails Of, DateTime? Finish)> Finishes);

/// <summary>When a schedule's critical path ends.</summary>
sealed record WhatIfFinish(ScheduleDetails Schedule, DateTime? Before, DateTime? After);

/// <summary>What changes do to a site, or why they cannot be.</summary>
/// <param name="Position">Of the board that it was computed of.</param>
sealed record WhatIfAnswer(WhatIfState Of, long Position, IReadOnlyList<string> Parties, IReadOnlyList<Rejection> Problems)
{
    public WhatIfAnswer(MadeInput made, IReadOnlyList<Rejection> problems)
        : this(WhatIfState.Of(made), made.Position, made.Parties, problems)
    {
    }

    public IReadOnlyList<WhatIfSupposed> Changes { get; init; } = [];
    public IReadOnlyList<WhatIfEffect> Effects { get; init; } = [];
    public IReadOnlyList<WhatIfFinish> Schedules { get; init; } = [];

    /// <summary>Of the site, by id, as they were then.</summary>
    public IReadOnlyDictionary<string, MilestoneAsOf> Milestones { get; init; } = new Dictionary<string, MilestoneAsOf>();
    public IReadOnlyDictionary<string, StatedDate?> Contracts { get; init; } = new Dictionary<string, StatedDate?>();
}
