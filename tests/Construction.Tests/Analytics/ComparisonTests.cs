using CsCheck;

namespace Construction.Tests.Analytics;

public class ComparisonTests
{
    const string Basis = "facility";

    [Fact]
    public void What_weighs_most_comes_first_and_scope_weighs_nothing()
    {
        // 295 MW moved by 10 days: 2,950 MW-days; 100 MW by 29 days: 2,900; a campus without megawatts by 400 days comes after both.
        var before = Of(
            Milestone("a", "2026-07-01", 100), Milestone("b", "2026-07-01", 295), Milestone("c", "2026-07-01"), Milestone("d", "2026-07-01", 1_000));
        var after = Of(
            Milestone("a", "2026-07-30", 100), Milestone("b", "2026-07-11", 295), Milestone("c", "2027-08-05"), Withdrawn("d", "2026-07-01", 1_000));
        var changes = Comparison.Of(before, after, Basis);
        Assert.Equal(["b", "a", "c", "d"], changes.Select(change => change.Milestone));
        Assert.Equal([2_950m, 2_900m, 0m, 0m], changes.Select(change => change.MwDays));
        Assert.Equal(
            [ChangeKind.Later, ChangeKind.Later, ChangeKind.Later, ChangeKind.Withdrawn], changes.Select(change => change.Kind));
    }

    [Fact]
    public void A_shift_is_an_interval_where_a_date_is_coarse()
    {
        // From 1 July 2026 to Q4 2026 - Q1 2027: 1 October is 92 days later, 31 March 273.
        var change = Assert.Single(Comparison.Of(
            Of(Milestone("a", "2026-07-01", 590)), Of(Milestone("a", "2026-10-01/2027-03-31", 590)), Basis));
        Assert.Equal((92, 273), (change.Shift!.FromDays, change.Shift.ToDays));
        // The middle, 30 December 2026 at noon, is 182.5 days after 1 July; 590 MW times that.
        Assert.Equal(182.5m, change.Days);
        Assert.Equal(107_675m, change.MwDays);
    }

    [Fact]
    public void A_quarter_for_a_day_within_it_is_neither_later_nor_earlier()
    {
        var change = Assert.Single(Comparison.Of(Of(Milestone("a", "2026-11-15")), Of(Milestone("a", "2026-Q4")), Basis));
        Assert.Equal(ChangeKind.Restated, change.Kind);
    }

    [Fact]
    public void Completed_reopened_dated_and_undated_are_told_apart()
    {
        var before = Of(Milestone("done", "2026-07-01"), Done("again", "2026-06-01"), Milestone("none"), Milestone("gone", "2026-07-01"));
        var after = Of(Done("done", "2026-07-08"), Milestone("again", "2026-12-01"), Milestone("none", "2026-12-01"), Milestone("gone"));
        Assert.Equal(
            [("again", ChangeKind.Reopened), ("done", ChangeKind.Completed), ("gone", ChangeKind.Undated), ("none", ChangeKind.Dated)],
            Comparison.Of(before, after, Basis).OrderBy(change => change.Milestone, StringComparer.Ordinal).Select(change => (change.Milestone!, change.Kind)));
    }

    [Fact]
    public void A_new_baseline_is_no_move_of_the_date()
    {
        var before = Of(Milestone("a", "2026-07-01") with { Reading = Reading("2026-07-01") with { Plan = Plan("2026-06-01") } });
        var after = Of(Milestone("a", "2026-07-01") with { Reading = Reading("2026-07-01") with { Plan = Plan("2026-07-01") } });
        var change = Assert.Single(Comparison.Of(before, after, Basis));
        Assert.Equal((ChangeKind.Replanned, 30, 0m), (change.Kind, change.Shift!.FromDays, change.MwDays));
    }

    [Fact]
    public void Completed_and_accepted_between_the_two_moments_is_both_and_comes_in_this_order()
    {
        var before = Of(Milestone("a", "2026-07-01"), Milestone("b", "2026-07-01"), Milestone("c"));
        var after = Of(Judged(Done("a", "2026-07-01"), isAccepted: true), Milestone("b", "2026-07-02"), Milestone("c", "2026-07-01"));
        var changes = Comparison.Of(before, after, Basis);
        // A day outweighs a completion, and a completion its acceptance; a first date comes last.
        Assert.Equal(
            [("b", ChangeKind.Later), ("a", ChangeKind.Completed), ("a", ChangeKind.Accepted), ("c", ChangeKind.Dated)],
            changes.Select(change => (change.Milestone!, change.Kind)));
        var accepted = changes[2];
        Assert.Equal((null, "2026-07-01", "crusoe's owner", 7L), (accepted.From, accepted.To!.Text, accepted.Party, accepted.Report));
        Assert.Equal((true, "its words"), (accepted.Judgement!.IsAccepted, accepted.Judgement.Words));
    }

    [Fact]
    public void What_is_accepted_on_both_sides_is_no_change_and_what_is_rejected_since_is_both_unaccepted_and_rejected()
    {
        var done = Done("a", "2026-06-01");
        var (accepted, rejected) = (Of(Judged(done, isAccepted: true)), Of(Judged(Milestone("a", "2026-06-01"), isAccepted: false)));
        Assert.Empty(Comparison.Of(accepted, accepted, Basis));
        Assert.Equal(
            [ChangeKind.Reopened, ChangeKind.Unaccepted, ChangeKind.Rejected], Comparison.Of(accepted, rejected, Basis).Select(change => change.Kind));
        Assert.Equal(
            [ChangeKind.Completed, ChangeKind.Accepted, ChangeKind.Unrejected], Comparison.Of(rejected, accepted, Basis).Select(change => change.Kind));
    }

