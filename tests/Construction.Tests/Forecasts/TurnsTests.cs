using Dashboard.Forecasts;

namespace Construction.Tests.Forecasts;

/// <summary>One site's long run does not hold the others.</summary>
public sealed class TurnsTests
{
    static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(300), s_long = TimeSpan.FromSeconds(60), s_longer = TimeSpan.FromSeconds(90);

    readonly Turns _turns = new();

    [Fact]
    public void What_was_reported_last_comes_first_and_records_alone_come_after_reports() =>
        Assert.Equal(["b", "a", "c"], All(Site("a", 4), Site("b", 7), Site("c", 9, isBehind: false)));

    [Fact]
    public void Those_that_took_long_come_last_the_longest_of_all_at_the_end() =>
        Assert.Equal(["c", "b", "a"], All(Site("a", 9, took: s_longer), Site("b", 8, took: s_long), Site("c", 1, isBehind: false)));

    [Fact]
    public void Each_has_one_turn_however_much_is_reported_of_it()
    {
        Take(Site("a", 4));

        Assert.Equal("b", _turns.Next([Site("a", 9), Site("b", 7, took: s_long)])!.Value.Site);
        Assert.Null(_turns.Next([Site("a", 9)]));
    }

    [Fact]
    public void After_a_long_run_the_quick_have_their_turn_again_before_the_next_long_one()
    {
        Take(Site("a", 4));
        Take(Site("big", 5, took: s_long));

        Assert.Equal("a", _turns.Next([Site("a", 6), Site("bigger", 7, took: s_longer), Site("big", 8, took: s_long)])!.Value.Site);
        Take(Site("a", 6));
        Assert.Equal("bigger", _turns.Next([Site("a", 6), Site("bigger", 7, took: s_longer), Site("big", 8, took: s_long)])!.Value.Site);
    }

    [Fact]
    public void One_that_turns_out_to_be_long_has_no_second_turn()
    {
        _turns.Had(Site("new", 4), s_long);

        Assert.Null(_turns.Next([Site("new", 9)]));
    }

    [Theory]
    [InlineData(0.01, 0.25)]
    [InlineData(1, 3)]
    [InlineData(60, 5)]
    public void The_rest_is_thrice_the_work_but_never_long(double busy, double rest) =>
        Assert.Equal(rest, Turns.RestAfter(TimeSpan.FromSeconds(busy)).TotalSeconds);

    IEnumerable<string> All(params Due[] due)
    {
        var left = due.ToList();
        while (_turns.Next(left) is { } next)
        {
            Take(next);
            left.Remove(next);
            yield return next.Site;
        }
    }

    void Take(Due due) => _turns.Had(due, due.Took);

    static Due Site(string id, long head, bool isBehind = true, TimeSpan? took = null) => new(id, isBehind, head, took ?? s_quick);
}
