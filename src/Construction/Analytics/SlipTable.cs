using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A cell of a group of phases, and of each phase of it that its column has.</summary>
public sealed record SlipGroupCell(string Group, SlipCell All, IReadOnlyList<SlipPhaseCell> Phases);

public sealed record SlipPhaseCell(string Phase, SlipCell Cell);

/// <summary>A site: a cell for every column, also where it has no milestone.</summary>
/// <param name="MwDaysLate">Of its ready-for-service milestones, incurred and to come.</param>
public sealed record SlipTableRow(string Site, Bounds MwDaysLate, WorstSlip? Worst, IReadOnlyList<SlipGroupCell> Cells);

/// <summary>The milestone that has slipped most for certain, by the lower end of its slip, and the group of phases it is in.</summary>
public sealed record SlipFinding(string Group, WorstSlip Worst);

/// <summary>Slips by site and phase.</summary>
/// <param name="Basis">Of the megawatts by which the rows are in order.</param>
/// <param name="Columns">The groups, and in each the phases, in which there is a milestone; in the vocabulary's order.</param>
/// <param name="Rows">By MW-days late (upper bound, as far as one is known), then by the worst slip, then in the order of the sites.</param>
/// <param name="Finding">Null where nothing is late for certain.</param>
public sealed record SlipTable(
    string Basis, IReadOnlyList<PhaseGroup> Columns, IReadOnlyList<SlipTableRow> Rows, SlipFinding? Finding)
{
    /// <summary>The move beside a slip is that of so many days.</summary>
    public const int ChangeDays = 28;

    /// <param name="sites">Every site that gets a row, in the programme's order.</param>
    /// <param name="now">The milestones as of the moment.</param>
    /// <param name="then">The milestones as of <see cref="ChangeDays"/> before.</param>
    /// <param name="basis">Of <see cref="Vocabulary.PowerBases"/>.</param>
    /// <param name="today">The day of the moment, UTC.</param>
    /// <param name="isStale">Whether a party (second) has fallen silent at a site (first).</param>
    public static SlipTable Of(
        IReadOnlyList<string> sites, IReadOnlyList<MilestoneAsOf> now, IEnumerable<MilestoneAsOf> then, string basis, DateOnly today,
        Func<string, string, bool> isStale)
    {
        var before = then.ToDictionary(milestone => (milestone.Site, milestone.Id));
        var entries = now.ToLookup(
            milestone => milestone.Site,
            milestone => SlipEntry.Of(milestone, before.GetValueOrDefault((milestone.Site, milestone.Id)), today, isStale));
        var mwDays = MwDaysLate.Of(now, basis, today).Milestones.ToLookup(late => late.Site, late => late.MwDays);
        var columns = ColumnsOf(sites.SelectMany(site => entries[site]));
        return new(
            basis,
            columns,
            [
                .. sites.Select(site => RowOf(site, Bounds.Sum(mwDays[site]), columns, entries[site]))
                    .OrderByDescending(row => row.MwDaysLate.Most)
                    .ThenBy(row => row.Worst, SlipCell.WorstFirst),
            ],
            FindingOf(sites.SelectMany(site => entries[site])));
    }

    static IReadOnlyList<PhaseGroup> ColumnsOf(IEnumerable<SlipEntry> entries)
    {
        var occurring = entries.Select(entry => entry.Phase).ToHashSet();
        return
        [
            .. PhaseGroup.All.Select(group => group with { Phases = [.. group.Phases.Where(occurring.Contains)] })
                .Where(group => group.Phases.Count > 0),
        ];
    }

    static SlipTableRow RowOf(string site, Bounds mwDays, IReadOnlyList<PhaseGroup> columns, IEnumerable<SlipEntry> entries) => new(
        site,
        mwDays,
        SlipCell.Of(entries).Worst,
        [
            .. columns.Select(group => new SlipGroupCell(
                group.Id,
                SlipCell.Of(entries.Where(entry => group.Phases.Contains(entry.Phase))),
                [.. group.Phases.Select(phase => new SlipPhaseCell(phase, SlipCell.Of(entries.Where(entry => entry.Phase == phase))))])),
        ]);

    static SlipFinding? FindingOf(IEnumerable<SlipEntry> entries) =>
        entries.Select(entry => entry.Slip).OfType<WorstSlip>().Where(worst => worst.Slip.Sense == SlipSense.Late)
            .OrderByDescending(worst => worst.Slip.FromDays).ThenBy(worst => worst, SlipCell.WorstFirst).FirstOrDefault() is { } most
            ? new(PhaseGroup.Of(most.Phase).Id, most)
            : null;
}
