using System.Globalization;
using Construction.Analytics.Quality;
using Construction.Tests.Analytics.Schedules;
using Construction.Tests.Import;

namespace Construction.Tests.Analytics.Quality;

/// <summary>Against counts made of the files' rows alone, with the floats that P6 stored. Nothing is under way in either file.</summary>
public sealed class RealQualityTests
{
    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2")]
    [InlineData(RealSchedule.Hotel, "HBTF-2")]
    public void Each_count_is_that_of_the_rows(string file, string code)
    {
        var raw = new RawXer(file);
        var project = raw["PROJECT"].Single(row => row["proj_short_name"] == code)["proj_id"];
        var tasks = raw["TASK"].Where(row => row["proj_id"] == project).ToList();
        var links = raw["TASKPRED"].Where(row => row["proj_id"] == project).ToList();
        var perDay = raw["CALENDAR"].ToDictionary(row => row["clndr_id"], row => row["day_hr_cnt"] is "" ? 8 : Number(row["day_hr_cnt"]));
        var work = tasks.Where(row => row["task_type"] == "TT_Task" && Number(row["target_drtn_hr_cnt"]) > 0).ToList();
        var before = links.Select(row => row["task_id"]).ToHashSet();
        var after = links.Select(row => row["pred_task_id"]).ToHashSet();
        var assigned = raw["TASKRSRC"].Where(row => row["rsrc_id"] != "").Select(row => row["task_id"]).ToHashSet();
        string[] hard = ["CS_MSO", "CS_MSOB", "CS_MEO", "CS_MEOB", "CS_MANDSTART", "CS_MANDFIN"];
        var points = PointsOf(file, code);

        void Same(QualityRule rule, int count, int outOf) =>
            Assert.Equal((rule.Slug, count, outOf), (rule.Slug, points[rule].Count!.Value, points[rule].OutOf!.Value));

        // Less the first and the last of the project, which both files have.
        Same(DcmaRules.Logic, tasks.Count(row => !before.Contains(row["task_id"]) || !after.Contains(row["task_id"])) - 2, tasks.Count);
        Same(DcmaRules.Leads, links.Count(row => Number(row["lag_hr_cnt"]) < 0), links.Count);
        Same(DcmaRules.Lags, links.Count(row => Number(row["lag_hr_cnt"]) > 0), links.Count);
        Same(DcmaRules.LinkTypes, links.Count(row => row["pred_type"] == "PR_FS"), links.Count);
        Same(DcmaRules.HardConstraints, tasks.Count(row => hard.Contains(row["cstr_type"]) || hard.Contains(row["cstr_type2"])), tasks.Count);
        Same(DcmaRules.HighFloat, tasks.Count(row => Number(row["total_float_hr_cnt"]) > 44 * perDay[row["clndr_id"]]), tasks.Count);
        Same(DcmaRules.NegativeFloat, tasks.Count(row => Number(row["total_float_hr_cnt"]) < 0), tasks.Count);
        Same(DcmaRules.HighDuration, work.Count(row => Number(row["target_drtn_hr_cnt"]) > 44 * perDay[row["clndr_id"]]), work.Count);
        Same(DcmaRules.InvalidDates, 0, tasks.Count);
        Same(DcmaRules.Resources, work.Count(row => !assigned.Contains(row["task_id"])), work.Count);
    }

    [ScheduleFact(RealSchedule.Hotel)]
    public void The_hotel_has_the_links_that_its_answers_name()
    {
        var points = PointsOf(RealSchedule.Hotel, "HBTF-2");

        // FS 5925, SS 1083, FF 577, SF 1; 1336 with a lag, one of them negative.
        Assert.Equal((5925, 7586, Verdict.Failed), (points[DcmaRules.LinkTypes].Count, points[DcmaRules.LinkTypes].OutOf, points[DcmaRules.LinkTypes].Verdict));
        Assert.Equal(1083 + 577 + 1, points[DcmaRules.LinkTypes].OffendersTotal);
        Assert.Equal(200, points[DcmaRules.LinkTypes].Offenders.Count);
        Assert.Equal((1, 1335), (points[DcmaRules.Leads].Count, points[DcmaRules.Lags].Count));
    }

    [ScheduleTheory(RealSchedule.Terminal)]
    // The terminal may finish a day later than it will (28 February instead of the 27th); the hotel is done just when it must be.
    [InlineData(RealSchedule.Terminal, "TERMINAL-2", "1 working day from there")]
    [InlineData(RealSchedule.Hotel, "HBTF-2", "0 working days from there")]
    public void A_delay_moves_the_finish_and_the_path_is_as_long_as_it_may_be(string file, string code, string slack)
    {
        var points = PointsOf(file, code);

        Assert.Equal(Verdict.Passed, points[DcmaRules.CriticalPathTest].Verdict);
        Assert.Contains(slack, points[DcmaRules.CriticalPathLengthIndex].Words, StringComparison.Ordinal);
        Assert.All(
            [DcmaRules.MissedTasks, DcmaRules.BaselineExecutionIndex],
            rule => Assert.Equal("the file has no baseline of this project", points[rule].Words));
    }

    static Dictionary<QualityRule, QualityPoint> PointsOf(string file, string code)
    {
        var path = RealSchedule.Of(file);
        return Assessment.Of(path, RealSchedule.ProjectOf(path, code)).Points.ToDictionary(point => point.Rule);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
