using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>What a simulation does for one activity; steps stand in an order in which each comes after what it waits for.</summary>
sealed class Step
{
    public required int Place { get; init; }
    public required ActivityKind Kind { get; init; }
    public required CalendarTable Calendar { get; init; }

    /// <summary>Working minutes that remain by the plan.</summary>
    public required int Remaining { get; init; }

    /// <summary>Null where the duration is drawn from nothing.</summary>
    public Drawn? Drawn { get; init; }

    /// <summary>Minutes are the offset plus the scale times what was drawn; with an expected finish, factors of what lies before it.</summary>
    public double Offset { get; init; }
    public double Scale { get; init; }

    /// <summary>Below and above which the lowest and the highest fifth of its range lie.</summary>
    public int LowFifth { get; init; }
    public int HighFifth { get; init; }

    public int[] Risks { get; init; } = [];
    public int MinutesPerDay { get; init; }

    /// <summary>In working minutes, from constraints and from what is complete; <see cref="ForwardRules.Never"/> where there is none.</summary>
    public int StartFloor { get; set; }
    public int FinishFloor { get; set; }
    public bool WithoutLinks { get; init; }

    /// <summary>The wall clock before which it does not finish.</summary>
    public int FinishAtFloor { get; set; }

    public int? ExpectedFinish { get; init; }

    /// <summary>Links from steps, in the order of the network.</summary>
    public StepLink[] Links { get; set; } = [];

    /// <summary>Whether somebody needs the wall clock.</summary>
    public bool NeedsStartAt { get; set; }
    public bool NeedsFinishAt { get; set; }
}

/// <param name="From">A step.</param>
/// <param name="IsPlain">Within one calendar: no conversion.</param>
/// <param name="HoldsFinishAt">Its moment bounds the wall clock of the successor's finish, which somebody needs.</param>
readonly record struct StepLink(
    int From, bool IsFromFinish, bool IsToFinish, int Lag, CalendarTable LagCalendar, bool IsPlain, bool HoldsFinishAt);
