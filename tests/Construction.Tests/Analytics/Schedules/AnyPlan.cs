using System.Globalization;
using Construction.Import;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>Generated plans of up to eight activities A, B, C, …, each linked only to later ones.</summary>
static class AnyPlan
{
    const int Most = 8;

    /// <summary>Tuesday to Saturday, six to two, but for a Wednesday.</summary>
    public static PlanCalendar Early { get; } = new(
        "early", "Early", [.. Enumerable.Range(0, 7).Select(day => day is 0 or 1 ? (IReadOnlyList<Shift>)[] : [new(360, 840)])],
        new Dictionary<DateOnly, IReadOnlyList<Shift>> { [new(2026, 1, 14)] = [] });

    /// <summary>In days around the clock, with milestones.</summary>
    public static Gen<Plan> OfDays { get; } = Of(0, 6, 1440, [PlanCalendar.TwentyFourHours]);

    /// <summary>In hours of three calendars, without milestones.</summary>
    public static Gen<Plan> OfHours { get; } = Of(1, 30, 60, [PlanCalendar.Standard, Early, PlanCalendar.TwentyFourHours]);

    /// <summary>
    /// Without links from a start: one that must be by a moment between two shifts is counted as the same working moment when it is
    /// the next morning, so that a start later by the float can be too late by the wall clock.
    /// </summary>
    public static Gen<Plan> OfHoursFromFinish { get; } =
        OfHours.Select(plan => plan with { Links = [.. plan.Links.Where(link => link.Type is LinkType.FinishToStart or LinkType.FinishToFinish)] });

    /// <summary>The same in another order.</summary>
    public static Gen<Plan> Shuffled(Plan plan) =>
        Gen.Select(Gen.Int[0, 9].Array[plan.Activities.Count], Gen.Int[0, 9].Array[plan.Links.Count]).Select((places, links) => plan with
        {
            Activities = [.. plan.Activities.Zip(places).OrderBy(pair => pair.Second).Select(pair => pair.First)],
            Links = [.. plan.Links.Zip(links).OrderBy(pair => pair.Second).Select(pair => pair.First)],
        });

    /// <summary>From an activity to a later one; null where there is only one.</summary>
    public static Gen<PlanLink?> LinkIn(Plan plan, int unit) =>
        Gen.Select(Gen.Int[0, Most], Gen.Int[0, Most], Gen.Enum<LinkType>(), Gen.Int[-3, 5]).Select((one, other, type, lag) =>
        {
            var (from, to) = (Math.Min(one, other) % plan.Activities.Count, Math.Max(one, other) % plan.Activities.Count);
            return from < to ? new PlanLink(Code(from), Code(to), type, lag * unit) : null;
        });

    static Gen<Plan> Of(int shortest, int longest, int unit, PlanCalendar[] calendars) =>
        Gen.Select(
            Gen.Int[1, Most], Gen.Int[shortest, longest].Array[Most], Gen.Int[0, calendars.Length - 1].Array[Most],
            Gen.Select(Gen.Int[0, 9], Gen.Int[-3, 5]).Array[Most * Most]).Select((count, durations, of, links) => new Plan
            {
                Format = "generated",
                Projects = [new() { Id = Plans.Project, Code = Plans.Project, Name = "Project", DataDate = Plans.Start, Start = Plans.Start }],
                Calendars = calendars,
                Activities =
                [
                    .. Enumerable.Range(0, count).Select(number => new PlannedActivity
                    {
                        Id = Code(number),
                        Project = Plans.Project,
                        Code = Code(number),
                        Name = Code(number),
                        Kind = durations[number] > 0 ? ActivityKind.Task : ActivityKind.FinishMilestone,
                        Calendar = calendars[of[number]].Id,
                        Duration = durations[number] * unit,
                        Remaining = durations[number] * unit,
                    }),
                ],
                Links =
                [
                    // Of ten kinds of link six are none.
                    .. from one in Enumerable.Range(0, count)
                       from other in Enumerable.Range(one + 1, count - one - 1)
                       let link = links[one * Most + other]
                       where link.Item1 < 4
                       select new PlanLink(Code(one), Code(other), (LinkType)link.Item1, link.Item2 * unit),
                ],
            });

    static string Code(int number) => ((char)('A' + number)).ToString(CultureInfo.InvariantCulture);
}
