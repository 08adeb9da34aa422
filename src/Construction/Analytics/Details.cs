using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// What details that were written down later can say of an earlier moment: a programme file frames its sites with what was known
/// when it was made, and some of that carries the day of its source.
/// </summary>
static class Details
{
    public static SiteAnnounced Before(SiteAnnounced announced, Moment moment, bool stageIsKnown)
    {
        var site = announced.Site;
        return new(site with
        {
            Stage = stageIsKnown ? site.Stage : SiteDetails.StageNotRecorded,
            StageNote = stageIsKnown ? site.StageNote : null,
            Mw = [.. site.Mw.Where(power => Had(power.Source, moment))],
            Cost = [.. site.Cost.Where(cost => Had(cost.Source, moment))],
        });
    }

    public static ProgrammeDescribed Before(ProgrammeDescribed described, Moment moment) => moment.Day is not { } day
        ? described
        : new(described.Programme with { History = [.. described.Programme.History.Where(entry => entry.AsOf <= day)] });

    // What has no day of its own may have been known.
    static bool Had(Source? source, Moment moment) =>
        StatedDate.TryDay(source?.Date) is not { } published || moment.Day is not { } day || published <= day;
}
