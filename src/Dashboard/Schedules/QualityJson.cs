using Construction.Analytics.Quality;

namespace Dashboard.Schedules;

/// <summary>The 14 points of a schedule as they are answered.</summary>
static class QualityJson
{
    public static object Of(Assessment assessment) => new
    {
        score = assessment.QualityScore,
        passed = assessment.Passed,
        applicable = assessment.Applicable,
        points = assessment.Points.Select(point => new
        {
            number = point.Rule.Number,
            slug = point.Rule.Slug,
            title = point.Rule.Title,
            verdict = point.Verdict,
            value = point.Value is { } value ? Math.Round(value, 4) : (double?)null,
            limit = point.Rule.Limit,
            atLeast = point.Rule.IsAtLeast,
            count = point.Count,
            outOf = point.OutOf,
            words = point.Words,
            offenders = point.Offenders,
            offendersInAll = point.OffendersTotal,
        }),
    };
}
