namespace Construction.Analytics.Schedules;

/// <summary>A chain of activities that leads to a target activity, or into another such chain.</summary>
/// <param name="Number">1 drives the target; then by how little float they have.</param>
/// <param name="Float">The smallest of its activities: how much it may slip until it drives the target, in working minutes.</param>
/// <param name="Activities">In the order of the work.</param>
/// <param name="Joins">Where its last activity leads to; null for path 1, which ends in the target.</param>
public sealed record FloatPath(int Number, int Float, IReadOnlyList<FloatPathActivity> Activities, FloatPathJoint? Joins);

/// <param name="Place">In the <see cref="Network"/>.</param>
/// <param name="Float">How much later it may be until it moves the target, in working minutes of its own calendar.</param>
public readonly record struct FloatPathActivity(int Place, int Float);

/// <param name="Path">The number of the path that is joined.</param>
/// <param name="Place">The activity of that path which the last of this one leads to.</param>
public readonly record struct FloatPathJoint(int Path, int Place);
