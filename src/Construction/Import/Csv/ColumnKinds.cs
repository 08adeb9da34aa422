namespace Construction.Import;

/// <summary>How the values of a column are written, by what it means.</summary>
static class ColumnKinds
{
    /// <summary>Dates that say when an activity is, was or should be: a table without any is no schedule.</summary>
    public static bool IsActivityDate(PlanColumn column) =>
        column is PlanColumn.Start or PlanColumn.Finish or PlanColumn.ActualStart or PlanColumn.ActualFinish
            or PlanColumn.BaselineStart or PlanColumn.BaselineFinish or PlanColumn.EarlyStart or PlanColumn.EarlyFinish
            or PlanColumn.LateStart or PlanColumn.LateFinish;

    public static bool IsDate(PlanColumn column) => IsActivityDate(column) || column is PlanColumn.ConstraintDate or PlanColumn.DataDate;

    public static bool IsNumber(PlanColumn column) =>
        column is PlanColumn.Duration or PlanColumn.Remaining or PlanColumn.Percent or PlanColumn.TotalFloat or PlanColumn.FreeFloat;

    public static bool IsKey(PlanColumn column) => column is PlanColumn.Name or PlanColumn.Code or PlanColumn.Id or PlanColumn.UniqueId;
}
