using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Board;

// Rows that change with one event, and no other with them.
sealed partial class Fold
{
    void PutOwn(Event happened, LogEntry entry)
    {
        switch (happened)
        {
            case PartyNamed named:
                Put("party", null, named.Party.Id, entry.Position, at => RowMaker.Of(named.Party, at));
                break;
            case CommitmentEntered entered:
                Put("commitment", null, entered.Commitment.Id, entry.Position, at => RowMaker.Of(entered.Commitment, at));
                break;
            case ScheduleAccepted accepted:
                Put("schedule", accepted.Site, accepted.Schedule.Id, entry.Position, at => RowMaker.Of(accepted, entry.ReceivedAt, at));
                break;
            case FlagRaised raised:
                PutFlag(raised.Site, raised.Flag.Id, entry);
                break;
            case FlagCleared cleared:
                PutFlag(cleared.Site, cleared.Flag, entry);
                break;
            case RiskEntered entered:
                PutRisk(entered.Site, entered.Risk.Id, entry);
                break;
            case RiskClosed closed:
                PutRisk(closed.Site, closed.Risk, entry);
                break;
        }
    }

    void PutFlag(string site, string id, LogEntry entry)
    {
        var flag = State.Sites[site].Flags[id];
        Put("flag", site, id, entry.Position, at => RowMaker.Of(site, flag, entry.ReceivedAt, at));
    }

    void PutRisk(string site, string id, LogEntry entry)
    {
        var risk = State.Sites[site].Risks[id];
        Put("risk", site, id, entry.Position, at => RowMaker.Of(site, risk, entry.ReceivedAt, at));
    }
}
