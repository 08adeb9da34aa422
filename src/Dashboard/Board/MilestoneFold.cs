using Construction.Domain;

namespace Dashboard.Board;

/// <summary>A milestone with what its reports amount to, and its row.</summary>
sealed class MilestoneFold
{
    readonly Programme _state;
    readonly Func<string, Rank> _rankOf;

    public MilestoneFold(Programme state, Site site, Milestone milestone, BoardRow row)
    {
        (_state, Site, Milestone, Row) = (state, site, milestone, row);
        _rankOf = party => _state.RankOf(Site, Milestone, party);
        Make = position => RowMaker.Of(Site, Milestone, Reading!, _rankOf, position);
        MakeBrief = position => RowMaker.Of(Site, Milestone, Reading!, _rankOf, position, isBrief: true);
    }

    public Site Site { get; }

    public Milestone Milestone { get; }

    public BoardRow Row { get; }

    public MilestoneReading? Reading { get; private set; }

    public Func<long, Row> Make { get; }

    public Func<long, Row> MakeBrief { get; }

    public MilestoneReading Read() => Reading = MilestoneReading.Of(Milestone, _rankOf);
}
