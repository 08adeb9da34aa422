using Construction.Domain;
using Dashboard.Api;

namespace Dashboard.Programmes;

/// <summary>Reads a programme file's fields into events: first what is planned, then its history in order of data date.</summary>
sealed class ProgrammeReader(Fields file)
{
    readonly Dictionary<string, Source> _sources = [];
    readonly List<Event> _plan = [];
    readonly List<Dated> _history = [];
    readonly List<string> _tells = [];

    public ProgrammeFile Read()
    {
        if (file.Whole("format", 1, int.MaxValue) is not 1)
            file.Error("format", null, "must be 1");
        file.Object("sources", sources =>
        {
            foreach (var id in sources.Names)
                if (sources.Object(id, FullSource) is { } source)
                    _sources.Add(id, source);
            return sources;
        });
        var attribution = file.Text("attribution");
        file.List("parties", party => Plan(new PartyNamed(Inputs.Party(party, Id(party)))), atMost: 1_000);
        file.Object("programme", programme =>
            Plan(new ProgrammeDescribed(Inputs.Programme(programme, SourceNamed) with { Attribution = attribution })));
        file.List("commitments", commitment => Plan(new CommitmentEntered(Inputs.Commitment(commitment, Id(commitment), SourceNamed))), atMost: 1_000);
        file.List("sites", Site, atMost: 1_000);
        var unplaced = file.List("unplaced", entry => new Unplaced(
            entry.Text("site", required: true) ?? "", entry.Text("entry", required: true) ?? "", entry.Text("reason", required: true) ?? ""), atMost: 10_000);
        return new(_plan, [.. _history.OrderBy(dated => dated.Day)], unplaced, _tells);
    }

    SiteDetails Site(Fields fields)
    {
        var site = Inputs.Site(fields, Id(fields), SourceNamed);
        _plan.Add(new SiteAnnounced(site));
        fields.List("milestones", milestone => Milestone(site.Id, milestone), atMost: 10_000);
        fields.List("flags", flag => Flag(site.Id, flag), atMost: 10_000);
        return site;
    }

    MilestoneDetails Milestone(string site, Fields fields)
    {
        var milestone = Inputs.Milestone(fields, Id(fields), SourceNamed);
        _plan.Add(new MilestonePlanned(site, milestone));
        Tells(site, fields);
        foreach (var report in fields.List("reports", report => Report(report), atMost: 100_000))
            _history.Add(new(report.DataDate, new MilestoneReported(site, milestone.Id, report)));
        fields.Object("withdrawn", withdrawn => Withdrawn(site, milestone.Id, withdrawn));
        return milestone;
    }

    Report Report(Fields fields) =>
        Inputs.Report(fields, fields.Slug("party", required: true) ?? "", SourceNamed) with { KnownAt = fields.Day("knownAt") };

    MilestoneWithdrawn Withdrawn(string site, string milestone, Fields fields)
    {
        var date = fields.Day("date", required: true) ?? default;
        var withdrawn = new MilestoneWithdrawn(
            site, milestone,
            fields.Text("reason", required: true) ?? "",
            fields.Slug("party", required: true) ?? "",
            date,
            SourceNamed(fields),
            KnownAt: date);
        _history.Add(new(date, withdrawn));
        return withdrawn;
    }

    FlagDetails Flag(string site, Fields fields)
    {
        var flag = Inputs.Flag(fields, Id(fields), SourceNamed);
        flag = flag with { KnownAt = DayOf(flag.Source) ?? flag.Date?.Latest };
        Tells(site, fields);
        _history.Add(new(flag.Date?.Latest ?? flag.KnownAt ?? default, new FlagRaised(site, flag)));
        return flag;
    }

    void Tells(string site, Fields fields) => _tells.AddRange(fields.Texts("tells").Select(entry => $"{site}: {entry}"));

    Event Plan(Event planned)
    {
        _plan.Add(planned);
        return planned;
    }

    // Here a source is named by its id in the file's list.
    Source? SourceNamed(Fields fields)
    {
        if (fields.Text("source") is not { } id)
            return null;
        if (_sources.TryGetValue(id, out var source))
            return source;
        fields.Error("source", id, "names no source of this file");
        return null;
    }

    static Source FullSource(Fields fields) => Inputs.Source(fields) with { Date = fields.Text("date"), Grade = fields.Text("grade") };

    static string Id(Fields fields) => fields.Slug("id", required: true) ?? "";

    static DateOnly? DayOf(Source? source) => StatedDate.TryDay(source?.Date);
}
