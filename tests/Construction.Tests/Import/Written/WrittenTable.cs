using System.Globalization;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import.Written;

/// <summary>As people export it to a spreadsheet.</summary>
static class WrittenTable
{
    public static void Write(CriticalPath path, TextWriter to)
    {
        var plan = path.Network.Plan;
        var into = plan.Links.ToLookup(link => link.To);
        to.WriteLine("Activity ID,Activity Name,WBS,Start,Finish,Original Duration,Remaining Duration,Actual Start,Actual Finish,Data Date,Calendar,Constraint Type,Constraint Date,Predecessors");
        foreach (var activity in plan.Activities)
        {
            var place = path.Network.PlaceOf(activity.Id)!.Value;
            to.WriteLine(string.Join(',',
                activity.Code, $"\"{activity.Name}\"", string.Join(" > ", activity.Wbs), Text(activity.ActualStart ?? path.EarlyStart(place)), Text(path.EarlyFinish(place)),
                Hours(activity.Duration), Hours(activity.Remaining), Text(activity.ActualStart), Text(activity.ActualFinish), Text(plan.Projects[0].DataDate),
                activity.Calendar is "3" ? "24 hours" : "Standard",
                activity.Constraint?.Type switch { ConstraintType.StartOnOrAfter => "Start On or After", ConstraintType.FinishOnOrBefore => "Finish On or Before", _ => "" },
                Text(activity.Constraint?.At), $"\"{string.Join(", ", into[activity.Id].Select(Link))}\""));
        }
    }

    static string Link(PlanLink link) =>
        FormattableString.Invariant($"A{link.From}{link.Type switch { LinkType.StartToStart => "SS", LinkType.FinishToFinish => "FF", LinkType.StartToFinish => "SF", _ => "FS" }}")
        + (link.Lag == 0 ? "" : FormattableString.Invariant($"{(link.Lag < 0 ? "-" : "+")}{Math.Abs(link.Lag) / 60}h"));

    static string Hours(int minutes) => FormattableString.Invariant($"{minutes / 60}h");

    static string Text(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
