namespace Construction.Tests.Import;

public sealed class CsvHeadingTests
{
    [Fact]
    public void Headings_become_the_work_breakdown_and_no_activities()
    {
        var plan = Tables.Read("""
            ID,Name,Outline Level,Start,Finish,Predecessors
            1,Campus,0,2026-01-05,2026-01-09,
            2,Hall 1,1,2026-01-05,2026-01-09,
            3,Shell,2,2026-01-05,2026-01-09,
            4,Columns,3,2026-01-05,2026-01-06,
            5,Hall 2,1,2026-01-05,2026-01-09,
            6,Slab,2,2026-01-05,2026-01-06,"3,4"
            """);

        Assert.Equal(["Columns", "Slab"], plan.Activities.Select(activity => activity.Name));
        Assert.Equal(["Hall 1", "Shell"], plan.Activity("4").Wbs);
        Assert.Equal(["Hall 2"], plan.Activity("6").Wbs);
        Assert.Equal("Campus", Assert.Single(plan.Projects).Name);
        Assert.Equal([("4", "6")], plan.Links.Select(link => (link.From, link.To)));
        Assert.Equal("6", plan.Finding("link-to-heading").Subject);
    }

    [Fact]
    public void The_bands_that_P6_prints_are_headings()
    {
        var plan = Tables.Read("Activity ID,Activity Name,Start,Finish\nHall 1,,2026-01-05,2026-01-09\n  Shell,,2026-01-05,2026-01-09\n    A1,Columns,2026-01-05,2026-01-09\n");

        Assert.Equal(["Hall 1", "Shell"], plan.Activity("A1").Wbs);
        Assert.Single(plan.Activities);
    }

    [Fact]
    public void Columns_that_are_not_known_become_activity_codes()
    {
        var plan = Tables.Read("Code,Name,Finish,Crane,Phase,Site,Empty\nA,One,2026-01-05,C7,Shell,Abilene,\nB,Two,2026-01-05,,,,\n");

        Assert.Equal(
            new Dictionary<string, string> { ["Crane"] = "C7", ["Phase"] = "Shell", ["Site"] = "Abilene" }, plan.Activity("A").Codes);
        Assert.Empty(plan.Activity("B").Codes);
        Assert.Equal("Crane", plan.Finding("unknown-column").Subject);
    }

    [Fact]
    public void Titles_comments_blank_lines_and_rows_without_a_name_are_no_activities()
    {
        var plan = Tables.Read("# a comment, \"with a quote\nSchedule of Hall 1,,\n\nCode,Name,Finish\nA,One,2026-01-05\n,,\n,,2026-01-06\n#1,Two,2026-01-07\n");

        Assert.Equal(["A", "#1"], plan.Activities.Select(activity => activity.Code));
        Assert.Equal(4, plan.Finding("rows-above-header").Line);
        Assert.Equal(7, plan.Finding("row-without-name").Line);
    }

    [Fact]
    public void The_captions_that_P6_puts_below_its_own_names_are_no_activity()
    {
        var plan = Tables.Read("task_code,task_name,target_drtn_hr_cnt,start_date,end_date\nActivity ID,Activity Name,Original Duration(h),(*)Start,(*)Finish\nA,One,16,2026-01-05,2026-01-06\n");

        Assert.Equal(960, Assert.Single(plan.Activities).Duration);
    }
}
