using Construction.Import;

namespace Construction.Tests.Import;

public sealed class CsvLinkTests
{
    [Theory]
    [InlineData("12", "12", LinkType.FinishToStart, 0)]
    [InlineData("12FS+3d", "12", LinkType.FinishToStart, 1440)]
    [InlineData("12+3d", "12", LinkType.FinishToStart, 1440)]
    [InlineData("14SS-2h", "14", LinkType.StartToStart, -120)]
    [InlineData("A1010FF", "A1010", LinkType.FinishToFinish, 0)]
    [InlineData("A-10", "A-10", LinkType.FinishToStart, 0)]
    [InlineData("A-10SF - 1 wk", "A-10", LinkType.StartToFinish, -2400)]
    [InlineData("STAFF", "STAFF", LinkType.FinishToStart, 0)]
    [InlineData("STAFFFF+1d", "STAFF", LinkType.FinishToFinish, 480)]
    [InlineData("AFS-1FS+2d", "AFS-1", LinkType.FinishToStart, 960)]
    [InlineData("A1010: SS 5", "A1010", LinkType.StartToStart, 2400)]
    [InlineData("12FS+50%", "12", LinkType.FinishToStart, 960)]
    [InlineData("12AE", "12", LinkType.StartToFinish, 0)]
    public void A_predecessor_is_read_in_every_notation(string written, string from, LinkType type, int lag)
    {
        var plan = Tables.Read($"""
            Code,Name,Start,Finish,Duration,Predecessors
            12,a,2026-01-05,2026-01-08,4,
            14,b,2026-01-05,2026-01-08,4,
            A1010,c,2026-01-05,2026-01-08,4,
            A-10,d,2026-01-05,2026-01-08,4,
            STAFF,e,2026-01-05,2026-01-08,4,
            AFS-1,f,2026-01-05,2026-01-08,4,
            Z,g,2026-01-09,2026-01-09,1,{written}
            """);

        Assert.Equal([new(from, "Z", type, lag)], plan.Links);
        plan.HasNo("unreadable-lag");
    }

    [Fact]
    public void Predecessors_name_rows_where_those_are_found_more_often_than_codes()
    {
        var plan = Tables.Read("ID,Code,Name,Finish,Predecessors\n1,A,One,2026-01-05,\n2,B,Two,2026-01-06,1\n3,C,Three,2026-01-07,\"1,2\"\n4,D,Four,2026-01-08,9\n");

        Assert.Equal([("A", "B"), ("A", "C"), ("B", "C"), ("9", "D")], plan.Links.Select(link => (link.From, link.To)));
    }

    [Fact]
    public void A_row_that_is_not_there_is_not_taken_for_an_activity_whose_code_is_the_same_number()
    {
        var plan = Tables.Read("ID,Code,Name,Finish,Predecessors\n1,900,One,2026-01-05,\n2,B,Two,2026-01-06,1\n3,C,Three,2026-01-07,\"1,900\"\n");

        Assert.Equal(["900", "900", "900?"], plan.Links.Select(link => link.From));
    }

    [Fact]
    public void Where_there_are_no_codes_names_stand_for_them_and_are_numbered()
    {
        var plan = Tables.Read("Activity,Finish,Predecessors\nReview,2026-01-05,\nReview,2026-01-06,\nApproval,2026-01-07,ReviewFS+1d\n");

        Assert.Equal(["Review", "Review (2)", "Approval"], plan.Activities.Select(activity => activity.Code));
        Assert.Equal([new("Review", "Approval", LinkType.FinishToStart, 480)], plan.Links);
    }

    [Fact]
    public void Successors_are_links_where_there_are_no_predecessors() =>
        Assert.Equal(
            [new("A", "B", LinkType.StartToStart, 480)],
            Tables.Read("Code,Name,Finish,Successors\nA,One,2026-01-05,BSS+1d\nB,Two,2026-01-06,\n").Links);
}
