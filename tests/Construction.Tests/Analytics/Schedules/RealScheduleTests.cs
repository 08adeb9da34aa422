using Construction.Analytics.Schedules;
using Construction.Tests.Import;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>Against what P6 itself stored in the files.</summary>
public sealed class RealScheduleTests
{
    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2", 66)]
    [InlineData(RealSchedule.Hotel, "HBTF-2", 4217)]
    public void All_dates_and_floats_of_all_open_activities_are_those_that_P6_stored(string file, string code, int open)
    {
        var path = RealSchedule.Of(file);
        var places = RealSchedule.OpenOf(path, RealSchedule.ProjectOf(path, code)).ToList();

        Assert.Equal(open, places.Count);
        Assert.Empty(places.SelectMany(place => Differences(path, place)));
    }

    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2", "2013-02-27 17:00")]
    [InlineData(RealSchedule.Hotel, "HBTF-2", "2014-07-23 16:00")]
    public void The_finish_of_the_project_is_the_one_that_P6_stored(string file, string code, string finish)
    {
        var path = RealSchedule.Of(file);
        var project = RealSchedule.ProjectOf(path, code);

        Assert.Equal(Moment(finish), project.StoredFinish);
        Assert.Equal(project.StoredFinish, path.FinishOf(project));
    }

    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2", 1, 36)]
    [InlineData(RealSchedule.Hotel, "HBTF-2", 197, 133)]
    public void As_many_are_critical_and_the_same_are_on_the_longest_path(string file, string code, int critical, int longest)
    {
        var path = RealSchedule.Of(file);
        var places = RealSchedule.OpenOf(path, RealSchedule.ProjectOf(path, code)).ToList();
        string[] CodesOf(Func<int, bool> are) => [.. places.Where(are).Select(place => path.Network.Activities[place].Code).Order(StringComparer.Ordinal)];

        Assert.Equal(critical, places.Count(path.IsCritical));
        Assert.Equal(CodesOf(place => path.Network.Activities[place].Stored!.TotalFloat <= 0), CodesOf(path.IsCritical));
        Assert.Equal(longest, places.Count(path.IsOnLongestPath));
        Assert.Equal(CodesOf(place => path.Network.Activities[place].Stored!.IsOnLongestPath == true), CodesOf(path.IsOnLongestPath));
    }

    public static TheoryData<string> Cases =>
    [
        "01-fs-chain", "02-ss-with-lag", "03-ff-with-lag", "04-sf-edge-case", "05-negative-float", "06-multiple-calendars", "07-ontario-holidays",
        "08-in-progress-retained-logic", "09-completed-successor", "10-out-of-sequence-progress", "11-mandatory-start-finish", "12-snet-fnlt", "13-alap",
    ];

    [ScheduleTheory(RealSchedule.Cases)]
    [MemberData(nameof(Cases))]
    public void Each_of_thirteen_small_networks_is_computed_as_by_P6(string name)
    {
        var path = RealSchedule.Of(RealSchedule.Cases);
        var project = path.Network.Projects.Values.Single(project => project.Name == name);
        var lines = File.ReadAllLines(Import.Schedules.PathOf($"p6-13cases/{name}.comparison.csv"));
        var columns = lines[0].Split(',');
        var places = Enumerable.Range(0, path.Network.Count).Where(place => path.Network.ProjectOf[place] == project)
            .ToDictionary(place => path.Network.Activities[place].Code);

        Assert.Equal(lines.Skip(1).Select(line => line.Split(',')[0]), places.Keys.Order(StringComparer.Ordinal));
        Assert.All(lines.Skip(1).Select(line => line.Split(',')), fields =>
        {
            var place = places[fields[0]];
            string Said(string column) => fields[Array.IndexOf(columns, $"{column}_p6")];
            AssertMoment(path, place, Said("ES"), path.EarlyStart(place), path.Network.Activities[place].ActualStart);
            AssertMoment(path, place, Said("EF"), path.EarlyFinish(place), path.Network.Activities[place].ActualFinish);
            AssertMoment(path, place, Said("LS"), path.LateStart(place), path.Network.Activities[place].ActualStart);
            AssertMoment(path, place, Said("LF"), path.LateFinish(place), path.Network.Activities[place].ActualFinish);
            Assert.Equal(Said("TF"), DaysOf(path, place, path.TotalFloat(place)));
            Assert.Equal(Said("FF"), DaysOf(path, place, path.FreeFloat(place)));
        });
    }

    static IEnumerable<string> Differences(CriticalPath path, int place)
    {
        var activity = path.Network.Activities[place];
        var stored = activity.Stored!;
        (string What, object? Stored, object? Computed)[] compared =
        [
            ("early start", WorkAt(path, place, stored.EarlyStart), WorkAt(path, place, path.EarlyStart(place))),
            ("early finish", WorkAt(path, place, stored.EarlyFinish), WorkAt(path, place, path.EarlyFinish(place))),
            ("late start", WorkAt(path, place, stored.LateStart), WorkAt(path, place, path.LateStart(place))),
            ("late finish", WorkAt(path, place, stored.LateFinish), WorkAt(path, place, path.LateFinish(place))),
            ("total float", stored.TotalFloat, path.TotalFloat(place)),
            ("free float", stored.FreeFloat, path.FreeFloat(place)),
        ];
        return compared.Where(one => one.Stored is null || !one.Stored.Equals(one.Computed))
            .Select(one => $"{activity.Code}: {one.What} {one.Computed}, stored {one.Stored}");
    }

    // 17:00 and 8:00 of the next day are the same working moment.
    static int? WorkAt(CriticalPath path, int place, DateTime? moment) =>
        moment is null ? null : path.Network.Calendars[place].WorkAt(Minutes.Of(moment.Value));

    static void AssertMoment(CriticalPath path, int place, string said, DateTime computed, DateTime? actual)
    {
        if (said.EndsWith(" A", StringComparison.Ordinal))
            Assert.Equal(Moment(said[..^2]), actual);
        else
            Assert.Equal(WorkAt(path, place, Moment(said)), WorkAt(path, place, computed));
    }

    static string DaysOf(CriticalPath path, int place, int? minutes) =>
        minutes is null ? "" : FormattableString.Invariant($"{(double)minutes / path.Network.Calendars[place].Calendar.MinutesPerDay}");

    static DateTime Moment(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
