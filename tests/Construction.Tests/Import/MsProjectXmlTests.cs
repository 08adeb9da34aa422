using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>The project as a whole, and how its elements may be named.</summary>
public sealed class MsProjectXmlTests
{
    [Theory]
    [InlineData("<Project xmlns='{0}'>", "", "</Project>")]
    [InlineData("<Project>", "", "</Project>")]
    [InlineData("<ns2:Project xmlns:ns2='{0}'>", "", "</ns2:Project>")]
    [InlineData("<m:Project xmlns:m='{0}'>", "m:", "</m:Project>")]
    public void Elements_go_by_their_local_names(string begin, string prefix, string end)
    {
        var begun = begin.Replace("{0}", Msp.Namespace, StringComparison.Ordinal);
        var plan = Msp.Read($"{begun}<{prefix}Tasks><{prefix}Task><{prefix}UID>7</{prefix}UID><{prefix}Name> Dig </{prefix}Name></{prefix}Task></{prefix}Tasks>{end}");

        Assert.Equal(("7", "7", "Dig"), plan.Activities.Select(activity => (activity.Id, activity.Code, activity.Name)).Single());
        Assert.Equal("MS Project XML", plan.Format);
    }

    [Fact]
    public void A_file_is_read_from_its_beginning_and_begins_with_what_it_likes_to()
    {
        using var stream = Msp.Stream("\uFEFF<?xml version='1.0'?><!-- a note --><?go on?><Project><Tasks/></Project>");
        stream.Position = 20;

        Assert.IsType<Imported.Read>(MsProjectXml.Read(stream));
    }

    [Fact]
    public void Characters_that_XML_forbids_become_space() =>
        Assert.Equal("Dig  now", Msp.Read("<Project><Tasks><Task><UID>1</UID><Name>Dig&#x1F;&#11;now&#0;</Name></Task></Tasks></Project>").Activities[0].Name);

    [Fact]
    public void What_the_file_says_of_the_project_is_taken()
    {
        var plan = Msp.Read(Msp.File("", "<Title>Data centre</Title><Name>a.xml</Name><BuildNumber>16.0.1</BuildNumber>" + Msp.Start
            + "<FinishDate>2027-01-29T17:00:00</FinishDate><StatusDate>2026-04-01T17:00:00</StatusDate>"));
        var project = Assert.Single(plan.Projects);

        Assert.Equal(("Data centre", "Data centre", "Microsoft Project 16.0.1"), (project.Code, project.Name, plan.Writer));
        Assert.Equal((Msp.At("2026-03-02 08:00"), Msp.At("2027-01-29 17:00"), Msp.At("2026-04-01 17:00"), null), (project.Start, project.StoredFinish, project.DataDate, project.MustFinish));
        Assert.Equal("1", project.Calendar);
    }

    [Theory]
    [InlineData("<Name>a.xml</Name>", "a.xml")]
    [InlineData("", "The summary")]
    public void A_project_without_a_title_has_another_name(string header, string name) =>
        Assert.Equal(name, Msp.Read(Msp.File("<Task><UID>0</UID><Name>The summary</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>", header)).Projects[0].Name);

    [Fact]
    public void Options_are_those_of_Microsoft_Project()
    {
        var options = Msp.Read(Msp.File("", "<MinutesPerDay>600</MinutesPerDay><CriticalSlackLimit>2</CriticalSlackLimit><MultipleCriticalPaths>1</MultipleCriticalPaths><SplitsInProgressTasks>0</SplitsInProgressTasks><HonorConstraints>0</HonorConstraints>")).Projects[0].Options;

        Assert.Equal((SchedulingRules.MicrosoftProject, LagCalendar.Successor, FloatRule.Smallest), (options.Rules, options.LagCalendar, options.Float));
        Assert.Equal((1200, true, ProgressRule.ProgressOverride, false), (options.CriticalUpTo, options.OpenEndsAreCritical, options.Progress, options.HonorConstraints));
    }

    [Fact]
    public void Options_that_the_file_does_not_say_are_those_of_a_new_project()
    {
        var options = Msp.Read(Msp.File("")).Projects[0].Options;

        Assert.Equal((0, false, ProgressRule.RetainedLogic, true), (options.CriticalUpTo, options.OpenEndsAreCritical, options.Progress, options.HonorConstraints));
    }

    [Fact]
    public void Without_a_status_date_what_has_not_begun_is_known_at_its_start()
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1), Msp.Start + "<CurrentDate>2026-05-05T10:00:00</CurrentDate>"));

        Assert.Equal(Msp.At("2026-03-02 08:00"), plan.Projects[0].DataDate);
        Assert.DoesNotContain("no-status-date", plan.Kinds());
    }

    [Fact]
    public void Without_a_status_date_what_has_begun_is_known_at_the_current_date_and_that_is_said()
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, "<ActualStart>2026-03-03T08:00:00</ActualStart>"), Msp.Start + "<CurrentDate>2026-05-05T10:00:00</CurrentDate>"));

        Assert.Equal(Msp.At("2026-05-05 10:00"), plan.Projects[0].DataDate);
        Assert.Contains("no-status-date", plan.Kinds());
    }

    [Fact]
    public void A_project_scheduled_from_its_finish_must_finish_then_and_that_is_said()
    {
        var plan = Msp.Read(Msp.File("", "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2027-01-29T17:00:00</FinishDate>"));

        Assert.Equal(Msp.At("2027-01-29 17:00"), plan.Projects[0].MustFinish);
        Assert.Contains("from-finish", plan.Kinds());
    }

    [Theory]
    [InlineData("2026-13-40T00:00:00", "unreadable-date")]
    [InlineData("soon", "unreadable-date")]
    [InlineData("0001-01-01T00:00:00", "unreadable-date")]
    [InlineData("1979-12-31T23:59:00", "unreadable-date")]
    [InlineData("2151-01-01T00:00:00", "unreadable-date")]
    public void A_date_that_no_schedule_has_is_none_and_that_is_said(string date, string kind)
    {
        var plan = Msp.Read(Msp.File("", $"<StartDate>{date}</StartDate>"));

        Assert.Null(plan.Projects[0].Start);
        Assert.Equal([kind], plan.Kinds());
    }

    [Theory]
    [InlineData("2026-03-02T08:00:00", "2026-03-02 08:00")]
    [InlineData("2026-03-02T08:00", "2026-03-02 08:00")]
    [InlineData("2026-03-02", "2026-03-02 00:00")]
    [InlineData("2026-03-02T16:59:31", "2026-03-02 17:00")]
    [InlineData("2026-03-02T08:00:00.1234567", "2026-03-02 08:00")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-02 08:00")]
    [InlineData("2026-03-02T08:00:00+05:30", "2026-03-02 08:00")]
    public void Dates_are_the_wall_clock_to_the_minute(string date, string read) =>
        Assert.Equal(Msp.At(read), Msp.Read(Msp.File("", $"<StartDate>{date}</StartDate>")).Projects[0].Start);
}
