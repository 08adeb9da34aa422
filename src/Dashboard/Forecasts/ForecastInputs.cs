using Construction.Analytics;
using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Analysis;
using Dashboard.Board;
using Dashboard.Schedules;

namespace Dashboard.Forecasts;

/// <summary>What a site's forecast is made of, and of what board.</summary>
/// <param name="Position">Of the board.</param>
/// <param name="Head">Of the site: what came after it is of other sites.</param>
/// <param name="Parties">Whose records it draws from.</param>
/// <param name="Mark">Of these records: with another the forecast would be another.</param>
sealed record MadeInput(SiteForecastInput Input, long Position, long Head, IReadOnlyList<string> Parties, int Mark);

/// <summary>Makes it, off the board, the log's history and the schedules that were accepted.</summary>
sealed class ForecastInputs(ScheduleReading reading, Chronicle chronicle)
{
    PresentRecords? _records;
    (Board.Board Board, IReadOnlyDictionary<string, ForecastRecord> Records)? _pastRecords;

    /// <summary>Null where the site is not known.</summary>
    public async Task<MadeInput?> Of(Board.Board board, string site, DateTimeOffset now, CancellationToken cancelled)
    {
        var records = await Records(board, now, cancelled);
        var read = board.Read(state => state.State.SiteOf(site) is { } here
            ? new Known(
                state.Position,
                state.Head(site),
                [.. here.Milestones.Values.Select(milestone => new MilestoneAsOf(site, milestone.Details, state.State.Read(here, milestone)))],
                here.Milestones.Values.ToDictionary(milestone => milestone.Details.Id, milestone => milestone.Details.Responsible ?? here.Details.Responsible),
                RangesOf(here),
                [.. here.Risks.Values.Where(risk => risk.Closed is null).Select(risk => risk.Details)],
                [
                    .. from schedule in here.Schedules.Values
                       group schedule by (schedule.Details.System, schedule.Details.Project, schedule.Details.Party) into project
                       // Nobody's network moves what others are responsible for; where the owner has one too, theirs counts.
                       orderby project.Key.Party == Programme.Owner
                       let latest = here.LatestSchedule(project.Key.System, project.Key.Project, project.Key.Party)!
                       select (latest.Details, state.State.ActivitiesOf(site, latest.Details.System, latest.Details.Project)
                           .Where(known => Programme.Leads(here, here.Milestones[known.Milestone], latest.Details.Party)).ToList()),
                ])
            : null);
        if (read is null)
            return null;
        var today = DateOnly.FromDateTime((board.Looked?.At ?? now).UtcDateTime);
        var schedules = new List<ForecastSchedule>();
        foreach (var (details, codes) in read.Schedules)
            if (await reading.Read(details, cancelled) is { } schedule)
                schedules.Add(new(details, schedule.Path, codes, read.Milestones, today));
        var input = new SiteForecastInput(
            site, read.Milestones, milestone => read.Responsible.GetValueOrDefault(milestone), schedules, records, today)
        {
            Ranges = read.Ranges,
            Risks = read.Risks,
        };
        string[] parties = [.. read.Responsible.Values.OfType<string>().Concat(read.Schedules.Select(one => one.Details.Party)).Distinct().Order(StringComparer.Ordinal)];
        return new(input, read.Position, read.Head, parties, MarkOf(records, parties));
    }

    /// <summary>The records of some parties, as far as forecasts draw from them, as one number: with another they would be made otherwise.</summary>
    public int MarkOf(IEnumerable<string> parties) => MarkOf(Volatile.Read(ref _records)?.Records, parties);

    static int MarkOf(IReadOnlyDictionary<string, ForecastRecord>? records, IEnumerable<string> parties)
    {
        var mark = new HashCode();
        foreach (var party in parties)
            foreach (var horizon in records?.GetValueOrDefault(party)?.Horizons.Where(horizon => !horizon.TooFew) ?? [])
            {
                mark.Add((party, horizon.DaysAhead, horizon.Count));
                foreach (var error in horizon.Errors)
                    mark.Add(error.Days);
            }
        return mark.ToHashCode();
    }

    // Of the party that is responsible for the milestone now, whoever else gives one.
    static Dictionary<string, GivenRange> RangesOf(Site site) => (
        from milestone in site.Milestones.Values
        let responsible = milestone.Details.Responsible ?? site.Details.Responsible
        where responsible is not null
        let given = milestone.RangeOf(responsible)
        where given is not null
        select given).ToDictionary(given => given.Range.Milestone);

    // Made of every report of the programme, so once for as many sites as are looked at meanwhile.
    async Task<IReadOnlyDictionary<string, ForecastRecord>> Records(Board.Board board, DateTimeOffset now, CancellationToken cancelled)
    {
        var (position, day) = (board.Position, DateOnly.FromDateTime(now.UtcDateTime));
        if (board.Looked is null && Volatile.Read(ref _records) is { } kept && kept.Position == position && kept.Day == day)
            return kept.Records;
        if (_pastRecords is { } past && past.Board == board)
            return past.Records;
        var study = Study.Of(board, now, _ => true);
        var records = await chronicle.Read(
            history => ForecastRecord.Of(study.Pasts(history), study.Today).ToDictionary(record => record.Party), cancelled);
        if (board.Looked is null)
            Volatile.Write(ref _records, new(position, day, records));
        else
            _pastRecords = (board, records);
        return records;
    }

    sealed record PresentRecords(long Position, DateOnly Day, IReadOnlyDictionary<string, ForecastRecord> Records);

    sealed record Known(
        long Position, long Head, IReadOnlyList<MilestoneAsOf> Milestones, IReadOnlyDictionary<string, string?> Responsible,
        IReadOnlyDictionary<string, GivenRange> Ranges, IReadOnlyList<RiskDetails> Risks,
        IReadOnlyList<(ScheduleDetails Details, List<(string Code, string Milestone)> Codes)> Schedules);
}