    [Fact]
    public void As_the_domain_reads_it_a_rejection_is_lifted_by_new_evidence()
    {
        var told = Told.Programme();
        told.Takes(Some.Forecast("2026-06-01", "2026-03-01"));
        told.Takes(Some.Actual("2026-05-23", "2026-05-24"));
        var reported = ProgrammeAsOf.Of(told.State);
        told.Takes(Some.Rejected());
        var rejected = ProgrammeAsOf.Of(told.State);
        told.Takes(Some.Report("2026-06-08") with { Note = "hall 3 is cool now", Evidence = [Some.Evidence("photo")] });
        var back = ProgrammeAsOf.Of(told.State);

        // From 23 May to 1 June are 9 days, of 295 MW.
        Assert.Equal(
            [(ChangeKind.Reopened, 2_655m, "crusoe"), (ChangeKind.Rejected, 0m, Programme.Owner)],
            Comparison.Of(reported, rejected, Basis).Select(change => (change.Kind, change.MwDays, change.Party!)));
        Assert.Equal(
            [ChangeKind.Completed, ChangeKind.Unrejected], Comparison.Of(rejected, back, Basis).Select(change => change.Kind));
    }

    [Fact]
    public void The_same_moment_has_no_changes()
    {
        var state = ProgrammeAsOf.Of(Shipped.State);
        Assert.NotEmpty(state.Flags);
        Assert.Empty(Comparison.Of(state, state, Basis));
    }

    [Fact]
    public void Compared_the_other_way_round_every_change_is_mirrored() => Gen.Select(States, States).Sample((before, after) =>
    {
        var (there, back) = (Comparison.Of(before, after, Basis), Comparison.Of(after, before, Basis));
        Assert.Equal(
            there.Select(change => (Change.MirrorOf(change.Kind), change.Milestone, change.To, change.From, -change.Days, -change.MwDays)).Order(Comparer),
            back.Select(change => (change.Kind, change.Milestone, change.From, change.To, change.Days, change.MwDays)).Order(Comparer));
    });

    static readonly Comparer<(ChangeKind, string?, StatedDate?, StatedDate?, decimal, decimal)> Comparer =
        Comparer<(ChangeKind, string?, StatedDate?, StatedDate?, decimal, decimal)>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"));

    static readonly string?[] Stated =
        [null, "2026-07-01", "2026-07-02", "2026-Q3", "2026", "2026-10-01/2027-03-31", "../2026-06-30", "2027-01-01/.."];

    static readonly Gen<string?> Dates = Gen.Int[0, Stated.Length - 1].Select(index => Stated[index]);

    static readonly Gen<ProgrammeAsOf> States = Gen.Select(Gen.Int[0, 3].Select(index => "abcd"[index..(index + 1)]), Dates, Gen.Int[0, 2], Gen.Int[0, 300], Dates, Gen.Int[0, 2])
        .Array[0, 6].Select(milestones => Of(
        [
            .. milestones.DistinctBy(milestone => milestone.Item1).Select(milestone => (milestone.Item6, milestone.Item3 switch
            {
                1 when milestone.Item2 is not null => Done(milestone.Item1, milestone.Item2, milestone.Item4),
                2 => Withdrawn(milestone.Item1, milestone.Item2, milestone.Item4),
                _ => Milestone(milestone.Item1, milestone.Item2, milestone.Item4) with
                {
                    Reading = Reading(milestone.Item2) with { Plan = milestone.Item5 is null ? null : Plan(milestone.Item5) },
                },
            })).Select(milestone => milestone.Item1 == 0 ? milestone.Item2 : Judged(milestone.Item2, isAccepted: milestone.Item1 == 1)),
        ]));

    static ProgrammeAsOf Of(params MilestoneAsOf[] milestones) => new(milestones, []);

    static MilestoneAsOf Milestone(string id, string? date = null, decimal mw = 0) => new(
        Some.Site,
        Some.MilestoneDetails with { Id = id, Mw = mw == 0 ? [] : [new(mw, Basis, null, null, null)] },
        Reading(date));

    static MilestoneAsOf Done(string id, string date, decimal mw = 0) =>
        Milestone(id, date, mw) is var milestone && milestone.Reading is { Current: { } current } reading
            ? milestone with { Reading = reading with { Status = MilestoneStatus.Done, Current = current with { IsActual = true } } }
            : throw new InvalidOperationException("it has a date");

    static MilestoneAsOf Judged(MilestoneAsOf milestone, bool isAccepted)
    {
        var told = Told.Programme();
        var actual = milestone.Reading.Current is { IsActual: true, Date.Text: var text } ? text : "2026-05-01";
        told.State.Apply(new MilestoneReported(Some.Site, Some.Milestone, Some.Actual(actual)), 7);
        var judgement = new Judgement(isAccepted, "crusoe", 7, "crusoe's owner", Some.Today, "its words", 8);
        return milestone with
        {
            Reading = milestone.Reading with
            {
                Completion = new(
                    isAccepted ? CompletionState.Accepted : CompletionState.Rejected, told.Standing(), Rank.Responsible, judgement, Some.Today, default),
            },
        };
    }

    static MilestoneAsOf Withdrawn(string id, string? date, decimal mw = 0) =>
        Milestone(id, date, mw) is var milestone ? milestone with { Reading = milestone.Reading with { Status = MilestoneStatus.Withdrawn } } : milestone;

    static MilestoneReading Reading(string? date) => new(
        date is null ? MilestoneStatus.Undated : MilestoneStatus.Forecast,
        date is null ? null : new(false, Some.Date(date), "crusoe", Rank.Responsible, Some.Today, null, 1),
        null, null, null, null);

    static Plan Plan(string date) => new(null, Some.Date(date), "crusoe", Some.Today, 1);
}
