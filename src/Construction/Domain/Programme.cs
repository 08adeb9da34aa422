namespace Construction.Domain;

/// <summary>
/// The state that the log amounts to. <see cref="Decide"/> says what becomes of a proposed event, <see cref="Apply"/> takes
/// one that is in the log. One thread at a time.
/// </summary>
public sealed partial class Programme
{
    /// <summary>The party that holds the owner's key.</summary>
    public const string Owner = "owner";

    readonly Dictionary<Activity, (string Site, string Milestone)> _activities = [];

    public ProgrammeDetails? Details { get; private set; }
    public OrderedDictionary<string, PartyDetails> Parties { get; } = [];
    public OrderedDictionary<string, CommitmentDetails> Commitments { get; } = [];
    public OrderedDictionary<string, Site> Sites { get; } = [];

    /// <summary>Position of the last event applied; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>Where each thing was changed last.</summary>
    public Changes Changes { get; } = new();

    /// <summary>Days by which a party may move its date without naming a cause: <see cref="CauseRule"/>.</summary>
    public int CauseBeyondDays { get; init; } = CauseRule.BeyondDays;

    public Site? SiteOf(string id) => Sites.GetValueOrDefault(id);

    public Milestone? MilestoneOf(string site, string id) => SiteOf(site)?.Milestones.GetValueOrDefault(id);

    /// <summary>The site and milestone that an activity stands for, if it was set.</summary>
    public (string Site, string Milestone)? Find(Activity activity) =>
        _activities.TryGetValue(activity, out var found) ? found : null;

    /// <summary>The activities of a system's project that stand for milestones of a site, by their code there.</summary>
    public IEnumerable<(string Code, string Milestone)> ActivitiesOf(string site, string system, string project) =>
        from entry in _activities
        where entry.Value.Site == site && entry.Key.System == system && entry.Key.Project == project
        select (entry.Key.ActivityId, entry.Value.Milestone);

    /// <summary>Whether a party may say what a milestone is called and whether it is in the scope: who is responsible for it, and the owner.</summary>
    public static bool Leads(Site site, Milestone milestone, string party) =>
        party == Owner || party == (milestone.Details.Responsible ?? site.Details.Responsible);

    /// <summary>Whose word a party's is at a milestone of a site.</summary>
    public Rank RankOf(Site site, Milestone milestone, string party)
    {
        if (party == (milestone.Details.Responsible ?? site.Details.Responsible))
            return Rank.Responsible;
        if (IsOfOwner(site, party))
            return Rank.Owner;
        var named = Parties.GetValueOrDefault(party)?.Roles ?? [];
        if (Has(site, party, "press") || named.Contains("press"))
            return Rank.Press;
        return Has(site, party, "observer") || named.Contains("observer") ? Rank.Observer : Rank.Party;
    }

    /// <summary>What a milestone's reports amount to.</summary>
    public MilestoneReading Read(Site site, Milestone milestone) =>
        MilestoneReading.Of(milestone, party => RankOf(site, milestone, party));

    /// <summary>Takes an event that is in the log.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="position">Its position.</param>
    /// <param name="receivedAt">When the log took it; to be given where somebody asks how long a completion waits, or when a contract's date or a risk was entered.</param>
    public void Apply(Event happened, long position, DateTimeOffset receivedAt = default)
    {
        Position = position;
        Changes.Note(happened, position);
        switch (happened)
        {
            case MilestoneReported reported:
                Sites[reported.Site].Milestones[reported.Milestone].Take(reported.Report, position, receivedAt);
                break;
            case ProgrammeDescribed described:
                Details = described.Programme;
                break;
            case PartyNamed named:
                Parties[named.Party.Id] = named.Party;
                break;
            case CommitmentEntered entered:
                Commitments[entered.Commitment.Id] = entered.Commitment;
                break;
            case SiteAnnounced announced:
                if (SiteOf(announced.Site.Id) is { } site)
                    site.Details = announced.Site;
                else
                    Sites.Add(announced.Site.Id, new(announced.Site));
                break;
            case MilestonePlanned planned:
                if (MilestoneOf(planned.Site, planned.Milestone.Id) is { } milestone)
                    milestone.Details = planned.Milestone;
                else
                    Sites[planned.Site].Milestones.Add(planned.Milestone.Id, new(planned.Milestone));
                break;
            case BaselineSet set:
                Sites[set.Site].Milestones[set.Milestone].Take(set, position);
                break;
            case ContractDateSet set:
                Sites[set.Site].Milestones[set.Milestone].Contract = new(set, position, receivedAt);
                break;
            case RangeGiven range:
                Sites[range.Site].Milestones[range.Milestone].Take(range, position);
                break;
            case CompletionAccepted or CompletionRejected:
                Sites[happened.SiteId!].Milestones[happened.MilestoneId!].Take(JudgementOf(happened, position));
                break;
            case MilestoneWithdrawn withdrawn:
                Sites[withdrawn.Site].Milestones[withdrawn.Milestone].Withdrawn = withdrawn;
                break;
            case MilestoneReinstated reinstated:
                Sites[reinstated.Site].Milestones[reinstated.Milestone].Withdrawn = null;
                break;
            case ScheduleAccepted accepted:
                Sites[accepted.Site].Schedules[accepted.Schedule.Id] = new(accepted.Schedule, position);
                break;
            case LinkAdded link:
                Sites[link.Site].Link(link.Milestone, link.For);
                break;
            case LinkRemoved link:
                Sites[link.Site].Unlink(link.Milestone, link.For);
                break;
            case FlagRaised raised:
                Sites[raised.Site].Flags[raised.Flag.Id] = new(raised.Flag, null);
                break;
            case FlagCleared cleared:
                var flags = Sites[cleared.Site].Flags;
                flags[cleared.Flag] = flags[cleared.Flag] with { Cleared = cleared };
                break;
            case RiskEntered entered:
                var entries = Sites[entered.Site].Risks;
                entries[entered.Risk.Id] = new(entered.Risk, entries.GetValueOrDefault(entered.Risk.Id)?.EnteredAt ?? receivedAt, null);
                break;
            case RiskClosed closed:
                var risks = Sites[closed.Site].Risks;
                risks[closed.Risk] = risks[closed.Risk] with { Closed = closed };
                break;
            case AliasSet alias:
                _activities[alias.Activity] = (alias.Site, alias.Milestone);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "an event that nobody applies");
        }
    }

    /// <summary>Takes what reports left behind in place of them, after every other event was applied.</summary>
    /// <param name="position">Of the last event of all.</param>
    public void Take(IEnumerable<ReportsSnapshot> reports, long position)
    {
        foreach (var of in reports)
        {
            Sites[of.Site].Milestones[of.Milestone].Take(of);
            Changes.Note(of);
        }
        Position = position;
    }

    /// <summary>Takes notes and sources of reports on a milestone, where what these left behind was taken without.</summary>
    /// <param name="words">Reports by position, as many as are wanted.</param>
    public void TakeWords(string site, string milestone, IReadOnlyDictionary<long, Report> words) => Sites[site].Milestones[milestone].Read(words);

    // The owner's side: owner and tenant of the site, and who holds the owner's key.
    static bool IsOfOwner(Site site, string party) => party == Owner || Has(site, party, "owner") || Has(site, party, "tenant");

    static bool Has(Site site, string party, string role)
    {
        for (var index = 0; index < site.Details.Parties.Count; index++)
            if (site.Details.Parties[index] is var entry && entry.Role == role && entry.Party == party)
                return true;
        return false;
    }
}
