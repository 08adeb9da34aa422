using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>A milestone in words: the same facts as its marks on the page, as <c>wwwroot/js/words.js</c> says them.</summary>
public sealed class MilestoneWords(Language language, Names names)
{
    /// <summary>The date last stated has passed, and nothing says that it happened.</summary>
    /// <param name="today">The server's day, UTC.</param>
    public static bool IsOverdue(MilestoneRow row, DateOnly today) => row.OverdueFrom <= today;

    /// <summary>The status as the page counts it: what is overdue is told apart.</summary>
    public static string StatusOf(MilestoneRow row, DateOnly today) =>
        IsOverdue(row, today) ? "overdue" : row.Status.ToString().ToLowerInvariant();

    /// <summary>The date on which it stands: the current one, or else its plan.</summary>
    public static StatedDate? DateOf(MilestoneRow row) => row.Current?.Date ?? row.Plan?.Date;

    public string Status(MilestoneRow row, DateOnly today) => language.Word("status", StatusOf(row, today));

    /// <summary>Plan, current date, slip, whether overdue, percent, withdrawal: each with whose word it is.</summary>
    public IReadOnlyList<string> Facts(MilestoneRow row, DateOnly today)
    {
        var facts = new List<string>
        {
            row.Plan is { } plan
                ? language.Text($"lane.says-{plan.Kind}", ("date", language.Date(plan.Date)), ("party", names.Party(plan.Party)))
                : language.Text("lane.no-plan"),
        };
        if (row.Current is { } current)
            facts.Add(language.Text(
                $"lane.says-{current.Kind}", ("date", language.Date(current.Date)), ("party", names.Party(current.Party)),
                ("rank", language.Word("rank", Sentence.WordOf(current.Rank)))));
        else if (row.Status == MilestoneStatus.Press && PressOf(row) is var (press, date))
            facts.Add(language.Text("lane.says-press", ("date", language.Date(date)), ("party", names.Party(press))));
        else if (row.Withdrawn is null)
            facts.Add(language.Text("lane.no-current"));
        if (language.Slip(row.Slip) is { Length: > 0 } slip)
            facts.Add(slip);
        if (IsOverdue(row, today))
            facts.Add(language.Text("lane.overdue-since", ("day", language.Day(row.OverdueFrom!.Value))));
        if (row.Percent is { } percent)
            facts.Add(language.Text("lane.percent", ("percent", language.Percent(percent.Value)), ("party", names.Party(percent.Party))));
        if (row.Withdrawn is { } withdrawn)
            facts.Add(language.Text("lane.withdrawn", ("party", names.Party(withdrawn.Party)), ("day", language.Day(withdrawn.Date))));
        return facts;
    }

    static (string Party, StatedDate Date)? PressOf(MilestoneRow row)
    {
        foreach (var said in row.Said)
            if (said.Rank == Rank.Press && (said.Actual?.Date ?? said.Forecast?.Date) is { } date)
                return (said.Party, date);
        return null;
    }
}
