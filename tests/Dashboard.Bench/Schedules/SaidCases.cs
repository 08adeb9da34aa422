using System.Globalization;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Dashboard.Bench.Schedules;

/// <summary>
/// Small networks of which P6's answers stand beside the file: a table for each project, of which only the columns of P6 are read.
/// </summary>
static class SaidCases
{
    /// <summary>The plan with what its program computed; as it is where nothing stands beside it.</summary>
    public static Plan With(string file, Plan plan)
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "p6-13cases");
        if (Path.GetFileName(file) != "p6-23.12-13cases.xer" || !Directory.Exists(folder))
            return plan;
        var said = plan.Projects.ToDictionary(project => project.Id, project => Read(Path.Combine(folder, $"{project.Name}.comparison.csv")));
        var perDay = plan.Calendars.ToDictionary(calendar => calendar.Id, calendar => calendar.MinutesPerDay);
        return plan with
        {
            Activities =
            [
                .. plan.Activities.Select(activity => said[activity.Project].TryGetValue(activity.Code, out var row)
                    ? activity with { Stored = Stored(row, perDay[activity.Calendar!]) }
                    : throw new InvalidDataException($"{activity.Code} is not in the table of its project")),
            ],
        };
    }

    static Dictionary<string, Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))
            .ToDictionary(row => row["activity_code"]);
    }

    static StoredDates Stored(Dictionary<string, string> row, int perDay) => new()
    {
        EarlyStart = Moment(row["ES_p6"]),
        EarlyFinish = Moment(row["EF_p6"]),
        LateStart = Moment(row["LS_p6"]),
        LateFinish = Moment(row["LF_p6"]),
        TotalFloat = Days(row["TF_p6"], perDay),
        FreeFloat = Days(row["FF_p6"], perDay),
    };

    // Actual dates have an A behind them.
    static DateTime Moment(string text) => DateTime.Parse(text.TrimEnd('A', ' '), CultureInfo.InvariantCulture);

    static int? Days(string text, int perDay) => text.Length == 0 ? null : (int)Math.Round(double.Parse(text, CultureInfo.InvariantCulture) * perDay);
}
